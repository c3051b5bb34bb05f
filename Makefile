# make report   set up, run both reports on ARTICLES, say where they are      make test   set up, run the tests
# make setup    set up alone                                                  make lab    set up, open the notebooks
PYTHON   ?= python3
ARTICLES ?= data/articles
METADATA ?=
REPORTS  ?= reports
BIN      := .venv/bin

.PHONY: report setup test lint lab
report: .venv/done
	@$(BIN)/variorum report discrepancies stance -o "$(REPORTS)" -p articles "$(ARTICLES)" -p metadata "$(METADATA)"
	@echo "Reports: $(REPORTS)/index.html"

setup: .venv/done

# uv makes it quick; where it cannot be had, pip does the same from the same constraints
.venv/done: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet uv 2>/dev/null || true
	@if $(BIN)/python -m uv --version >/dev/null 2>&1; \
	then $(BIN)/python -m uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[dev]'; \
	else $(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'; fi
	@touch $@

test: .venv/done
	$(BIN)/python -m pytest

lint: .venv/done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check toolkit tests

lab: .venv/done
	$(BIN)/jupyter lab notebooks
