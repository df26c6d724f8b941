#!/usr/bin/env python3
"""debait beside a plain scikit-learn model on headlines in other languages than English.

  tests/benches/languages.py [--data DIR] [--debait PROGRAM] [--venv DIR]

Each collection is dealt into five folds, the same for both, and each fold is scored by models fitted on the other four.
Headlines that differ in letter case alone stay in one fold. Prints one Markdown table, and exits with 1 where debait is
behind in AUC.

The peer is a logistic regression over TF-IDF of words and pairs of words, with the defaults of scikit-learn; its F1 is
that of a threshold of 0.5, the F1 of debait that of the threshold that training has stored in the model.

Needs cargo, Python 3.9, and PyPI for scikit-learn.
"""
import argparse
import csv
import hashlib
import importlib.util
import os
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from measure import ROOT, build, install, options_of, read_csv, run, say

PACKAGES = ["scikit-learn==1.9.1"]
FOLDS = 5
COLLECTIONS = {
    "es": "es-ta1c.csv",
    "id": "id-click-id.csv",
    "tr": "tr-clickbaittr.csv",
    "ro": "ro-mixed.csv",
    "hu": "hu-sites.csv",
}
COLUMNS = ["headline", "label", "group"]


class Row(NamedTuple):
    headline: str
    label: int
    group: str


class Said(NamedTuple):
    """What a model says of a headline."""

    probability: float
    is_bait: bool


def main() -> int:
    options = parse()
    if importlib.util.find_spec("sklearn") is None:
        python = install(options.venv, PACKAGES)
        if python is None or os.environ.get("DEBAIT_LANGUAGES"):
            return 2
        os.environ["DEBAIT_LANGUAGES"] = "1"
        os.execv(python, [python, __file__, *sys.argv[1:]])
    debait = options.debait or build()
    print("| collection | rows | measure | scikit-learn | debait | ahead |\n| --- | ---: | --- | ---: | ---: | --- |")
    behind = False
    for language, file in COLLECTIONS.items():
        rows = read(options.data / "languages" / file)
        peer = out_of_fold(f"{language}, scikit-learn", rows, Peer)
        ours = out_of_fold(f"{language}, debait", rows, lambda train: Debait(debait, language, train))
        for measure, (of, larger_is_better) in MEASURES.items():
            theirs, own = of(rows, peer), of(rows, ours)
            ahead = own > theirs if larger_is_better else own < theirs
            behind |= measure == "AUC" and not ahead
            name = file.removesuffix(".csv")
            print(f"| {name} | {len(rows)} | {measure} | {theirs:.4f} | {own:.4f} | {'yes' if ahead else 'no'} |")
    return int(behind)


def parse() -> argparse.Namespace:
    parser = options_of(__doc__)
    parser.add_argument("--venv", type=Path, default=ROOT / "target/languages", help="where scikit-learn is installed")
    return parser.parse_args()


def read(path: Path) -> list:
    return [Row(row["headline"], int(row["label"]), row["headline"].casefold()) for row in read_csv(path)]


def fold_of(row: Row) -> int:
    return int.from_bytes(hashlib.sha256(row.group.encode()).digest()[:4], "big") % FOLDS


def out_of_fold(name: str, rows: list, fit) -> list:
    """What models that have not seen a row say of it, in the order of the rows."""
    found = [None] * len(rows)
    for fold in range(FOLDS):
        say(f"{name}: fold {fold + 1} of {FOLDS}")
        held = [at for at, row in enumerate(rows) if fold_of(row) == fold]
        model = fit([row for row in rows if fold_of(row) != fold])
        for at, said in zip(held, model.score([rows[at].headline for at in held])):
            found[at] = said
    return found


def auc(rows: list, found: list) -> float:
    from sklearn.metrics import roc_auc_score

    return roc_auc_score([row.label for row in rows], [said.probability for said in found])


def mean_squared_error(rows: list, found: list) -> float:
    return sum((said.probability - row.label) ** 2 for row, said in zip(rows, found)) / len(rows)


def f1(rows: list, found: list) -> float:
    from sklearn.metrics import f1_score

    return f1_score([row.label for row in rows], [said.is_bait for said in found])


# Each with whether more of it is better.
MEASURES = {"AUC": (auc, True), "MSE": (mean_squared_error, False), "F1": (f1, True)}


class Debait:
    """A model that the program has fitted."""

    def __init__(self, program: Path, language: str, rows: list):
        self.program, self.folder = program, tempfile.TemporaryDirectory(prefix="debait-languages-")
        train, self.model = (Path(self.folder.name) / name for name in ("train.csv", "model.json"))
        with open(train, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *rows])
        run(program, "train", train, "--lang", language, "--group-col", "group", "-o", self.model)

    def score(self, headlines: list) -> list:
        given, scored = (Path(self.folder.name) / name for name in ("given.csv", "scored.csv"))
        with open(given, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["headline"], *([headline] for headline in headlines)])
        run(self.program, "score", given, "--model", self.model, "-o", scored)
        return [Said(float(row["clickbait_probability"]), row["verdict"] == "bait") for row in read_csv(scored)]


class Peer:
    """The scikit-learn model."""

    def __init__(self, rows: list):
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        self.model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression(max_iter=1000))
        self.model.fit([row.headline for row in rows], [row.label for row in rows])

    def score(self, headlines: list) -> list:
        found = self.model.predict_proba(headlines)[:, 1].tolist()
        return [Said(probability, probability >= 0.5) for probability in found]


if __name__ == "__main__":
    sys.exit(main())
