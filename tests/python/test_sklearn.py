"""The estimators do what scikit-learn expects of text estimators."""

import numpy as np
import pandas as pd
import pytest
from debait.sklearn import BaitClassifier, BaitFeatures
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import check_estimator

import debait


@pytest.fixture(scope="module")
def labelled(samples):
    return [row["headline"] for row in samples], [row["label"] for row in samples]


@pytest.mark.parametrize("estimator", [BaitFeatures(), BaitClassifier()])
@pytest.mark.filterwarnings("ignore:Can't test estimator")
def test_checks_that_apply(estimator):
    check_estimator(estimator)


def test_features_go_into_a_pipeline(labelled):
    headlines, labels = labelled
    features = BaitFeatures(missing=0.0)
    values = features.fit_transform(headlines)
    names = features.get_feature_names_out()
    assert values.shape == (len(headlines), len(names)) and not np.isnan(values).any()
    assert "curiosity.question_mark" in names
    pipeline = make_pipeline(BaitFeatures(missing=0.0), LogisticRegression(max_iter=2000))
    assert cross_val_score(pipeline, headlines, labels, cv=3).mean() > 0.7
    with pytest.raises(NotFittedError):
        clone(features).transform(headlines)


def test_the_classifier_is_the_trained_model(labelled):
    headlines, labels = labelled
    classifier = BaitClassifier(seed=4).fit(np.array(headlines), labels)
    assert list(classifier.classes_) == sorted(set(labels))
    probabilities = classifier.predict_proba(headlines)
    assert probabilities.shape == (len(headlines), 2) and np.allclose(probabilities.sum(axis=1), 1.0)
    bait = [1.0 if label == classifier.classes_[1] else 0.0 for label in labels]
    model = debait.train(headlines, bait, seed=4)
    assert classifier.model_.to_json() == model.to_json()
    called = classifier.predict(headlines) == classifier.classes_[1]
    assert (called == (probabilities[:, 1] >= model.threshold)).all()
    assert classifier.score(headlines, labels) > 0.8
    with pytest.raises(ValueError, match="binary"):
        BaitClassifier().fit(headlines[:3], [0, 1, 2])


def test_articles_have_a_headline_and_at_most_a_body(pages):
    frame = pd.DataFrame(pages, columns=["headline", "body"])
    with_bodies = BaitFeatures("seo-bait").fit(frame).transform(frame)
    alone = BaitFeatures("seo-bait").fit(frame).transform(frame["headline"])
    assert with_bodies.shape == alone.shape and np.isnan(alone).sum() > np.isnan(with_bodies).sum()
    with pytest.raises(ValueError, match="found 3 columns, expected a headline and at most a body"):
        BaitFeatures().fit(frame).transform(frame.assign(more=""))
