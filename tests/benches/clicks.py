#!/usr/bin/env python3
"""What clicks say: which of two headlines readers clicked, by debait's score and by each of its patterns.

  tests/benches/clicks.py [--data DIR] [--debait PROGRAM] [--model FILE] [--check]

Reads pairs of headlines of one A/B test with the same picture, one of which was clicked more (p < 0.01), from the Upworthy
Research Archive (Matias et al. 2021, Scientific Data 8, 195, doi:10.1038/s41597-021-00934-7). Prints how often the headline
with the higher clickbait probability is the more clicked one, and one Markdown table: for each pattern, the pairs whose
headlines differ in it, and the odds that the one with the pattern, or with more of it, is the more clicked one. These odds are
the estimate of a conditional logistic regression on the pattern alone. Writes the table to datasets/clicks.csv; with --check it
says whether that file is current instead, and exits with 1 where it is not.

Intervals are of 95 %. That of the score is a bootstrap of whole tests; those of the patterns are Wilson's for a share, of as
many pairs as would tell as much if those of one test were independent, and turned into odds. With some sixty patterns,
about three stand apart from 1 by chance.

For evaluation only: clicks are not judgments, and nothing is trained on them. Needs Python 3.9, and cargo without --debait.
"""
import argparse
import csv
import io
import math
import random
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from measure import ROOT, build, options_of, read_csv, run

TABLE = ROOT / "datasets/clicks.csv"
SCORE = "clickbait_probability"
# The columns that `score --features` appends before those of the features.
SCORES = [SCORE, "seo_bait_probability", "verdict"]
# Differing pairs that a pattern needs to be in the table.
FEWEST = 20
Z = 1.959964
ROUNDS, SEED = 2000, 1


class Odds(NamedTuple):
    """A line of the table."""

    pattern: str
    pairs: int
    more_clicked: int
    odds: float
    low: float
    high: float

    def cells(self) -> list:
        return [self.pattern, self.pairs, self.more_clicked, *(f"{odds:.2f}" for odds in self[3:])]


def main() -> int:
    options = parse()
    pairs = read_csv(options.data / "upworthy/pairs.csv")
    tests = [pair["test"] for pair in pairs]
    more, less = scored(options.debait or build(), options.model, pairs)
    share, low, high = agreement(tests, compared(more, less, SCORE))
    print(f"The higher score is the more clicked one in {share:.1%} of {len(pairs):,} pairs ({low:.1%} to {high:.1%}).\n")
    lines = [odds_of(name, tests, compared(more, less, name)) for name in more[0] if name not in SCORES]
    lines = sorted(filter(None, lines), key=lambda line: (-line.odds, line.pattern))
    print("| pattern | pairs | more clicked | odds | low | high |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for line in lines:
        print(f"| {' | '.join(map(str, line.cells()))} |")
    return kept(lines, options.check)


def parse() -> argparse.Namespace:
    parser = options_of(__doc__)
    parser.add_argument("--model", type=Path, help="the clickbait model to judge, instead of the program's own")
    parser.add_argument("--check", action="store_true", help=f"write nothing; say whether {TABLE.name} is current")
    return parser.parse_args()


def scored(debait: Path, model, pairs: list) -> tuple:
    """Scores and features of the more clicked headlines, and of the less clicked ones."""
    with tempfile.TemporaryDirectory(prefix="debait-clicks-") as folder:
        given, written = Path(folder) / "given.csv", Path(folder) / "scored.csv"
        with open(given, "w", encoding="utf-8", newline="") as file:
            headlines = ([pair[which]] for which in ("more_clicked", "less_clicked") for pair in pairs)
            csv.writer(file).writerows([["headline"], *headlines])
        run(debait, "score", given, "--features", *(["--model", model] if model else []), "-o", written)
        rows = read_csv(written)
    for row in rows:
        del row["headline"]
    return rows[:len(pairs)], rows[len(pairs):]


def compared(more: list, less: list, name: str) -> list:
    """For each pair whether the more clicked headline has more of it (1), less of it (-1), or the other as much (0)."""
    values = ((one[name], other[name]) for one, other in zip(more, less))
    return [(float(a) > float(b)) - (float(a) < float(b)) if a and b else 0 for a, b in values]


def by_test(tests: list, values: list) -> list:
    """The values of the pairs of each test."""
    found = defaultdict(list)
    for test, value in zip(tests, values):
        found[test].append(value)
    return list(found.values())


def agreement(tests: list, signs: list) -> tuple:
    """The share of pairs in which the more clicked headline has more, ties counted as half, and its interval."""
    groups = [(sum((sign + 1) / 2 for sign in of_test), len(of_test)) for of_test in by_test(tests, signs)]
    random_ = random.Random(SEED)
    share = lambda drawn: sum(won for won, _ in drawn) / sum(size for _, size in drawn)
    shares = sorted(share(random_.choices(groups, k=len(groups))) for _ in range(ROUNDS))
    return share(groups), shares[round(0.025 * ROUNDS)], shares[round(0.975 * ROUNDS) - 1]


def odds_of(pattern: str, tests: list, signs: list):
    """The line of a pattern; none where too few pairs differ in it, or all of them go one way."""
    differing = [(test, sign > 0) for test, sign in zip(tests, signs) if sign]
    pairs, more = len(differing), sum(won for _, won in differing)
    if pairs < FEWEST or more in (0, pairs):
        return None
    share = more / pairs
    groups = by_test(*zip(*differing))
    # How many times the variance of independent pairs the share has, since pairs of one test have headlines in common.
    spread = sum((sum(of_test) - share * len(of_test)) ** 2 for of_test in groups) / (pairs * share * (1 - share))
    low, high = wilson(share, pairs / max(spread, 1.0))
    return Odds(pattern, pairs, more, *(part / (1 - part) for part in (share, low, high)))


def wilson(share: float, size: float) -> tuple:
    middle = share + Z * Z / (2 * size)
    reach = Z * math.sqrt(share * (1 - share) / size + Z * Z / (4 * size * size))
    return tuple((middle + side * reach) / (1 + Z * Z / size) for side in (-1, 1))


def kept(lines: list, only_check: bool) -> int:
    """Writes the lines to the file, or checks that they are those of the file."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([Odds._fields, *(line.cells() for line in lines)])
    name = TABLE.relative_to(ROOT)
    if not only_check:
        TABLE.write_text(text.getvalue(), encoding="utf-8")
    elif not TABLE.is_file() or TABLE.read_text(encoding="utf-8") != text.getvalue():
        print(f"\n{name} is behind the patterns: run tests/benches/clicks.py")
        return 1
    print(f"\n{name} is {'current' if only_check else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
