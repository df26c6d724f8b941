"""Writes the first inputs of the fuzz targets, from the project's own samples, to tests/fuzz/corpus/TARGET.seeds."""
import csv
import shutil
import subprocess
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


def main() -> None:
    with open(SAMPLES / "headlines.csv", newline="", encoding="utf-8") as source:
        headlines = [row["headline"] for row in csv.DictReader(source)]
    write("headline", (text.encode() for text in headlines))
    write("manifest", (path.read_bytes() for path in sorted((ROOT / "datasets/manifests").glob("*.toml"))))
    lines = (SAMPLES / "headlines.csv").read_text(encoding="utf-8").splitlines()
    parts = ["\n".join([lines[0], *lines[at : at + 8]]) for at in range(1, 200, 8)]
    write("score_csv", (text.encode() for text in [*TABLES, *parts]))
    pages = sorted(path for path in (SAMPLES / "pages").rglob("*") if path.is_file())
    for target, extension in [("markdown", ".md"), ("html", ".html"), ("plain_text", ".txt")]:
        write(target, [b"", *(path.read_bytes() for path in pages if path.suffix == extension)])
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [part.split("```")[0] for part in readme.split("```toml\n")[1:]]
    write("config", (text.encode() for text in [*CONFIGURATIONS, *shown]))
    write("model_file", [small_model()])


def write(target: str, inputs) -> None:
    folder = CORPUS / f"{target}.seeds"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, data in enumerate(inputs):
        (folder / f"{number:04}").write_bytes(data)


def small_model() -> bytes:
    """A model of a few grams."""
    with open(SAMPLES / "training.csv", newline="", encoding="utf-8") as source:
        rows = list(csv.reader(source))
    with tempfile.TemporaryDirectory() as folder:
        data, model = Path(folder, "rows.csv"), Path(folder, "model.json")
        with open(data, "w", newline="", encoding="utf-8") as target:
            csv.writer(target).writerows([rows[0], *rows[1 :: len(rows) // 45]])
        command = ["cargo", "run", "--release", "--quiet", "--", "train", data, "-o", model]
        subprocess.run(command, cwd=ROOT, check=True)
        return model.read_bytes()


if __name__ == "__main__":
    main()
