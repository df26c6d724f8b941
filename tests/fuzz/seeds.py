"""Writes the first inputs of fuzz targets, from the project's own samples, to tests/fuzz/corpus/TARGET.seeds.

Usage: python3 tests/fuzz/seeds.py TARGET…
"""
import csv
import gzip
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests/fuzz/corpus"
SAMPLES = ROOT / "datasets/samples"
TABLES = [
    'headline,label\n"Two\nlines, and a ""quote""",1\r\n\r\nPlain,0\n',
    "\ufeffid,title,text\n1,Short,\n2,,Body\n3,One,Two,Three\n4,\"Open\n",
    "headline\n\n\"\"\nA\0B\n\x85\n'\u2019\u200b\u0301\n",
    'title,headline,n\n"x"y,Text after a quote,1\n,"",""\n',
]
CONFIGURATIONS = [
    "[tool.debait]\nextend-select = ['all']\n[tool.debait.severity]\nemoji = 'off'\n",
    "select = ['sensation', 'keyword-line']\nlanguage = \"de\"\n[per-file-overrides]\n'**/*.md' = { ignore = ['page'] }\n",
]


def main(targets: list[str]) -> None:
    for target in targets:
        folder = CORPUS / f"{target}.seeds"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for number, data in enumerate(SEEDS[target]()):
            (folder / f"{number:04}").write_bytes(data)


def headlines() -> list[bytes]:
    with open(SAMPLES / "headlines.csv", newline="", encoding="utf-8") as source:
        return [row["headline"].encode() for row in csv.DictReader(source)]


def tables() -> list[bytes]:
    lines = (SAMPLES / "headlines.csv").read_text(encoding="utf-8").splitlines()
    parts = ["\n".join([lines[0], *lines[at : at + 8]]) for at in range(1, 200, 8)]
    return [text.encode() for text in [*TABLES, *parts]]


def manifests() -> list[bytes]:
    return [path.read_bytes() for path in sorted((ROOT / "datasets/manifests").glob("*.toml"))]


def pages(extension: str) -> list[bytes]:
    return [b"", *(path.read_bytes() for path in sorted((SAMPLES / "pages").rglob(f"*{extension}")))]


def recipes() -> list[bytes]:
    """Bytes that pick the parts of drafts: every part once, and every part beside the form that a fix takes out."""
    parts = range(0, 64)
    each = [bytes([markup, 0, 0, *parts]) for markup in range(3)]
    beside = [bytes([part, 0, 0, 0, 40, part, part, 41, 40]) for part in parts]
    return each + beside


def configurations() -> list[bytes]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [part.split("```")[0] for part in readme.split("```toml\n")[1:]]
    return [text.encode() for text in [*CONFIGURATIONS, *shown]]


def small_models() -> list[bytes]:
    """A model of a few grams, by the program itself."""
    with open(SAMPLES / "training.csv", newline="", encoding="utf-8") as source:
        rows = list(csv.reader(source))
    with tempfile.TemporaryDirectory() as folder:
        data, model = Path(folder, "rows.csv"), Path(folder, "model.json")
        with open(data, "w", newline="", encoding="utf-8") as target:
            csv.writer(target).writerows([rows[0], *rows[1 :: len(rows) // 45]])
        command = ["cargo", "run", "--release", "--quiet", "--", "train", data, "-o", model]
        subprocess.run(command, cwd=ROOT, check=True)
        return [model.read_bytes()]


def archives() -> list:
    """WARC files, whole and broken, plain and packed."""
    plain = [path.read_bytes() for path in sorted((ROOT / "tests/cli/files").glob("*.warc"))]
    return plain + [gzip.compress(archive) for archive in plain]


SEEDS = {
    "score_csv": tables,
    "model_file": small_models,
    "headline": headlines,
    "manifest": manifests,
    "markdown": lambda: pages(".md"),
    "html": lambda: pages(".html"),
    "plain_text": lambda: pages(".txt"),
    "fixes": recipes,
    "config": configurations,
    "warc": archives,
}

if __name__ == "__main__":
    main(sys.argv[1:])
