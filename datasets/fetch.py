#!/usr/bin/env python3
"""Downloads the public corpora that the manifests describe, and makes sure that they are the files described.

  datasets/fetch.py                            # all manifests, into datasets/data
  datasets/fetch.py stop-clickbait-train       # this one
  datasets/fetch.py --base-url https://example.org/corpora --data-dir ~/corpora

A file comes from its manifest's `url`, or from BASE/file with --base-url. It is written under a temporary name and gets
its own name once its SHA-256 is right; a file that is right already is left alone. Exit code 0: every corpus asked for is
there; 2: at least one is not. Needs Python 3.11 and nothing else.
"""
import argparse
import hashlib
import http.client
import os
import sys
import tomllib
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
BLOCK = 1 << 16
TIMEOUT = 60


class Trouble(Exception):
    """Why a corpus is not there."""


def main() -> int:
    options = parse()
    try:
        manifests = chosen(options.manifests, options.names)
    except Trouble as trouble:
        print(f"fetch.py: {trouble}", file=sys.stderr)
        return 2
    missing = 0
    for manifest in manifests:
        try:
            for part in parts(manifest):
                print(f"{manifest['name']}: {fetch(part, options.data_dir, options.base_url)}")
        except Trouble as trouble:
            missing += 1
            print(f"{manifest['name']}: {trouble}", file=sys.stderr)
    return 2 if missing else 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="corpora to fetch; default: all")
    parser.add_argument("--data-dir", type=Path, default=HERE / "data", help="where the files go; default: datasets/data")
    parser.add_argument("--base-url", metavar="BASE", help="download BASE/file in place of each manifest's url")
    parser.add_argument("--manifests", type=Path, default=HERE / "manifests", help="folder of the manifests")
    return parser.parse_args()


def chosen(folder: Path, names: list) -> list:
    """The manifests of these names, or all, checked."""
    known = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    if not known:
        raise Trouble(f"{folder}: has no manifests")
    for name in names:
        if name not in known:
            raise Trouble(f"no manifest is named `{name}`: expected one of {', '.join(known)}")
    return [read(path) for name, path in known.items() if not names or name in names]


def read(path: Path) -> dict:
    try:
        manifest = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Trouble(f"{path}: {error}") from error
    for part in parts(manifest):
        for key in ("name", "origin", "licence", "file", "sha256"):
            if not isinstance(part.get(key), str):
                raise Trouble(f"{path}: expected a text under `{key}`")
        file = PurePosixPath(part["file"])
        if file.is_absolute() or not file.parts or ".." in file.parts:
            raise Trouble(f"{path}: file: found `{file}`, expected a path inside the data directory")
    return manifest


def parts(manifest: dict) -> list:
    """The description of each file: that of the rows, and that of the bodies where they stand apart."""
    about = {key: manifest.get(key) for key in ("name", "origin", "licence")}
    bodies = manifest.get("bodies")
    return [manifest] + ([about | bodies] if isinstance(bodies, dict) else [])


def fetch(manifest: dict, data: Path, base: str | None) -> str:
    """Makes sure that a file of a corpus is there and says what was done."""
    target = data / manifest["file"]
    if target.is_file() and digest(target) == manifest["sha256"]:
        return f"is there already: {target}"
    url = f"{base.rstrip('/')}/{urllib.parse.quote(manifest['file'])}" if base else manifest.get("url")
    if not url:
        raise Trouble(
            f"cannot be downloaded as it is used here: it is published at {manifest['origin']} (licence: "
            f"{manifest['licence']}); prepare it as datasets/README.md says and put it at {target}, or give --base-url"
        )
    # urllib reads local files too, which no manifest has a reason to name.
    if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
        raise Trouble(f"{url}: expected an address that starts with http:// or https://")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        size = download(manifest, url, part)
        part.replace(target)
    except OSError as error:
        raise Trouble(f"{error.filename or target}: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
    return f"downloaded {megabytes(size)} MB from {url} to {target}"


def digest(path: Path) -> str:
    with open(path, "rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def download(manifest: dict, url: str, part: Path) -> int:
    """Downloads to `part` and checks what came; gives the number of bytes."""
    found, size = hashlib.sha256(), 0
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response, open(part, "wb") as target:
            expected = response.headers.get("Content-Length")
            expected = int(expected) if expected else None
            while block := response.read(BLOCK):
                target.write(block)
                found.update(block)
                size += len(block)
                progress(manifest["name"], size, expected)
    except urllib.error.HTTPError as error:
        raise Trouble(f"{url}: HTTP {error.code} {error.reason}") from error
    except urllib.error.URLError as error:
        raise Trouble(f"{url}: {error.reason}") from error
    except (http.client.HTTPException, ConnectionError, TimeoutError, ValueError) as error:
        raise Trouble(f"{url}: {error or type(error).__name__}") from error
    finally:
        progress(manifest["name"], None, None)
    if expected is not None and size != expected:
        raise Trouble(f"{url}: is cut short: found {size} bytes, expected {expected}")
    if found.hexdigest() != manifest["sha256"]:
        raise Trouble(f"{url}: is not the file described: sha256 is {found.hexdigest()}, expected {manifest['sha256']}")
    return size


def progress(name: str, size: int | None, expected: int | None) -> None:
    """Shows how far a download is on a terminal; None wipes the line."""
    if not sys.stderr.isatty():
        return
    total = f" of {megabytes(expected)}" if expected else ""
    line = "" if size is None else f"{name}: {megabytes(size)}{total} MB"
    print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)


def megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
