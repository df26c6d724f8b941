"""Runs programs, measures them, and sets what was measured side by side."""
import argparse
import csv
import os
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import NamedTuple, Optional


ROOT = Path(__file__).resolve().parents[2]


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


# The linear algebra behind scikit-learn is faster on one thread here: its threads wait for each other on small vectors.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class Failed(Exception):
    """A program ended with an error or said something else than expected."""


class Run(NamedTuple):
    """One finished program."""

    seconds: float
    cpu: float
    peak_mb: float
    output: str


class Result(NamedTuple):
    """What a piece of work cost."""

    rows: int
    seconds: float
    cpu: float  # processor seconds of the whole program, of all cores
    peak_mb: float
    accuracy: Optional[float] = None


class Line(NamedTuple):
    """One line of the table: a piece of work, what it is compared with, and the goal of the comparison."""

    title: str
    work: str
    against: str = ""
    faster: Optional[float] = None  # at least so many times as fast as the other
    time: Optional[float] = None  # at most so many times the other's time
    seconds: Optional[float] = None  # at most so many seconds
    rate: Optional[float] = None  # at least so many rows a second


def run(*command) -> Run:
    """Runs a program to its end. Peak memory is never below that of this process, which starts the others."""
    start = time.perf_counter()
    parts, output = list(map(str, command)), {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(parts, env=os.environ | ONE_THREAD, **output) as process:
        output = process.stdout.read().decode(errors="replace").strip()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{output}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, peak_mb(usage), output)


def build() -> Path:
    """The program as released, built here."""
    subprocess.run(["cargo", "build", "--locked", "--release", "--bin", "debait"], cwd=ROOT, check=True)
    return ROOT / "target/release/debait"


def options_of(description: str) -> argparse.ArgumentParser:
    """The options that scripts on the corpora have in common."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = os.environ.get("DEBAIT_DATA") or ROOT.parent / "shared/data"
    parser.add_argument("--data", type=Path, default=data, help="folder of the corpora (DEBAIT_DATA)")
    parser.add_argument("--debait", type=Path, help="the program to judge, instead of a release built here")
    return parser


def read_csv(path: Path) -> list:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def peak_mb(usage) -> float:
    """Peak resident memory in MB; Linux counts it in KiB, macOS in bytes."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def install(home: Path, packages: list) -> Optional[Path]:
    """The Python of an environment with these packages; None, with the reason said, where they cannot be had."""
    python, done = home / "bin" / "python", home / "installed"
    if not done.exists():
        say(f"pip install {' '.join(packages)}")
        venv.create(home, with_pip=True, clear=True)
        pip = subprocess.run([python, "-m", "pip", "install", "-q", *packages], capture_output=True, text=True)
        if pip.returncode:
            reason = (pip.stderr.strip().splitlines() or ["no reason given"])[-1]
            say(f"{packages[0]} cannot be installed and is left out: {reason}")
            return None
        done.touch()
    return python


def least(works: list, rounds: int) -> dict:
    """The least of each cost over several rounds, in which every piece of work takes its turn."""
    best = {}
    for turn in range(rounds):
        for work in works:
            for name, result in work().items():
                say(f"round {turn + 1} of {rounds}: {name}: {result.seconds:.3f} s")
                known = best.get(name, result)
                faster = min(known, result, key=lambda result: result.seconds / result.rows)
                cpu, peak_mb = min(known.cpu, result.cpu), max(known.peak_mb, result.peak_mb)
                best[name] = faster._replace(cpu=cpu, peak_mb=peak_mb)
    return best


def table(lines: list, best: dict) -> str:
    """A Markdown table of the lines whose work was done."""
    rows = [["work", "seconds", "CPU s", "rows/s", "accuracy", "peak MB", "ratio", "goal", "reached"]]
    for line in lines:
        if line.work in best:
            result = best[line.work]
            accuracy = "" if result.accuracy is None else f"{result.accuracy:.4f}"
            rate = f"{result.rows / result.seconds:,.0f}" if result.rows > 1 else ""
            seconds = f"{result.seconds:.{3 if result.seconds >= 0.1 else 4}f}"
            # Of a server that another program asks, nothing but its answers is measured.
            of_process = [f"{result.cpu:.2f}", f"{result.peak_mb:.0f}"] if result.peak_mb else ["", ""]
            cost = [seconds, of_process[0], rate, accuracy, of_process[1]]
            rows.append([line.title, *cost, *judged(line, result, best.get(line.against))])
    rows.insert(1, ["---", *["---:"] * 6, "---", "---"])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def judged(line: Line, result: Result, other: Optional[Result]) -> list:
    """Ratio, goal and whether it is reached."""
    answer = lambda reached: "yes" if reached else "no"
    if line.rate is not None:
        return ["", f"≥ {line.rate:,} rows/s", answer(result.rows / result.seconds >= line.rate)]
    if line.seconds is not None:
        return ["", f"≤ {line.seconds:g} s", answer(result.seconds <= line.seconds)]
    if other is None:
        return ["", "", ""]
    # Seconds for each row: the other may have had fewer rows.
    ratio = (result.seconds / result.rows) / (other.seconds / other.rows)
    if line.time is not None:
        return [f"{ratio:.2f} × its time", f"≤ {line.time:g} ×", answer(ratio <= line.time)]
    if line.faster is not None:
        return [f"{1 / ratio:.1f} × as fast", f"≥ {line.faster:g} ×", answer(1 / ratio >= line.faster)]
    return [f"{1 / ratio:.1f} × as fast", "", ""]
