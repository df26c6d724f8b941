#!/usr/bin/env python3
"""debait beside a plain scikit-learn model: fitted on the same rows, judged on rows that neither has seen.

  tests/benches/yardstick.py [--data DIR] [--debait PROGRAM] [--venv DIR]

Both are fitted twice: on headlines that people judged (Webis Clickbait 17), then on these and the project's own samples,
whose labels count as softened judgments. Groups are dealt into five folds, and each fold is scored by models fitted on the
other four; the collections at the end of the table are scored by models fitted on all rows. Prints one Markdown table, and
exits with 1 where debait is behind in a line.

The peer is a logistic regression on graded targets (each row twice, with weights y and 1 - y) over TF-IDF of runs of one to
three words with marks for start and end, runs of two to four words whose rarer ones are replaced by their shape (3,000 are
kept), and runs of two to five characters in words.

Needs cargo, Python 3.9, and PyPI for scikit-learn.
"""
import argparse
import csv
import hashlib
import importlib.util
import os
import re
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from measure import ROOT, build, install, options_of, read_csv, run, say

PACKAGES = ["scikit-learn==1.9.1"]
FOLDS = 5
# What an own label says of the share of readers, and what its row weighs beside a judged one.
OWN_TARGETS, OWN_WEIGHT = {"bait": 0.85, "honest": 0.10}, 0.3
FALSE_ALARMS = 0.03
UNSEEN = {
    "Stop-Clickbait test": "stop-clickbait/test.csv",
    "saurabh-2017": "cross-corpus/saurabh-2017.csv",
    "peterldowns-2014": "cross-corpus/peterldowns-2014.csv",
}
KEPT_WORDS = 3000
TOKEN = re.compile(r"\w+(?:['\u2019]\w+)*|[^\w\s]")
SUFFIXES = ("ing", "est", "tion", "ly", "ed", "er", "s")
COLUMNS = ["headline", "target", "weight", "group"]


class Row(NamedTuple):
    headline: str
    target: float
    weight: float
    group: str
    is_bait: bool


def main() -> int:
    options = parse()
    if importlib.util.find_spec("sklearn") is None:
        python = install(options.venv, PACKAGES)
        if python is None or os.environ.get("DEBAIT_YARDSTICK"):
            return 2
        os.environ["DEBAIT_YARDSTICK"] = "1"
        os.execv(python, [python, __file__, *sys.argv[1:]])
    debait = options.debait or build()
    judged, own = read_judged(options.data), read_own()
    unseen = {name: read_unseen(options.data / file) for name, file in UNSEEN.items()}
    lines = [line for rows in ([judged], [judged, own]) for line in compared(debait, rows, unseen)]
    print("| fitted on | judged on | measure | scikit-learn | debait | ahead |\n| --- | --- | --- | ---: | ---: | --- |")
    for *what, peer, ours, ahead in lines:
        print(f"| {' | '.join(what)} | {peer:.4f} | {ours:.4f} | {'yes' if ahead else 'no'} |")
    return int(not all(ahead for *_, ahead in lines))


def parse() -> argparse.Namespace:
    parser = options_of(__doc__)
    parser.add_argument("--venv", type=Path, default=ROOT / "target/yardstick", help="where scikit-learn is installed")
    return parser.parse_args()


def read_judged(data: Path) -> list:
    rows = read_csv(data / "webis-clickbait-17/train.csv")
    return [Row(row["headline"], float(row["score"]), 1.0, row["group"], float(row["score"]) > 0.5) for row in rows]


def read_own() -> list:
    rows = read_csv(ROOT / "datasets/samples/training.csv")
    key = lambda row: row["group"] or row["headline"].casefold()
    return [Row(row["headline"], OWN_TARGETS[row["label"]], OWN_WEIGHT, key(row), row["label"] == "bait") for row in rows]


def read_unseen(path: Path) -> list:
    return [Row(row["headline"], float(row["label"]), 1.0, "", row["label"] == "1") for row in read_csv(path)]


def fold_of(row: Row) -> int:
    return int.from_bytes(hashlib.sha256(row.group.encode()).digest()[:4], "big") % FOLDS


def compared(debait: Path, parts: list, unseen: dict):
    """The lines of the table for models fitted on these parts, the first of which is the judged one."""
    rows = [row for part in parts for row in part]
    fitted_on = "judged" if len(parts) == 1 else "judged and own"
    of_both = []
    for name, fit in {"scikit-learn": Peer, "debait": lambda rows: Debait(debait, rows)}.items():
        found = [0.0] * len(rows)
        for fold in range(FOLDS):
            say(f"{name}, {fitted_on}: fold {fold + 1} of {FOLDS}")
            held = [at for at, row in enumerate(rows) if fold_of(row) == fold]
            model = fit([row for row in rows if fold_of(row) != fold])
            for at, probability in zip(held, model.score([rows[at].headline for at in held])):
                found[at] = probability
        model = fit(rows)
        of_both.append((found, {name: model.score([row.headline for row in others]) for name, others in unseen.items()}))
    (peer, peer_unseen), (ours, ours_unseen) = of_both
    size = len(parts[0])
    for measure, of in MEASURES.items():
        yield line(fitted_on, "judged, out of fold", measure, of, parts[0], peer[:size], ours[:size])
    if len(parts) > 1:
        for measure, of in ("AUC", auc), (f"missed at {FALSE_ALARMS:.0%} false alarms", missed):
            yield line(fitted_on, "own samples, out of fold", measure, of, parts[1], peer[size:], ours[size:])
    for name, others in unseen.items():
        yield line(fitted_on, name, "AUC", auc, others, peer_unseen[name], ours_unseen[name])


def line(fitted_on: str, judged_on: str, measure: str, of, rows: list, peer: list, ours: list) -> tuple:
    peer, ours = of(rows, peer), of(rows, ours)
    return fitted_on, judged_on, measure, peer, ours, ours > peer if of is auc else ours < peer


def auc(rows: list, found: list) -> float:
    from sklearn.metrics import roc_auc_score

    return roc_auc_score([row.is_bait for row in rows], found)


def mean_squared_error(rows: list, found: list) -> float:
    return sum((p - row.target) ** 2 for row, p in zip(rows, found)) / len(rows)


def bias(rows: list, found: list) -> float:
    """How far the mean prediction is from the mean judgment."""
    return abs(sum(p - row.target for row, p in zip(rows, found)) / len(rows))


def calibration_error(rows: list, found: list) -> float:
    """Expected calibration error over ten bins of equal width; a row counts with its graded target."""
    gaps = Counter()
    for row, p in zip(rows, found):
        gaps[min(int(p * 10), 9)] += p - row.target
    return sum(map(abs, gaps.values())) / len(rows)


def missed(rows: list, found: list) -> float:
    honest = sorted((p for row, p in zip(rows, found) if not row.is_bait), reverse=True)
    threshold = honest[int(FALSE_ALARMS * len(honest))]
    bait = [p for row, p in zip(rows, found) if row.is_bait]
    return sum(p <= threshold for p in bait) / len(bait)


MEASURES = {"AUC": auc, "MSE": mean_squared_error, "bias": bias, "ECE": calibration_error}


class Debait:
    """A model that the program has fitted."""

    def __init__(self, program: Path, rows: list):
        self.program, self.folder = program, tempfile.TemporaryDirectory(prefix="debait-yardstick-")
        train, self.model = (Path(self.folder.name) / name for name in ("train.csv", "model.json"))
        with open(train, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(row[:len(COLUMNS)] for row in rows)
        names = ["--label-col", "target", "--weight-col", "weight", "--group-col", "group"]
        run(program, "train", train, *names, "-o", self.model)

    def score(self, headlines: list) -> list:
        given, scored = (Path(self.folder.name) / name for name in ("given.csv", "scored.csv"))
        with open(given, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["headline"], *([headline] for headline in headlines)])
        run(self.program, "score", given, "--model", self.model, "-o", scored)
        return [float(row["clickbait_probability"]) for row in read_csv(scored)]


class Peer:
    """The scikit-learn model."""

    def __init__(self, rows: list):
        from scipy.sparse import vstack
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_union

        headlines = [tokens(row.headline) for row in rows]
        seen = Counter(word for words in headlines for word in set(words))
        self.kept = {word for word, _ in seen.most_common(KEPT_WORDS)}
        by = lambda of: TfidfVectorizer(analyzer=of, sublinear_tf=True, min_df=2)
        self.features = make_union(by(self.words), by(self.shapes), by(characters))
        matrix = self.features.fit_transform(headlines)
        targets, weights = [row.target for row in rows], [row.weight for row in rows]
        self.regression = LogisticRegression(C=1.0, max_iter=2000).fit(
            vstack([matrix, matrix]),
            [1] * len(rows) + [0] * len(rows),
            [y * w for y, w in zip(targets, weights)] + [(1 - y) * w for y, w in zip(targets, weights)],
        )

    def score(self, headlines: list) -> list:
        matrix = self.features.transform([tokens(headline) for headline in headlines])
        return self.regression.predict_proba(matrix)[:, 1].tolist()

    def words(self, words: list) -> list:
        return runs(["<s>", *words, "</s>"], 1, 3)

    def shapes(self, words: list) -> list:
        return runs(["<s>", *(word if word in self.kept else shape(word) for word in words), "</s>"], 2, 4)


def tokens(headline: str) -> list:
    return TOKEN.findall(headline.lower().replace("\u2019", "'"))


def shape(word: str) -> str:
    if not word[0].isalpha():
        return "0" if word[0].isdigit() else word
    return "W" + next((suffix for suffix in SUFFIXES if len(word) > len(suffix) + 2 and word.endswith(suffix)), "")


def runs(parts: list, shortest: int, longest: int) -> list:
    return [" ".join(parts[at:at + n]) for n in range(shortest, longest + 1) for at in range(len(parts) - n + 1)]


def characters(words: list) -> list:
    marked = [f" {word} " for word in words if word[0].isalnum()]
    return [word[at:at + n] for word in marked for n in range(2, 6) for at in range(len(word) - n + 1)]


if __name__ == "__main__":
    sys.exit(main())
