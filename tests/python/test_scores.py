"""The same numbers, whichever way they are asked for."""

import csv
import json
import math
import multiprocessing
import pickle

import debait
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import HEADLINES, rows_of, run, written

import debait.polars  # noqa: F401  registers the namespace

HEADS = ("clickbait_probability", "seo_bait_probability")


def told(rows):
    return [(*(f"{float(row[head]):.6f}" for head in HEADS), row["verdict"]) for row in rows]


def of(scores):
    columns = [[written(value) for value in scores[head]] for head in HEADS]
    return list(zip(*columns, scores["verdict"], strict=True))


def test_three_lines():
    scores = debait.score("You Won't Believe What This Dog Did Next")
    assert scores.verdict == "bait" and scores.clickbait_probability > 0.8
    assert debait.score("Parliament passes budget after late vote").verdict == "honest"


def test_one_and_many_and_the_command_line_agree(headlines, cli_rows):
    expected = told(cli_rows)
    one = [debait.score(headline) for headline in headlines]
    assert [(written(s.clickbait_probability), written(s.seo_bait_probability), s.verdict) for s in one] == expected
    archive = pa.table({"headline": headlines})
    lazy = pl.DataFrame({"headline": headlines})
    given = {
        "list": headlines,
        "tuple": tuple(headlines),
        "numpy": np.array(headlines),
        "numpy of objects": np.array(headlines, dtype=object),
        "pandas": pd.Series(headlines),
        "arrow array": pa.array(headlines),
        "arrow chunks": pa.chunked_array([headlines[:7], [], headlines[7:]]),
        "large strings": pa.array(headlines, pa.large_string()),
        "string views": pa.array(headlines, pa.string_view()),
        "dictionary": pa.array(headlines).dictionary_encode(),
        "table column": archive["headline"],
        "polars": lazy["headline"],
        "polars categories": lazy["headline"].cast(pl.Categorical),
        "duckdb": duckdb.sql("select headline from archive").to_arrow_table()["headline"],
    }
    for name, column in given.items():
        assert of(debait.score_batch(column)) == expected, name
        assert of(debait.score_batch(column, threads=1)) == expected, name


def test_polars_expressions_agree(headlines, cli_rows):
    frame = pl.DataFrame({"headline": headlines}).lazy().with_columns(pl.col("headline").debait.score().alias("s"))
    scored = frame.unnest("s").collect()
    assert told(scored.to_dicts()) == told(cli_rows)


def test_bodies(pages, command, tmp_path):
    headlines, bodies = zip(*pages, strict=True)
    source, scored = tmp_path / "pages.csv", tmp_path / "scored.csv"
    with open(source, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("headline", "body"), *pages])
    run(command, "score", source, "-o", scored)
    expected = told(rows_of(scored))
    assert of(debait.score_batch(headlines, bodies)) == expected
    frame = pl.DataFrame({"h": headlines, "b": bodies}).select(pl.col("h").debait.score("b").alias("s")).unnest("s")
    assert told(frame.to_dicts()) == expected
    one = [debait.score(headline, body) for headline, body in pages]
    assert [written(score.seo_bait_probability) for score in one] == [row[1] for row in expected]
    without = debait.score_batch(headlines)
    assert of(without) != expected, "bodies count"


def test_missing_headlines_have_missing_scores():
    for column in (
        ["Ferry sails", None],
        np.array(["Ferry sails", None]),
        pd.Series(["Ferry sails", np.nan]),
        pa.array(["Ferry sails", None]),
        pa.array(["Ferry sails", None]).dictionary_encode(),
        pl.Series(["Ferry sails", None]),
    ):
        scores = debait.score_batch(column)
        assert len(scores) == 2 and scores["verdict"] == ["honest", None]
        assert math.isnan(scores.clickbait_probability[1]) and not math.isnan(scores.clickbait_probability[0])
        assert pa.table(scores)["clickbait_probability"].null_count == 1
    assert len(debait.score_batch([])) == 0 and len(debait.score_batch(pa.array([], pa.string()))) == 0
    for nothing in (pa.nulls(2), pa.DictionaryArray.from_arrays(pa.array([None, None], pa.int8()), pa.array([], pa.string()))):
        assert debait.score_batch(nothing)["verdict"] == [None, None]


def test_scores_are_a_table_for_everybody(headlines):
    scores = debait.score_batch(headlines)
    names = [*HEADS, "verdict"]
    scored = pa.table(scores)
    assert scores.columns == names == scored.column_names == pa.record_batch(scores).schema.names
    assert pl.DataFrame(scores).columns == names
    assert duckdb.sql("select count(*) from scored where verdict = 'bait'").fetchall()[0][0] == scores.verdict.count("bait")
    with pytest.raises(KeyError, match="no column `probability`: expected one of clickbait_probability"):
        scores["probability"]


def test_explanations_are_those_of_the_command_line(command):
    headline = "You Won't Believe What This Dog Did Next"
    said = json.loads(run(command, "explain", headline, "--format", "json"))
    mine = debait.explain(headline)
    assert mine["heads"]["clickbait"]["log_odds"] == said["heads"]["clickbait"]["log_odds"]
    head = mine["heads"]["clickbait"]
    total = head["intercept"] + math.fsum(each["contribution"] for each in head["contributions"])
    assert total == pytest.approx(head["log_odds"], abs=1e-9)
    assert head["probability"] == debait.score(headline).clickbait_probability


def pieces(value):
    if isinstance(value, dict):
        if {"field", "start", "end", "text"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from pieces(each)


@pytest.mark.parametrize("before", ["", "😀 ", "Grüße: 👩‍👩‍👧 ", "e\u0301 "])
def test_places_count_characters(before, pages):
    headline = before + "You Won't Believe What This Dog Did Next"
    body = before * 200 + pages[0][1]
    found = 0
    for piece in pieces(debait.explain(headline, body)):
        text = headline if piece["field"] == "headline" else body
        assert text[piece["start"] : piece["end"]] == piece["text"]
        assert "start_utf16" not in piece
        found += 1
    assert found > 3


def test_checks_place_findings_in_characters():
    text = "# 😀 Ferry sails!!!\n\nIt is late.\n\nLeave a Reply\n"
    findings = {finding["rule"]: finding for finding in debait.check(text)}
    form, marks = findings["leaked-comment-form"], findings["repeated-punctuation"]
    place = form["spans"][0]
    assert text[place["start"] : place["end"]] == "Leave a Reply" and (place["line"], place["column"]) == (5, 1)
    assert text[marks["spans"][0]["start"] : marks["spans"][0]["end"]] == "!!!"
    assert form["severity"] == "error" and form["fix"]["replacement"] == ""
    assert debait.check("<p>Leave a Reply</p>", markup="html") and not debait.check("", markup="plain")[1:]


def test_check_reads_a_configuration(tmp_path):
    config = tmp_path / "debait.toml"
    config.write_text('select = ["leaked-comment-form"]\n')
    assert [found["rule"] for found in debait.check("# A!!!\n\nLeave a Reply\n", config=config)] == ["leaked-comment-form"]
    config.write_text("selec = []\n")
    with pytest.raises(ValueError, match="did you mean `select`"):
        debait.check("", config=config)


def test_models_are_pickled_with_their_scores(headlines):
    scorer = pickle.loads(pickle.dumps(debait.load()))
    assert of(scorer.score_batch(headlines[:50])) == of(debait.score_batch(headlines[:50]))
    expected = [("clickbait", "en"), ("clickbait", "es"), ("seo-bait", "en")]
    assert [(model.head, model.language) for model in scorer.models] == expected


def in_child(headlines):
    return of(debait.score_batch(headlines))


def test_forked_processes_score_too(headlines):
    expected = of(debait.score_batch(headlines))
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(in_child, [headlines] * 4).get(timeout=60) == [expected] * 4


def test_features_are_those_of_the_command_line(headlines, command, tmp_path):
    scored = tmp_path / "features.csv"
    run(command, "score", HEADLINES, "-o", scored, "--features")
    scorer = debait.load()
    values = scorer.features(headlines)
    assert values.shape == (len(headlines), len(scorer.feature_names))
    for row, mine in zip(rows_of(scored), values, strict=True):
        for name, value in zip(scorer.feature_names, mine, strict=True):
            assert (row[name] == "") == math.isnan(value)
            assert row[name] == "" or float(row[name]) == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("Ferry", TypeError, "headlines: found one string, expected a sequence of them"),
        (["Ferry", 3], TypeError, r"headlines\[1\]: found int, expected str or None"),
        (pa.array([1, 2]), TypeError, "headlines: found an Arrow column of Int64, expected strings"),
        (3, TypeError, "not iterable"),
    ],
)
def test_what_is_no_column_is_an_error(given, error, message):
    with pytest.raises(error, match=message):
        debait.score_batch(given)


def test_other_errors(tmp_path):
    with pytest.raises(ValueError, match="found 1 bodies, expected 2, one a headline"):
        debait.score_batch(["a", "b"], ["c"])
    with pytest.raises(debait.ModelFileError, match="none.json: cannot be read"):
        debait.load(tmp_path / "none.json")
    assert issubclass(debait.ModelFileError, OSError) and issubclass(debait.ModelError, ValueError)
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}")
    with pytest.raises(debait.ModelError, match="is not a debait model"):
        debait.load(wrong)
    with pytest.raises(debait.ModelError, match="cannot be used together"):
        debait.Scorer([])
    with pytest.raises(ValueError, match="unknown head|expected"):
        debait.Model.default("gossip")
    with pytest.raises(ValueError, match='markup is "word"'):
        debait.check("", markup="word")


def test_training_and_model_files(samples, tmp_path):
    headlines = [row["headline"] for row in samples]
    targets = [1.0 if row["label"] in ("1", "bait", "clickbait") else 0.0 for row in samples]
    model = debait.train(headlines, targets, seed=3)
    assert model.to_json() == debait.train(headlines, targets, seed=3, threads=1).to_json(), "the same bytes"
    model.save(tmp_path / "model.json")
    again = debait.load(tmp_path / "model.json")
    score = again.score(headlines[0])
    assert score.seo_bait_probability is None
    assert again.models[0].to_json() == model.to_json()
    with pytest.raises(debait.ModelError, match="examples of both"):
        debait.train(headlines[:4], [1.0] * 4)
    with pytest.raises(ValueError, match="found 1 targets, expected 2"):
        debait.train(["a", "b"], [1.0])


def test_the_catalogue_names_every_feature():
    ids = [feature["id"] for feature in debait.catalogue()]
    assert set(debait.load().feature_names) <= set(ids)
