"""Scores in Spark: `debait.spark.score(df, "headline", "body")`.

Rows go to the core as Arrow batches (`DataFrame.mapInArrow`), on one thread a task: Spark's own cores are the parallel
ones. Executors need pyarrow and NumPy, and the wheel, which Spark unpacks for them where it is called a zip:

    cp debait-*.whl debait.zip
    spark-submit --master yarn --archives debait.zip#wheel --conf spark.executorEnv.PYTHONPATH=wheel score_archive.py

Files may lie wherever Spark reads (`s3a://bucket/archive/`, `hdfs:///archive/`).
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from . import Scorer, load

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["score"]


@functools.cache
def _default() -> Scorer:
    return load()


def score(
    df: DataFrame, headline_col: str, body_col: str | None = None, *, prefix: str = "", scorer: Scorer | None = None
) -> DataFrame:
    """The rows of a DataFrame with the columns `clickbait_probability`, `seo_bait_probability` and `verdict`.

    `prefix` goes before their names; `scorer` says with which models, by default with those that come with debait. A row
    without a headline has nulls. Raises ValueError where a column is missing or already there.
    """
    from pyspark.sql.types import DoubleType, StringType, StructField, StructType

    added = [
        StructField(prefix + "clickbait_probability", DoubleType()),
        StructField(prefix + "seo_bait_probability", DoubleType()),
        StructField(prefix + "verdict", StringType()),
    ]
    for name in filter(None, (headline_col, body_col)):
        if name not in df.columns:
            raise ValueError(f"no column `{name}`: expected one of {', '.join(df.columns)}")
    for field in added:
        if field.name in df.columns:
            raise ValueError(f"there is a column `{field.name}` already: give a prefix")

    def of_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        models = scorer or _default()
        for batch in batches:
            bodies = batch.column(body_col) if body_col else None
            scores = pa.record_batch(models.score_batch(batch.column(headline_col), bodies, threads=1))
            names = [*batch.schema.names, *(field.name for field in added)]
            yield pa.RecordBatch.from_arrays([*batch.columns, *scores.columns], names=names)

    return df.mapInArrow(of_batches, StructType([*df.schema.fields, *added]))
