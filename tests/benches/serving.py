"""What `debait serve` answers, and how soon, asked by h2load for one headline at a time."""
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from measure import Failed, Result

CONNECTIONS = 64
SECONDS = 5
SHARE_OF_PEAK = 0.7


class Server:
    """A server that runs while it is measured, on a port that the system chooses."""

    def __init__(self, debait: str, headline: str):
        self.command, self.headline = [debait, "serve", "--addr", "127.0.0.1:0"], headline

    @staticmethod
    def can_be_measured() -> bool:
        return shutil.which("h2load") is not None

    def measured(self) -> dict:
        """As fast as it goes, then at a share of that."""
        with tempfile.TemporaryDirectory(prefix="debait-serving-") as folder:
            with subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
                try:
                    address = next(word for line in server.stdout for word in line.split() if word.startswith("http://"))
                    times = self.asked(address.rstrip("/.,"), Path(folder))
                    peak = len(times) / SECONDS
                    paced = self.asked(address.rstrip("/.,"), Path(folder), SHARE_OF_PEAK * peak / CONNECTIONS)
                finally:
                    server.terminate()
        late = paced[int(0.99 * len(paced))] / 1e6
        return {"serve": Result(len(times), SECONDS, 0, 0), "serve p99": Result(1, late, 0, 0)}

    def asked(self, address: str, folder: Path, pace: float = 0) -> list:
        """Microseconds that each answer took, from the shortest; `pace` is requests a second and connection."""
        body, log = folder / "body.json", folder / "log"
        body.write_text(json.dumps({"headline": self.headline}), encoding="utf-8")
        log.unlink(missing_ok=True)
        command = ["h2load", "--h1", "-c", CONNECTIONS, "-D", SECONDS, "-d", body, "-H", "content-type: application/json"]
        command += ["--log-file", log, *(["--rps", f"{pace:.0f}"] if pace else []), f"{address}/v1/score"]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
        answers = [line.split("\t") for line in log.read_text().splitlines()]
        if done.returncode or not answers or any(status != "200" for _, status, _ in answers):
            raise Failed(f"h2load: {done.stdout[-500:]}{done.stderr[-500:]}")
        return sorted(int(micros) for _, _, micros in answers)
