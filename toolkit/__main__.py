"""The command `variorum`: reports from the command line, errors in one line."""

import argparse
import json
import sys
import warnings

from .articles import ArticleWarning, InputError
from .report import ReportError, run_report


def main(arguments=None):
    """Run the command; returns the exit code (0 done, 1 an error that was told in one line)."""
    parser = argparse.ArgumentParser(
        prog="variorum", description="Several outlets' articles on one event, side by side."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    report = commands.add_parser("report", help="run notebooks and write HTML reports")
    report.add_argument("notebooks", nargs="+", help="discrepancies, stance, or paths of notebooks")
    report.add_argument(
        "-p",
        "--parameter",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        help="a notebook parameter",
    )
    report.add_argument("-o", "--out", default="reports", help="folder to write to (default: reports)")
    asked = parser.parse_args(arguments)
    warnings.simplefilter("always", ArticleWarning)
    try:
        pages = [run_report(name, asked.out, **{k: _value(v) for k, v in asked.parameter}) for name in asked.notebooks]
    except (InputError, ReportError, OSError) as error:
        print(f"variorum: {error}", file=sys.stderr)
        return 1
    for page in pages:
        print(page)
    return 0


def _value(words):
    """A parameter as JSON where it is JSON (0.15, [], true), else the words: a bare date or path stays words."""
    try:
        return json.loads(words)
    except ValueError:
        return words


if __name__ == "__main__":
    sys.exit(main())
