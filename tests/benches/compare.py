#!/usr/bin/env python3
"""debait beside scikit-learn, fastText, a plain copy of the table and `wc -w`, in one run on one machine.

  tests/benches/compare.py [--data DIR] [--peers DIR] [--rows N] [--rounds N] [--venv DIR] [--readme]
  tests/benches/compare.py --memory-rows 10000000

Trains on Stop-Clickbait, scores a CSV file of N rows and a JSON Lines file of articles, starts cold, serves, and prints one
Markdown table, which --readme also writes into README.md. Every program takes its turn in
each round and its least time counts: seconds depend on the machine, ratios within one run hardly do. The seconds of the
peers are those they print, without the start of Python; those of debait and of the copy are of the whole process, and so
is the processor time of all, which a busy machine changes less.
Accuracy is on the test split of Stop-Clickbait, lower-cased for all, because letter case alone tells its sites apart.
--memory-rows measures only the memory of scoring that many generated rows, and needs no corpora.

Needs cargo and Python 3.9; --peers holds sklearn_baseline.py and fasttext_baseline.py. The server is measured where there is
h2load (Debian: nghttp2-client).
"""
import argparse
import csv
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from measure import Failed, Line, Result, install, least, run, say, table
from memory import stream_rows
from serving import Server

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "datasets/samples/headlines.csv"
README = ROOT / "README.md"
# What the table in the README stands between.
MARKS = "<!-- compare.py -->\n", "<!-- /compare.py -->\n"
COLD_STARTS = 20
PAGE_COPIES = 4
HEADLINE = "You Won't Believe What This Dog Did Next"
# An environment each, because they want different versions of numpy.
SKLEARN = ["scikit-learn", "pandas", "joblib"]
FASTTEXT = ["fasttext-wheel", "numpy<2"]

LINES = [
    Line("scikit-learn train", "sklearn train"),
    Line("fastText train, 2 threads", "fasttext train", against="sklearn train"),
    Line("debait train, 2 threads", "train 2", against="sklearn train", time=1),
    Line("debait train, 1 thread", "train 1", against="sklearn train"),
    Line("scikit-learn score", "sklearn score"),
    Line("fastText score, test split, without reading and writing", "fasttext score", against="sklearn score"),
    Line("debait score, 2 threads", "score 2", against="sklearn score", faster=30),
    Line("debait score, 1 thread", "score 1", against="sklearn score"),
    Line("csv crate copy, 1 thread", "copy"),
    Line("debait score, 2 threads, beside the copy", "score 2", against="copy", time=3),
    Line("wc -w of articles in JSON Lines, 1 thread", "words"),
    Line("debait score of the articles, 2 threads", "pages 2", against="words", time=2.5),
    Line("debait score of the articles, 1 thread", "pages 1"),
    Line("debait explain, cold start", "explain", seconds=0.02),
    Line("debait check of a draft, cold start", "check", seconds=0.025),
    Line("debait serve, one headline, 64 connections, as fast as it goes", "serve", rate=50_000),
    Line("debait serve, the same at 70 % of that: 99th percentile", "serve p99", seconds=0.003),
]


def main() -> None:
    options = parse()
    debait, copy = build()
    if options.memory_rows:
        print(stream_rows(debait, headlines(SAMPLES), options.memory_rows))
        return
    train, test, webis = (options.data / name for name in (
        "stop-clickbait/train.csv", "stop-clickbait/test.csv", "webis-clickbait-17/train.csv"))
    for path in (train, test, webis):
        if not path.is_file():
            raise Failed(f"{path}: is not there; give the folder of the corpora by --data or DEBAIT_DATA")
    with tempfile.TemporaryDirectory(prefix="debait-compare-") as folder:
        folder = Path(folder)
        files = Files(folder, debait, copy, options.peers)
        lower_case(train, files.train)
        lower_case(test, files.test)
        repeat([test, webis], files.table, options.rows)
        files.write_pages(options.data / "articles/articles.jsonl")
        works = files.works(options.rows, options.venv or folder / "venv")
        best = least(works, options.rounds)
        shown = f"{options.rows:,} rows, least of {options.rounds} rounds, {os.cpu_count()} cores, {date.today()}:\n\n{table(LINES, best)}\n"
        print(shown)
        if options.readme:
            write_readme(shown)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = os.environ.get("DEBAIT_DATA") or ROOT.parent / "shared/data"
    peers = os.environ.get("DEBAIT_PEERS") or ROOT.parent / "shared/bench"
    parser.add_argument("--data", type=Path, default=data, help="folder of the corpora (DEBAIT_DATA)")
    parser.add_argument("--peers", type=Path, default=peers, help="folder of the peers' scripts (DEBAIT_PEERS)")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows to score")
    parser.add_argument("--rounds", type=int, default=3, help="turns of each program")
    parser.add_argument("--venv", type=Path, help="folder to keep the peers' Python environments in")
    parser.add_argument("--readme", action="store_true", help="write the table into README.md")
    parser.add_argument("--memory-rows", type=int, help="measure only the memory of scoring so many rows")
    return parser.parse_args()


def build() -> list:
    """Builds the programs; cargo says where they are."""
    command = ["cargo", "build", "--release", "--bin", "debait", "--example", "csv_copy", "--message-format", "json"]
    built = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if built.returncode:
        raise Failed("cargo build failed")
    messages = map(json.loads, built.stdout.splitlines())
    places = {message["target"]["name"]: message["executable"] for message in messages if message.get("executable")}
    return [places["debait"], places["csv_copy"]]


def rows_of(path: Path) -> list:
    with open(path, newline="", encoding="utf-8") as source:
        return list(csv.DictReader(source))


def headlines(path: Path) -> list:
    return [row["headline"] for row in rows_of(path)]


def write(path: Path, header: list, rows) -> None:
    with open(path, "w", newline="", encoding="utf-8") as target:
        csv.writer(target, lineterminator="\n").writerows(itertools.chain([header], rows))


def lower_case(source: Path, target: Path) -> None:
    write(target, ["headline", "label"], ([row["headline"].lower(), row["label"]] for row in rows_of(source)))


def repeat(sources: list, target: Path, count: int) -> None:
    """A table of so many rows: the headlines of the sources, again and again."""
    distinct = [(source.parent.name, headline) for source in sources for headline in headlines(source)]
    rows = enumerate(itertools.islice(itertools.cycle(distinct), count))
    write(target, ["id", "source", "headline"], ((at, source, headline) for at, (source, headline) in rows))


def write_readme(shown: str) -> None:
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(MARKS[0])
    _, after = rest.split(MARKS[1])
    README.write_text(f"{before}{MARKS[0]}{shown}{MARKS[1]}{after}", encoding="utf-8")


def accuracy(path: Path, is_bait) -> float:
    hits = [is_bait(row) == (row["label"] == "1") for row in rows_of(path)]
    return sum(hits) / len(hits)


def number(pattern: str, text: str) -> float:
    """The number that a peer printed."""
    found = re.search(pattern, text)
    if not found:
        raise Failed(f"expected {pattern!r} in the output:\n{text}")
    return float(found[1])


class Files:
    """The programs and the files they read and write."""

    def __init__(self, folder: Path, debait: str, copy: str, peers: Path):
        self.debait, self.copy = debait, copy
        self.sklearn_script, self.fasttext_script = peers / "sklearn_baseline.py", peers / "fasttext_baseline.py"
        self.train, self.test, self.table = folder / "train.csv", folder / "test.csv", folder / "table.csv"
        self.model, self.joblib = folder / "model.json", folder / "model.joblib"
        self.judged, self.out = folder / "judged.csv", folder / "out.csv"
        self.pages, self.draft = folder / "pages.jsonl", folder / "draft.md"

    def write_pages(self, articles: Path) -> None:
        """The articles several times, as a table and the first of them as a draft."""
        with open(articles, encoding="utf-8") as file:
            pages = [{"headline": row["headline"], "body": row["body"]} for row in map(json.loads, file) if row.get("body")]
        lines = [json.dumps(page, ensure_ascii=False) + "\n" for page in pages]
        self.pages.write_text("".join(lines) * PAGE_COPIES, encoding="utf-8")
        self.draft.write_text(f"# {pages[0]['headline']}\n\n{pages[0]['body']}\n", encoding="utf-8")
        self.page_count = len(pages) * PAGE_COPIES

    def works(self, rows: int, venv: Path) -> list:
        """Pieces of work, each a function that does it once and gives results by name."""
        examples = len(rows_of(self.train))
        works = []
        sklearn = install(venv / "scikit-learn", SKLEARN)
        fasttext = install(venv / "fasttext", FASTTEXT)
        if sklearn:
            works.append(lambda: self.sklearn_train(sklearn, examples))
        if fasttext:
            works.append(lambda: self.fasttext(fasttext, examples))
        works += [lambda: self.debait_train(2, examples), lambda: self.debait_train(1, examples)]
        if sklearn:
            works.append(lambda: self.sklearn_score(sklearn, rows))
        works += [lambda: self.plain("copy", rows, self.copy, self.table, self.out)]
        works += [lambda: self.debait_score(2, rows), lambda: self.debait_score(1, rows)]
        works += [lambda: self.plain("words", self.page_count, "wc", "-w", self.pages)]
        works += [lambda: self.debait_pages(2), lambda: self.debait_pages(1)]
        cold = [lambda: self.plain("explain", 1, self.debait, "explain", HEADLINE)]
        cold += [lambda: self.plain("check", 1, self.debait, "check", "--isolated", "--fail-on", "error", self.draft)]
        works += cold * COLD_STARTS
        if Server.can_be_measured():
            works += [lambda: Server(self.debait, HEADLINE).measured()]
        return works

    def plain(self, name: str, rows: int, *command) -> dict:
        done = run(*command)
        return {name: Result(rows, done.seconds, done.cpu, done.peak_mb)}

    def sklearn_train(self, python: Path, rows: int) -> dict:
        done = run(python, self.sklearn_script, "train", self.train, self.joblib)
        run(python, self.sklearn_script, "score", self.joblib, self.test, self.judged)
        right = accuracy(self.judged, lambda row: float(row["clickbait_probability"]) >= 0.5)
        return {"sklearn train": Result(rows, number(r"in ([\d.]+) s", done.output), done.cpu, done.peak_mb, right)}

    def sklearn_score(self, python: Path, rows: int) -> dict:
        done = run(python, self.sklearn_script, "score", self.joblib, self.table, self.out)
        return {"sklearn score": Result(rows, number(r"in ([\d.]+) s", done.output), done.cpu, done.peak_mb)}

    def fasttext(self, python: Path, rows: int) -> dict:
        done = run(python, self.fasttext_script, self.train, self.test)
        right, tested = number(r"accuracy ([\d.]+)", done.output), len(rows_of(self.test))
        trained, scored = number(r"train ([\d.]+) s", done.output), tested / number(r"score (\d+) rows/s", done.output)
        return {
            "fasttext train": Result(rows, trained, done.cpu, done.peak_mb, right),
            "fasttext score": Result(tested, scored, done.cpu, done.peak_mb),
        }

    def debait_train(self, threads: int, rows: int) -> dict:
        done = run(self.debait, "train", self.train, "-o", self.model, "--threads", threads)
        run(self.debait, "score", self.test, "-o", self.judged, "--model", self.model)
        right = accuracy(self.judged, lambda row: row["verdict"] == "bait")
        return {f"train {threads}": Result(rows, done.seconds, done.cpu, done.peak_mb, right)}

    def debait_pages(self, threads: int) -> dict:
        command = [self.debait, "score", self.pages, "-o", self.out.with_suffix(".jsonl"), "--threads", threads]
        return self.plain(f"pages {threads}", self.page_count, *command)

    def debait_score(self, threads: int, rows: int) -> dict:
        return self.plain(f"score {threads}", rows, self.debait, "score", self.table, "-o", self.out, "--threads", threads)


if __name__ == "__main__":
    try:
        main()
    except Failed as error:
        say(f"compare.py: {error}")
        sys.exit(2)
