"""Peak memory of `debait score` on a stream of generated rows, none of which is ever on disk."""
import csv
import io
import os
import subprocess
import sys
import time
from pathlib import Path

from measure import Failed, peak_mb

GOAL_MB = 100
BLOCK = 10_000


def stream_rows(debait: Path, headlines: list, rows: int) -> str:
    """Scores so many rows, each with a word that no other row has; a Markdown line says what it took."""
    start = time.perf_counter()
    command = [debait, "score", "-", "--format", "csv", "-o", os.devnull]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdin.write(b"id,headline\n")
        early = ""
        for first in range(0, rows, BLOCK):
            process.stdin.write(block(headlines, first, min(first + BLOCK, rows)))
            if not early and first >= rows // 10:
                early = f" ({resident_mb(process.pid)} after a tenth)"
        process.stdin.close()
        said = process.stderr.read().decode(errors="replace").strip()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"debait score: exit code {process.returncode}\n{said}")
    seconds, peak = time.perf_counter() - start, peak_mb(usage)
    return "\n".join([
        "| work | seconds | rows/s | peak MB | goal | reached |",
        "| --- | ---: | ---: | ---: | --- | --- |",
        f"| debait score, {rows:,} rows | {seconds:.1f} | {rows / seconds:,.0f} | {peak:.0f}{early} "
        f"| ≤ {GOAL_MB} MB | {'yes' if peak <= GOAL_MB else 'no'} |",
        "",
        said,
    ])


def block(headlines: list, first: int, end: int) -> bytes:
    text = io.StringIO()
    rows = ((row, f"{headlines[row % len(headlines)]} w{row}q") for row in range(first, end))
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def resident_mb(pid: int) -> str:
    """What a running program holds in memory, where the system says so."""
    status = Path(f"/proc/{pid}/status")
    if sys.platform != "linux" or not status.exists():
        return "unknown"
    fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return f"{int(fields['VmHWM'].split()[0]) * 1024 / 1e6:.0f}"
