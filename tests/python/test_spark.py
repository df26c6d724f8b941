"""Scores in Spark, on executors that are processes of their own and have the wheel from an archive."""

import csv
import glob
import os
import pathlib
import shutil
import sys
import time

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pyspark
import pytest
from conftest import run

import debait.spark

ROWS = int(os.environ.get("DEBAIT_SPARK_ROWS", "1000000"))


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    if shutil.which("java") is None:
        assert os.environ.get("CI") != "true", "no java"
        pytest.skip("no java")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("SPARK_HOME", str(pathlib.Path(pyspark.__file__).parent))
    # As a wheel unpacks: native modules cannot be imported out of an archive that is still packed.
    package = pathlib.Path(debait.__file__).parent
    archive = shutil.make_archive(str(tmp_path_factory.mktemp("wheel") / "debait"), "zip", package.parent, package.name)
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("debait")
        .config("spark.archives", f"{archive}#wheel")
        .config("spark.executorEnv.PYTHONPATH", "wheel")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_executors_have_it_from_the_archive(spark):
    def where_it_is(batches):
        import debait

        for batch in batches:
            yield pa.RecordBatch.from_pydict({"file": [os.path.relpath(debait.__file__)] * batch.num_rows})

    rows = spark.range(4).repartition(2).mapInArrow(where_it_is, "file string").collect()
    assert {row["file"] for row in rows} == {"wheel/debait/__init__.py"}


def test_a_million_rows_are_those_of_the_command_line(spark, headlines, command, tmp_path, capsys):
    source, scored = tmp_path / "million.csv", tmp_path / "scored.csv"
    with open(source, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "headline"])
        writer.writerows((n, f"{headlines[n % len(headlines)]} {n // len(headlines)}") for n in range(ROWS))
    start = time.perf_counter()
    run(command, "score", source, "-o", scored)
    alone = time.perf_counter() - start

    parquet = tmp_path / "million.parquet"
    pyarrow.parquet.write_table(pyarrow.csv.read_csv(source), parquet, row_group_size=100_000)
    frame = spark.read.parquet(str(parquet)).repartition(8)
    debait.spark.score(frame.limit(1000), "headline").count()
    start = time.perf_counter()
    out = tmp_path / "out"
    debait.spark.score(frame, "headline").write.parquet(str(out))
    apart = time.perf_counter() - start
    with capsys.disabled():
        print(f"\n{ROWS} rows: command line {alone:.1f} s, Spark {apart:.1f} s, on {os.cpu_count()} cores")

    table = pyarrow.parquet.read_table(out).sort_by("id").to_pydict()
    with open(scored, newline="", encoding="utf-8") as file:
        rows = 0
        for n, row in enumerate(csv.DictReader(file)):
            mine = {name: table[name][n] for name in table}
            assert int(row["id"]) == mine["id"] and row["headline"] == mine["headline"]
            for head in ("clickbait_probability", "seo_bait_probability"):
                assert row[head] == f"{mine[head]:.6f}", row
            assert row["verdict"] == mine["verdict"]
            rows += 1
    assert rows == ROWS == len(table["id"])
    assert len(glob.glob(str(out / "*.parquet"))) > 1


def test_bodies_missing_headlines_and_own_models(spark, pages, samples):
    frame = spark.createDataFrame([*pages[:9], (None, "Body")], "h string, b string")
    rows = debait.spark.score(frame, "h", "b", prefix="bait_").collect()
    expected = debait.score_batch(*map(list, zip(*pages[:9], strict=True)))
    probabilities = {row["h"]: row["bait_seo_bait_probability"] for row in rows}
    assert probabilities == {None: None} | dict(zip([h for h, _ in pages[:9]], expected.seo_bait_probability, strict=True))
    targets = [1.0 if row["label"] == "bait" else 0.0 for row in samples]
    model = debait.train([row["headline"] for row in samples], targets)
    own = debait.Scorer([model])
    row = debait.spark.score(spark.createDataFrame([("Ferry sails",)], "h string"), "h", scorer=own).first()
    assert row["clickbait_probability"] == own.score("Ferry sails").clickbait_probability
    assert row["seo_bait_probability"] is None


def test_wrong_columns_are_said_before_anything_runs(spark):
    frame = spark.createDataFrame([("Ferry sails", "")], "headline string, verdict string")
    with pytest.raises(ValueError, match="no column `title`: expected one of headline, verdict"):
        debait.spark.score(frame, "title")
    with pytest.raises(ValueError, match="there is a column `verdict` already: give a prefix"):
        debait.spark.score(frame, "headline")
