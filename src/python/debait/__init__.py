"""Tells honest headlines and pages from clickbait and SEO-bait, and says why.

>>> import debait
>>> debait.score("You Won't Believe What This Dog Did Next").verdict
'bait'
>>> debait.score("Parliament passes budget after late vote").verdict
'honest'
"""

from __future__ import annotations

import functools
import json
import os
from typing import Any

from ._debait import Model, ModelError, ModelFileError, Score, Scorer, Scores, __version__, catalogue_json, train

__all__ = [
    "Model",
    "ModelError",
    "ModelFileError",
    "Score",
    "Scorer",
    "Scores",
    "__version__",
    "catalogue",
    "check",
    "explain",
    "load",
    "score",
    "score_batch",
    "train",
]


def load(*paths: str | os.PathLike[str]) -> Scorer:
    """A scorer with the models of these files, one a head and language; with those that come with debait where none is
    named."""
    return Scorer([Model.load(path) for path in paths] or Model.defaults())


@functools.cache
def _default() -> Scorer:
    return load()


def score(headline: str, body: str | None = None, *, lang: str | None = None) -> Score:
    """The probabilities and the verdict of one article, by the models that come with debait.

    It is read as English, in the language that `lang` names, such as `"es"`, or with `"auto"` in its own. Where no model
    reads that, nothing is measured: probabilities and verdict are None.
    """
    return _default().score(headline, body, lang=lang)


def score_batch(
    headlines: Any, bodies: Any = None, *, lang: str | None = None, threads: int | None = None
) -> Scores:
    """The probabilities and verdicts of many articles, by the models that come with debait.

    Takes Arrow arrays and columns (pyarrow, polars, DuckDB) without copying them, NumPy arrays, and sequences of `str`
    and `None`. With `lang="auto"` there is a column `language`.
    """
    return _default().score_batch(headlines, bodies, lang=lang, threads=threads)


def explain(headline: str, body: str | None = None, *, lang: str | None = None) -> dict[str, Any]:
    """Why an article has its probabilities: contributions that add up, with the words behind each."""
    return _default().explain(headline, body, lang=lang)


def check(
    text: str,
    *,
    markup: str = "markdown",
    config: str | os.PathLike[str] | None = None,
    lang: str | None = None,
) -> list[dict[str, Any]]:
    """What an editor should look at in a draft in `markdown`, `html` or `plain` text."""
    return _default().check(text, markup=markup, config=config, lang=lang)


@functools.cache
def _catalogue() -> str:
    return catalogue_json()


def catalogue() -> list[dict[str, Any]]:
    """Every feature: what it measures, which way it points, and its source."""
    return json.loads(_catalogue())
