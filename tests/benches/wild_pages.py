#!/usr/bin/env python3
"""Measures judged pages of the world anew: datasets/wild/pages.csv.

  tests/benches/wild_pages.py PAGES.jsonl [--debait PROGRAM]

The table holds addresses, judgments and measured values, and no texts. When features are added or changed, its values have to
be measured again: PAGES.jsonl has a line {"address": ..., "title": ..., "text": ...} for each page, the text in Markdown,
collected from the addresses in the table. Pages that are not in the table are left out; a page of the table without a text
is an error, and texts other than those that were judged are counted. Writes the table and its checksum in
datasets/wild/pages.toml.

Needs cargo and Python 3.9.
"""
import argparse
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT, build, read_csv, say

JUDGED = ["address", "host", "genre", "label", "reason", "language", "words", "sha256"]
# Families of the clickbait head.
OF_HEADLINES = {"curiosity", "sensation", "form"}
TABLE, MANIFEST = ROOT / "datasets/wild/pages.csv", ROOT / "datasets/wild/pages.toml"


def main() -> int:
    options = parse()
    judged = read_csv(TABLE)
    with open(options.pages, encoding="utf-8") as file:
        texts = {page["address"]: page for page in map(json.loads, file)}
    missing = [row["address"] for row in judged if row["address"] not in texts]
    if missing:
        say(f"{len(missing)} pages without a text, such as {missing[0]}")
        return 2
    changed = 0
    for row in judged:
        text = texts[row["address"]]["text"]
        digest = hashlib.sha256(text.encode()).hexdigest()
        changed += row["sha256"] != digest
        row["words"], row["sha256"] = str(len(text.split())), digest
    if changed:
        say(f"{changed} of {len(judged)} texts are not those that were judged: their judgments may not hold")
    values = measure(options.debait or build(), [texts[row["address"]] for row in judged])
    write([{name: row[name] for name in JUDGED} | found for row, found in zip(judged, values)])
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, help="JSON Lines with the pages")
    parser.add_argument("--debait", type=Path, help="the program, instead of a release built here")
    return parser.parse_args()


def measure(program: Path, pages: list) -> list:
    """The features of the SEO-bait head of each page."""
    listed = subprocess.run([program, "features", "--format", "json"], capture_output=True, text=True, check=True).stdout
    ids = [feature["id"] for feature in json.loads(listed) if feature["in_models"] and feature["family"] not in OF_HEADLINES]
    with tempfile.TemporaryDirectory() as folder:
        for at, page in enumerate(pages):
            title = f"# {page['title']}\n\n" if page["title"] else ""
            (Path(folder) / f"{at:05}.md").write_text(title + page["text"] + "\n", encoding="utf-8")
        command = [program, "score", folder, "--features", "--format", "csv"]
        scored = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = list(csv.DictReader(io.StringIO(scored)))
    assert len(rows) == len(pages)
    return [{id: row[id] for id in ids} for row in rows]


def write(rows: list) -> None:
    with open(TABLE, "w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    digest = hashlib.sha256(TABLE.read_bytes()).hexdigest()
    manifest = MANIFEST.read_text(encoding="utf-8")
    manifest = re.sub(r'(?m)^sha256 = ".*"$', f'sha256 = "{digest}"', manifest)
    MANIFEST.write_text(re.sub(r"(?m)^rows = .*$", f"rows = {len(rows)}", manifest), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
