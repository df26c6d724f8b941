"""Each article is read by the models of its language, or by none."""

import debait
import numpy as np
import pytest

HEADLINES = [
    "You won't believe what this baker found in her oven",
    "No vas a creer lo que encontró esta panadera en su horno",
    "Pemerintah kota menyetujui pembangunan tanggul baru",
]


def test_each_row_is_read_in_its_language():
    scores = debait.score_batch(HEADLINES, lang="auto")
    assert scores.columns == ["clickbait_probability", "seo_bait_probability", "verdict", "language"]
    assert scores["language"] == ["en", "es", "id"]
    assert scores["verdict"][2] is None and scores["verdict"][:2] != [None, None]
    assert list(np.isnan(scores.clickbait_probability)) == [False, False, True]
    assert list(np.isnan(scores.seo_bait_probability)) == [False, True, True]
    english = debait.score(HEADLINES[0])
    assert debait.score(HEADLINES[0], lang="auto") == english == debait.score(HEADLINES[0], lang="en")
    assert english.language == "en"


def test_nothing_is_measured_where_no_model_reads():
    score = debait.score(HEADLINES[2], lang="id")
    assert (score.clickbait_probability, score.seo_bait_probability, score.verdict) == (None, None, None)
    explained = debait.explain(HEADLINES[2], lang="id")
    assert explained["heads"] == {} and set(explained["heads_not_measured"]) == {"clickbait", "seo-bait"}
    features = debait.load().features(HEADLINES, lang="auto")
    assert np.isnan(features[2]).all() and not np.isnan(features[0]).all()


def test_languages_and_models_that_are_unknown_are_said():
    with pytest.raises(ValueError, match="unknown language `tlh`"):
        debait.score(HEADLINES[0], lang="tlh")
    assert debait.Model.default("clickbait", "es").language == "es"
    with pytest.raises(ValueError, match="no model of the head `seo-bait` that comes with debait reads Spanish"):
        debait.Model.default("seo-bait", "es")
