"""Scores in datatrove pipelines: `BaitFilter` annotates documents, and drops bait where that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datatrove.pipeline.filters.base_filter import BaseFilter

from . import Scorer, load

if TYPE_CHECKING:
    from datatrove.data import Document
    from datatrove.pipeline.writers.disk_base import DiskWriter

__all__ = ["BaitFilter"]


class BaitFilter(BaseFilter):
    """Writes `clickbait_probability`, `seo_bait_probability` and `bait_verdict` into the metadata of documents.

    By default every document goes on. With `drop` a document that a named head calls bait is dropped with the reason
    `clickbait` or `seo-bait`, and written by the `exclusion_writer` where there is one.

    Args:
        drop: heads whose bait is dropped, of `clickbait` and `seo-bait`
        headline_key: the entry of the metadata that has the title; where a document has none, its first line is the title
        scorer: the models, by default those that come with debait
        exclusion_writer: writes dropped documents
        batch_size: documents that are scored at a time
    """

    name = "🎣 debait"

    def __init__(
        self,
        drop: tuple[str, ...] = (),
        headline_key: str = "title",
        scorer: Scorer | None = None,
        exclusion_writer: DiskWriter | None = None,
        batch_size: int = 256,
    ) -> None:
        super().__init__(exclusion_writer, batch_size)
        self.headline_key = headline_key
        self.scorer = scorer or load()
        self.thresholds = {model.head: model.threshold for model in self.scorer.models}
        self.drop = tuple(drop)
        for head in self.drop:
            if head not in self.thresholds:
                raise ValueError(f"no model of the head `{head}`: expected some of {', '.join(self.thresholds)}")

    def filter(self, doc: Document) -> bool | tuple[bool, str]:
        """Annotates one document and says whether it is kept."""
        return self.filter_batch([doc])[0]

    def filter_batch(self, batch: list[Document]) -> list[bool | tuple[bool, str]]:
        """Annotates documents and says of each whether it is kept."""
        articles = [self._article(doc) for doc in batch]
        scores = self.scorer.score_batch([title for title, _ in articles], [body for _, body in articles], threads=1)
        columns = {head: scores[head.replace("-", "_") + "_probability"] for head in self.thresholds}
        kept: list[bool | tuple[bool, str]] = []
        for row, (doc, verdict) in enumerate(zip(batch, scores.verdict)):
            for head, probabilities in columns.items():
                doc.metadata[head.replace("-", "_") + "_probability"] = float(probabilities[row])
            doc.metadata["bait_verdict"] = verdict
            bait = (head for head in self.drop if columns[head][row] >= self.thresholds[head])
            head = next(bait, None)
            kept.append(True if head is None else (False, head))
        return kept

    def _article(self, doc: Document) -> tuple[str, str | None]:
        title = doc.metadata.get(self.headline_key)
        if title:
            return str(title), doc.text or None
        first, _, rest = doc.text.lstrip().partition("\n")
        return first, rest.lstrip() or None
