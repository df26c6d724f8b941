"""The block of datatrove, in a real local executor with processes of its own."""

import gzip
import json

import pytest
from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from debait.datatrove import BaitFilter

import debait


def written(folder):
    rows = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows += map(json.loads, file)
    return {row["id"]: row["metadata"] for row in rows}


@pytest.fixture
def archive(pages, tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for part in range(2):
        with open(folder / f"{part}.jsonl", "w", encoding="utf-8") as file:
            for n, (headline, body) in enumerate(pages):
                if n % 2 == part:
                    file.write(json.dumps({"id": str(n), "text": body, "metadata": {"title": headline}}) + "\n")
    return folder


def run(archive, out, *blocks):
    reader = JsonlReader(str(archive), default_metadata={})
    LocalPipelineExecutor([reader, *blocks, JsonlWriter(str(out))], tasks=2, workers=2, logging_dir=str(out.with_name(out.name + ".logs"))).run()


def test_documents_are_annotated_and_all_go_on(archive, pages, tmp_path):
    run(archive, tmp_path / "out", BaitFilter(batch_size=7))
    rows = written(tmp_path / "out")
    expected = debait.score_batch(*map(list, zip(*pages, strict=True)))
    assert len(rows) == len(pages)
    for n in range(len(pages)):
        row = rows[str(n)]
        assert row["clickbait_probability"] == expected.clickbait_probability[n]
        assert row["seo_bait_probability"] == expected.seo_bait_probability[n]
        assert row["bait_verdict"] == expected.verdict[n]


def test_bait_is_dropped_with_its_reason(archive, pages, tmp_path):
    excluded = JsonlWriter(str(tmp_path / "excluded"))
    run(archive, tmp_path / "out", BaitFilter(drop=("seo-bait",), exclusion_writer=excluded))
    kept, dropped = written(tmp_path / "out"), written(tmp_path / "excluded")
    threshold = debait.Model.default("seo-bait").threshold
    assert len(kept) + len(dropped) == len(pages) and kept and dropped
    assert all(row["seo_bait_probability"] < threshold for row in kept.values())
    assert all(row["filter_reason"] == "seo-bait" for row in dropped.values())


def test_a_document_without_a_title_opens_with_it():
    block = BaitFilter()
    document = Document(text="You Won't Believe What This Dog Did Next\n\nIt slept.", id="1")
    assert block.filter(document) is True
    expected = debait.score("You Won't Believe What This Dog Did Next", "It slept.")
    assert document.metadata["clickbait_probability"] == expected.clickbait_probability
    assert BaitFilter(drop=("clickbait",)).filter(document) == (False, "clickbait")
    with pytest.raises(ValueError, match="no model of the head `gossip`: expected some of clickbait, seo-bait"):
        BaitFilter(drop=("gossip",))
