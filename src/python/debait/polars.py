"""Scores in Polars: `pl.col("headline").debait.score()`.

Importing this module registers the namespace `debait` of expressions. A column goes to the core as Arrow, without a
copy, and is scored on all cores with the interpreter's lock released. It is `map_batches` and not a compiled expression
plugin: a plugin is tied to versions of Polars, this is not.
"""

from __future__ import annotations

import polars as pl

from . import Scorer, load

__all__ = ["DebaitNamespace"]

_SCORES = pl.Struct(
    {"clickbait_probability": pl.Float64, "seo_bait_probability": pl.Float64, "verdict": pl.String}
)


@pl.api.register_expr_namespace("debait")
class DebaitNamespace:
    """What debait says of a column of headlines."""

    def __init__(self, expr: pl.Expr) -> None:
        self._expr = expr

    def score(self, body: pl.Expr | str | None = None, *, scorer: Scorer | None = None) -> pl.Expr:
        """A struct a row: both probabilities and the verdict, null where there is no headline.

        `body` is the column of bodies, where there is one; `scorer` says with which models, by default with those that
        come with debait.
        """
        models = scorer or load()

        def of(columns: pl.Series) -> pl.Series:
            if body is None:
                scores = models.score_batch(columns)
            else:
                scores = models.score_batch(columns.struct.field("headline"), columns.struct.field("body"))
            return pl.DataFrame(scores).to_struct(columns.name)

        columns = self._expr
        if body is not None:
            bodies = pl.col(body) if isinstance(body, str) else body
            columns = pl.struct(self._expr.alias("headline"), bodies.alias("body"))
        return columns.map_batches(of, return_dtype=_SCORES, is_elementwise=True)
