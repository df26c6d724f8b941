#!/usr/bin/env python3
"""Judges a model on titles of the world: datasets/wild/judgments.csv.

  tests/benches/wild.py TITLES.jsonl [--debait PROGRAM] [--model MODEL.json]

The table of judgments holds no texts. TITLES.jsonl has a line {"title": ...} for each title, collected from the addresses in
the table; titles whose SHA-256 is not in the table are left out. Prints one Markdown table: by kind and for all of them, how
many honest titles are flagged and how many bait titles are missed, and the ROC AUC of all.

Needs cargo and Python 3.9.
"""
import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path

from measure import ROOT, build, read_csv


def main() -> int:
    options = parse()
    judged = {row["sha256"]: row for row in read_csv(ROOT / "datasets/wild/judgments.csv")}
    with open(options.titles, encoding="utf-8") as file:
        titles = [json.loads(line)["title"] for line in file]
    found = {hashlib.sha256(title.encode()).hexdigest(): title for title in titles}
    known = {digest: title for digest, title in found.items() if digest in judged}
    print(f"{len(known)} of {len(judged)} judged titles, {len(found) - len(known)} others left out", file=sys.stderr)
    if not known:
        return 2
    scored = score(options, list(known.values()))
    rows = [(judged[digest], *result) for digest, result in zip(known, scored)]
    print("| kind | honest | flagged | bait | missed |\n| --- | ---: | ---: | ---: | ---: |")
    for kind in sorted({row["kind"] for row, *_ in rows}):
        print(line(kind, [row for row in rows if row[0]["kind"] == kind]))
    print(line("all", rows))
    bait = [probability for row, probability, _ in rows if row["label"] == "1"]
    honest = [probability for row, probability, _ in rows if row["label"] == "0"]
    print(f"\nROC AUC {auc(bait, honest):.4f}")
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("titles", type=Path, help="JSON Lines with the titles")
    parser.add_argument("--debait", type=Path, help="the program, instead of a release built here")
    parser.add_argument("--model", type=Path, help="the model, instead of the embedded one")
    return parser.parse_args()


def score(options: argparse.Namespace, titles: list) -> list:
    """Probability and verdict of each title."""
    program = options.debait or build()
    model = ["--model", options.model] if options.model else []
    given = "".join(json.dumps({"headline": title}) + "\n" for title in titles)
    command = [program, "score", "--format", "jsonl", *model, "-"]
    scored = subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout
    rows = [json.loads(row) for row in scored.splitlines()]
    return [(row["clickbait_probability"], row["verdict"]) for row in rows]


def line(kind: str, rows: list) -> str:
    verdicts = {label: [verdict for row, _, verdict in rows if row["label"] == label] for label in "01"}
    flagged, missed = verdicts["0"].count("bait"), verdicts["1"].count("honest")
    share = lambda count, of: f"{count} ({count / of:.1%})" if of else "0"
    honest, bait = len(verdicts["0"]), len(verdicts["1"])
    return f"| {kind} | {honest} | {share(flagged, honest)} | {bait} | {share(missed, bait)} |"


def auc(bait: list, honest: list) -> float:
    wins = sum((b > h) + 0.5 * (b == h) for b in bait for h in honest)
    return wins / (len(bait) * len(honest))


if __name__ == "__main__":
    sys.exit(main())
