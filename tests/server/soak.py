#!/usr/bin/env python3
"""Whether small requests are answered quickly while large, broken and abandoned ones keep a server busy:

    tests/server/soak.py DEBAIT [--seconds 300] [--p99 100] [--memory 400]

Starts `DEBAIT serve` and, for a while, sends it drafts of 2 MB to explain and to check, bodies that are promised and
stop after a byte or halfway, clients that leave before their answer, and clients that never take it. Beside that, a
process of its own asks for one headline and for a draft of 34 kB at a time. Prints how long these took, what was
answered to whom, and the peak of the server's memory; fails where a small request was not answered, where 99 % of one
kind were not within the limit in milliseconds, and where the memory passed its bound in MiB. Needs Linux and Python
3.11, nothing else.
"""

import argparse
import asyncio
import collections
import json
import multiprocessing
import random
import subprocess
import sys
import time

SENTENCES = (
    "The ferry sails at noon, says the harbour master.",
    "You won't believe this one amazing, shocking secret!",
    "Experts say the price of bread went up by 7 per cent in March 2026.",
    "Why did nobody tell us?",
    "“It carries 140 passengers,” Anna Berg told reporters in Malmö.",
    "Click here to read more, and subscribe to our newsletter.",
)
LARGE = 2_000_000
PROMISED = 2 << 20


def request(path, item, *, length=None):
    body = json.dumps(item, ensure_ascii=False).encode()
    head = f"POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: {length or len(body)}\r\n\r\n"
    return head.encode() + body


def draft(size, seed):
    chosen = random.Random(seed)
    sentences, length = [], 0
    while length < size:
        sentence = chosen.choice(SENTENCES) + (" " if chosen.random() < 0.8 else "\n\n")
        sentences.append(sentence)
        length += len(sentence.encode())
    return {"headline": "Ferry Prices: Why You Will Pay More, Ferry Prices 2026", "body": "".join(sentences)}


async def answer(reader):
    """The status of the next answer, and its bytes."""
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    lengths = [int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")]
    return int(lines[0].split()[1]), len(await reader.readexactly(lengths[0] if lengths else 0))


class Load:
    """Everything that keeps the server busy, and what became of it."""

    def __init__(self, port, end):
        self.port, self.end = port, end
        self.outcomes = collections.Counter()
        self.ratio = 0.0

    async def again(self, name, once):
        while time.monotonic() < self.end:
            writer = None
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)
                left = max(0.1, self.end - time.monotonic())
                self.outcomes[name, await asyncio.wait_for(once(reader, writer), left)] += 1
            except TimeoutError:
                self.outcomes[name, "still open at the end"] += 1
            except (OSError, asyncio.IncompleteReadError) as error:
                self.outcomes[name, type(error).__name__] += 1
                await asyncio.sleep(0.05)
            finally:
                if writer:
                    writer.transport.abort()

    def whole(self, sent):
        async def once(reader, writer):
            writer.write(sent)
            await writer.drain()
            status, length = await answer(reader)
            self.ratio = max(self.ratio, length / len(sent))
            return status

        return once

    def part(self, sent, length):
        async def once(reader, writer):
            writer.write(sent[:length])
            return (await answer(reader))[0]

        return once

    def leaving(self, sent):
        async def once(_, writer):
            writer.write(sent)
            await writer.drain()
            await asyncio.sleep(random.random() / 3)
            return "left"

        return once

    def taking_nothing(self, sent):
        async def once(reader, writer):
            reader._transport.pause_reading()
            writer.write(sent)
            await writer.drain()
            await asyncio.sleep(20)
            return "took nothing"

        return once

    async def run(self):
        explain, check = request("/v1/explain", draft(LARGE, 1)), request("/v1/check", draft(LARGE, 2))
        page = {"page": "# Ferry\n\n" + draft(LARGE, 3)["body"], "markup": "markdown"}
        promise = request("/v1/explain", {}, length=PROMISED)
        clients = (
            [("explain 2 MB", self.whole(explain))] * 3
            + [("check 2 MB", self.whole(check))] * 3
            + [("promise 2 MiB, send 1 byte", self.part(promise, len(promise) - 1))] * 40
            + [("send half of 2 MB", self.part(explain, len(explain) // 2))] * 8
            + [("leave before the answer", self.leaving(explain)), ("leave before the answer", self.leaving(check))]
            + [("take no answer", self.taking_nothing(request("/v1/explain", page)))] * 8
        )
        await asyncio.gather(*(self.again(name, once) for name, once in clients))


def load(port, end, result):
    busy = Load(port, end)
    asyncio.run(busy.run())
    result.put((busy.outcomes, busy.ratio))


async def ask(port, end, sent, times, statuses):
    """One small request after another on one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
    while time.monotonic() < end:
        begun = time.monotonic()
        writer.write(sent)
        status, _ = await answer(reader)
        times.append(1000 * (time.monotonic() - begun))
        statuses[status] += 1
        await asyncio.sleep(0.02)
    writer.close()


async def small(port, end):
    headline = {"headline": "You Won't Believe What This Dog Did Next"}
    kinds = {
        "score a headline": request("/v1/score", headline),
        "explain a headline": request("/v1/explain", headline),
        "explain 34 kB": request("/v1/explain", draft(34_000, 4)),
        "check 34 kB": request("/v1/check", draft(34_000, 5)),
    }
    measured = {name: ([], collections.Counter()) for name in kinds}
    await asyncio.gather(*(ask(port, end, sent, *measured[name]) for name, sent in kinds.items()))
    return measured


def memory(pid, field):
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith(field))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("debait", help="the program")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--p99", type=float, default=100, help="milliseconds of 99 %% of the small requests of each kind")
    parser.add_argument("--memory", type=float, default=400, help="MiB of the server at its peak")
    parser.add_argument("--threads", type=int, help="of the server")
    arguments = parser.parse_args()
    command = [arguments.debait, "serve", "--addr", "127.0.0.1:0", "--isolated", "--log", "off"]
    command += ["--threads", str(arguments.threads)] if arguments.threads else []
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline().rsplit(":", 1)[1])
        idle = memory(server.pid, "VmRSS:")
        end = time.monotonic() + arguments.seconds
        result = multiprocessing.Queue()
        busy = multiprocessing.Process(target=load, args=(port, end, result))
        busy.start()
        measured = asyncio.run(small(port, end))
        outcomes, ratio = result.get(timeout=60)
        busy.join()
        peak = memory(server.pid, "VmHWM:")
    finally:
        server.terminate()
        server.wait()

    failures = []
    print(f"{'small request':20} {'count':>8} {'p50':>8} {'p95':>8} {'p99':>8} {'most':>8}  milliseconds")
    for name, (times, statuses) in measured.items():
        times.sort()
        at = [times[min(len(times) - 1, int(share * len(times)))] for share in (0.5, 0.95, 0.99, 1)]
        print(f"{name:20} {len(times):8} " + " ".join(f"{each:8.1f}" for each in at))
        others = {status: count for status, count in statuses.items() if status != 200}
        if others or not times:
            failures.append(f"{name}: not answered: {others}")
        if at[2] > arguments.p99:
            failures.append(f"{name}: 99 % within {at[2]:.0f} ms, not {arguments.p99:.0f} ms")
    print(f"\n{'load':28} {'outcome':24} {'count':>8}")
    for (name, outcome), count in sorted(outcomes.items(), key=str):
        print(f"{name:28} {outcome!s:24} {count:8}")
    print(f"\nlargest answer to a whole draft: {ratio:.2f} times the request")
    print(f"memory: {idle:.0f} MiB idle, {peak:.0f} MiB at the peak, bound {arguments.memory:.0f} MiB")
    if peak > arguments.memory:
        failures.append(f"memory: {peak:.0f} MiB, bound {arguments.memory:.0f} MiB")
    for failure in failures:
        print("failed:", failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
