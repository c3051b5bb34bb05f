"""How grouping and alignment grow: articles a second, memory and recall of blocking, on a made-up press.

python -m tests.bench.scale 1000 4000 16000          # a line a size, then the exponent of growth
python -m tests.bench.scale 1000 4000 --a-day 2000   # the same press squeezed into fewer days

Seconds of one core, memory over the articles' own, and recall of blocking, once measured:

  articles    grouping   aligning    memory    recall
     1,000         1 s        3 s     70 MB      1.00
     4,000         4 s       13 s    220 MB      1.00
    16,000        16 s       59 s    740 MB      1.00
   100,000       154 s      379 s    3.2 GB      1.00 (of a part)
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections import defaultdict
from itertools import combinations

import numpy as np

from toolkit import align_claims, group_events
from toolkit.align.renderings import candidates, utterances_in
from toolkit.align.variants import overlap, renders_same
from toolkit.events import SAME_EVENT, days_of, likeness, words_of
from toolkit.events.vectors import FADE_DAYS, NEAR_DAYS, vectors

from .synthetic import A_DAY, press

LARGEST_ALL = 5000  # articles: beyond them all against all is not waited for, and recall is taken from a part


def measure(size, a_day=A_DAY, seed=0):
    """One row of the table: seconds of processor, articles a second, memory and recall at one size."""
    articles, quotes, figures, truth = press(size, seed, a_day)
    before = _megabytes()
    start = time.process_time()
    grouped = group_events(articles)
    grouping = time.process_time() - start
    after_grouping = _megabytes()
    start = time.process_time()
    claims = align_claims(grouped, quotes=quotes, figures=figures)
    aligning = time.process_time() - start
    return dict(
        articles=len(articles),
        group_seconds=round(grouping, 2),
        group_a_second=round(len(articles) / grouping),
        align_seconds=round(aligning, 2),
        align_a_second=round(len(articles) / aligning),
        group_megabytes=round(after_grouping - before),
        megabytes=round(_megabytes() - before),
        claims=len(claims),
        reprints=int(grouped.reprint_of.notna().sum()),
        b_cubed_f1=round(b_cubed(truth, dict(zip(grouped.article_id, grouped.event_id, strict=True))), 4),
        group_recall=round(grouping_recall(articles.head(LARGEST_ALL)), 4),
        align_recall=round(alignment_recall(grouped.head(LARGEST_ALL), quotes), 4),
    )


def _megabytes():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def grouping_recall(articles):
    """Part of the pairs alike enough to be one event, all weighed against all, that blocking finds."""
    texts, days = [words_of(row.text, row.headline) for row in articles.itertuples()], days_of(articles.published)
    near, matrix, found, sought = likeness(texts, days), vectors(texts), 0, 0
    for first in range(0, len(texts), 500):
        cosine = (matrix[first : first + 500] @ matrix.T).toarray()
        apart = np.abs(days[first : first + 500, None] - days[None, :])
        cosine *= np.exp(-np.maximum(apart - NEAR_DAYS, 0) / FADE_DAYS)
        cosine[np.arange(len(cosine)), first + np.arange(len(cosine))] = 0
        alike = cosine >= SAME_EVENT
        sought += alike.sum()
        found += (alike & (near[first : first + 500].toarray() >= SAME_EVENT - 1e-6)).sum()
    return found / max(1, sought)


def alignment_recall(grouped, quotes):
    """Part of the renderings of one utterance, all of an event's weighed against all, that blocking finds."""
    spoken, events, found, sought = defaultdict(list), defaultdict(list), 0, 0
    for row in quotes.to_dict("records"):
        spoken[row["article_id"]].append(row)
    for article in grouped[grouped.reprint_of.isna()].itertuples():
        events[article.event_id] += [
            [w.folded for w in u["words"]] for u in utterances_in(article, spoken[article.article_id])
        ]
    for said in events.values():
        blocked = set(candidates(said))
        pairs = {(i, j) for i, j in combinations(range(len(said)), 2) if renders_same(overlap(said[i], said[j]))}
        sought, found = sought + len(pairs), found + len(pairs & blocked)
    return found / max(1, sought)


def b_cubed(gold, found):
    """B-cubed F1 of a grouping."""
    groups, events = defaultdict(set), defaultdict(set)
    for name, event in found.items():
        groups[event].add(name)
        events[gold[name]].add(name)
    shared = [(len(groups[found[a]] & events[gold[a]]), len(groups[found[a]]), len(events[gold[a]])) for a in found]
    precision, recall = np.mean([n / g for n, g, _ in shared]), np.mean([n / e for n, _, e in shared])
    return 2 * precision * recall / (precision + recall)


def exponent(rows, seconds):
    """The slope of log time over log size: 1 is linear, 2 all against all."""
    logs = [(math.log(row["articles"]), math.log(max(row[seconds], 1e-3))) for row in rows]
    return round(float(np.polyfit(*zip(*logs, strict=True), 1)[0]), 2)


def main(arguments=None):
    """Measure each size in a process of its own, so that its memory is its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--a-day", type=int, default=A_DAY, help="articles published a day")
    parser.add_argument("--here", action="store_true", help="measure in this process and print nothing else")
    given = parser.parse_args(arguments)
    if given.here:
        print(json.dumps(measure(given.sizes[0], given.a_day)))
        return
    rows = []
    for size in given.sizes:
        command = [sys.executable, "-m", "tests.bench.scale", str(size), "--here", "--a-day", str(given.a_day)]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print(json.dumps(rows[-1]), flush=True)
    if len(rows) > 1:
        print(json.dumps({f"{part}_exponent": exponent(rows, f"{part}_seconds") for part in ("group", "align")}))


if __name__ == "__main__":
    main()
