"""What the tests share: the samples, and what the command line says of them."""

import csv
import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEADLINES = ROOT / "datasets" / "samples" / "headlines.csv"


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def samples():
    """Headlines with their label."""
    return rows_of(HEADLINES)


@pytest.fixture(scope="session")
def headlines(samples):
    return [row["headline"] for row in samples]


@pytest.fixture(scope="session")
def pages():
    """Headlines and bodies of sample pages."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "datasets/samples/pages").rglob("*.txt"))]
    pages = [tuple(part.strip() for part in text.split("\n", 1)) for text in texts]
    assert len(pages) > 20 and len({headline for headline, _ in pages}) == len(pages)
    return pages


@pytest.fixture(scope="session")
def command():
    """The command that the wheel installs."""
    beside = pathlib.Path(sys.executable).with_name("debait")
    found = str(beside) if beside.exists() else shutil.which("debait")
    assert found, "the wheel installs the command debait"
    return found


def run(command, *arguments):
    done = subprocess.run([command, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def cli_rows(command, tmp_path_factory):
    """The samples as the command line scores them."""
    scored = tmp_path_factory.mktemp("cli") / "scored.csv"
    run(command, "score", HEADLINES, "-o", scored)
    return rows_of(scored)


def written(probability):
    """A probability as the command line writes it."""
    return f"{probability:.6f}"
