#!/usr/bin/env python3
"""Whether the work is linear in the text, for hostile texts too: the time of four times as much, over the time.

  tests/benches/linear.py [--debait PROGRAM] [--bytes N] [--shape NAME]... [--command NAME]... [--all]

Runs each command on each hostile shape at N / 4 and at N bytes, prints one Markdown table of processor seconds and
ratios, and exits with 1 where a ratio is above 5. Linear work has a ratio near 4, quadratic work one near 16. The time
for an empty page is taken off first, what is then below 50 ms counts as 50 ms, and what is above the limit is measured
three times, so that a busy machine decides nothing.
Shapes whose ratios are all within the limit are counted at the end, and shown by --all.

Needs Python 3.9, and builds debait in the profile of CI unless --debait names a program.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, Optional

from shapes import PAGES, SHAPES

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 5.0
FLOOR = 0.05
# Processor seconds after which a run is stopped.
PATIENCE = 60
# Times that what is above the limit is measured: the least counts, since a busy machine only ever adds.
TURNS = 3
TITLE = "Ferry sails at noon"
# The number of the question that ends a session with the language server.
QUESTION = 2


class Case(NamedTuple):
    """A command on a shape."""

    shape: str
    command: str
    extension: str
    text: object  # a function of the size


class Measured(NamedTuple):
    """Processor seconds for N / 4 and for N bytes, without those for an empty page; none where the run failed or was
    stopped."""

    case: Case
    quarter: Optional[float]
    whole: Optional[float]

    @property
    def ratio(self) -> float:
        if self.quarter is None or self.whole is None:
            return float("inf")
        return max(self.whole, FLOOR) / max(self.quarter, FLOOR)


def main() -> int:
    options = parse()
    debait = options.debait or build()
    cases = [case for case in every_case() if wanted(case, options)]
    shown, within = [], 0
    with tempfile.TemporaryDirectory(prefix="debait-linear-") as folder:
        bench = Bench(debait, Path(folder))
        for number, case in enumerate(cases, 1):
            measured = bench.measure(case, options.bytes)
            print(f"{number} of {len(cases)}: {line(measured)}", file=sys.stderr, flush=True)
            if options.all or measured.ratio > LIMIT:
                shown.append(measured)
            within += measured.ratio <= LIMIT
    print("| shape | command | t(n) | t(4n) | ratio |\n| --- | --- | ---: | ---: | ---: |")
    for measured in sorted(shown, key=lambda measured: -measured.ratio):
        print(f"| {line(measured)} |")
    print(f"\n{within} of {len(cases)} within {LIMIT:g}, 4n = {options.bytes:,} bytes")
    return int(within < len(cases))


def line(measured: Measured) -> str:
    seconds = lambda time: "failed" if time is None else f"{time:.3f} s"
    case, ratio = measured.case, f"{measured.ratio:.1f}"
    return " | ".join([case.shape, case.command, seconds(measured.quarter), seconds(measured.whole), ratio])


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--debait", type=Path, help="the program to measure, instead of one built here")
    parser.add_argument("--bytes", type=int, default=1_000_000, help="bytes of the larger page (default 1,000,000)")
    parser.add_argument("--shape", action="append", help="only this shape")
    parser.add_argument("--command", action="append", help="only this command")
    parser.add_argument("--all", action="store_true", help="shows every ratio, not only those above the limit")
    return parser.parse_args()


def build() -> Path:
    subprocess.run(["cargo", "build", "--locked", "--profile", "ci", "--bin", "debait"], cwd=ROOT, check=True)
    return ROOT / "target/ci/debait"


def wanted(case: Case, options: argparse.Namespace) -> bool:
    return (not options.shape or case.shape in options.shape) and (not options.command or case.command in options.command)


def every_case():
    for shape, text in SHAPES.items():
        yield Case(shape, "check Markdown", "md", headed("# ", text))
        yield Case(shape, "check HTML", "html", lambda size, text=text: f"<h1>{TITLE}</h1>\n<p>" + text(size))
        yield Case(shape, "check plain text", "txt", headed("", text))
        yield Case(shape, "check --diff", "md", headed("# ", text))
        yield Case(shape, "check long title", "md", lambda size, text=text: long_title(text(size)))
        yield Case(shape, "explain --file", "md", headed("# ", text))
        yield Case(shape, "explain HEADLINE", "headline", text)
        yield Case(shape, "lsp", "md", headed("# ", text))
    for shape, (extension, text) in PAGES.items():
        for command in "check page", "check --diff", "lsp":
            yield Case(shape, command, extension, text)


def headed(mark: str, text):
    return lambda size: f"{mark}{TITLE}\n\n" + text(size)


def long_title(text: str) -> str:
    """A page whose title is the text, quoted as in JSON, over a body of one sentence."""
    return f"---\ntitle: {json.dumps(text, ensure_ascii=False)}\n---\n\nThe ferry sails at noon.\n"


class Bench:
    """Runs commands and measures them."""

    def __init__(self, debait: Path, folder: Path):
        self.debait, self.folder, self.empty = debait.resolve(), folder, {}

    def measure(self, case: Case, size: int) -> Measured:
        if case.command not in self.empty:
            self.empty[case.command] = self.seconds(case._replace(text=lambda _: f"# {TITLE}\n"), 0)
        best = Measured(case, self.net(case, size // 4), None)
        for _ in range(TURNS):
            if best.quarter is None or best.ratio <= LIMIT:
                break
            quarter, whole = self.net(case, size // 4), self.net(case, size)
            if quarter is None or whole is None:
                break
            best = Measured(case, min(best.quarter, quarter), min(best.whole or whole, whole))
        return best

    def net(self, case: Case, size: int) -> Optional[float]:
        seconds = self.seconds(case, size)
        return None if seconds is None else max(0.0, seconds - self.empty[case.command])

    def seconds(self, case: Case, size: int) -> Optional[float]:
        """Processor seconds of one run; none where it failed or was stopped."""
        text = case.text(size)
        page = self.folder / f"page.{case.extension}"
        page.write_bytes(text.encode())
        command, *rest = case.command.split()
        said, later = b"", b""
        if command == "lsp":
            arguments, (said, later) = ["lsp", "--stdio"], session(text, case.extension)
        elif case.extension == "headline":
            arguments, said = ["explain", "-"], text.encode()
        elif case.command == "explain --file":
            arguments = ["explain", "--file", page]
        elif case.command == "check --diff":
            arguments = ["check", "--diff", page]
        else:
            arguments = ["check", page]
        # A server that is left without a word ends with 1, a headline without a word is refused with 2.
        return self.run(arguments, said, later, accepted=(0, 1, 2) if case.extension == "headline" else (0, 1))

    def run(self, arguments: list, said: bytes, later: bytes, accepted: tuple) -> Optional[float]:
        limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE + 5))
        with open(self.folder / "errors", "w+b") as errors:
            process = subprocess.Popen([self.debait, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                       stderr=errors, preexec_fn=limit)
            try:
                process.stdin.write(said)
                process.stdin.flush()
            except BrokenPipeError:
                pass
            if later:
                # A check that has not begun is dropped when the draft changes: the change waits for the first one.
                until(process.stdout, lambda message: message.get("method") == "textDocument/publishDiagnostics")
                process.stdin.write(later)
                process.stdin.flush()
                until(process.stdout, lambda message: message.get("id") == QUESTION)
            process.stdin.close()
            while process.stdout.read(1 << 20):
                pass
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = code = os.waitstatus_to_exitcode(status)
            if code < 0:
                return None
            if code not in accepted:
                errors.seek(0)
                said = errors.read(2000).decode(errors="replace")
                print(f"{arguments}: exit code {code}\n{said}", file=sys.stderr, flush=True)
                return None
        return usage.ru_utime + usage.ru_stime


def until(output, is_it) -> None:
    """Reads what the language server says, up to a message."""
    while head := output.readline():
        length = int(head.split(b":")[1])
        output.readline()
        if is_it(json.loads(output.read(length))):
            return


def session(text: str, extension: str) -> tuple:
    """An editor that opens a draft; and that changes it, asks for all actions, and leaves."""
    uri = f"file:///page.{extension}"
    end = {"line": 10**7, "character": 0}
    whole = {"start": {"line": 0, "character": 0}, "end": end}
    change = {"range": {"start": end, "end": end}, "text": " It is late."}
    messages = [
        ("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1),
        ("initialized", {}, None),
        ("textDocument/didOpen",
         {"textDocument": {"uri": uri, "languageId": {"md": "markdown", "html": "html", "txt": "plaintext"}[extension],
                           "version": 1, "text": text}}, None),
        ("textDocument/didChange",
         {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [change, change]}, None),
        ("textDocument/codeAction",
         {"textDocument": {"uri": uri}, "range": whole, "context": {"diagnostics": []}}, QUESTION),
    ]
    said = []
    for method, params, number in messages:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        body = json.dumps(message if number is None else {**message, "id": number}).encode()
        said.append(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    opened = 1 + [method for method, *_ in messages].index("textDocument/didOpen")
    return b"".join(said[:opened]), b"".join(said[opened:])


if __name__ == "__main__":
    sys.exit(main())
