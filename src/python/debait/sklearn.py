"""debait in scikit-learn: features as a transformer, models as a classifier.

Articles are a sequence of headlines, or rows of a headline and a body: a data frame or array of two columns.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.utils.multiclass import type_of_target
from sklearn.utils.validation import check_is_fitted

from . import Model, Scorer, train

__all__ = ["BaitClassifier", "BaitFeatures"]


def _columns(articles: Any) -> tuple[Any, Any]:
    """The headlines, and the bodies where there are any."""
    if getattr(articles, "ndim", 1) == 1:
        return articles, None
    columns = articles.shape[1]
    if columns > 2:
        raise ValueError(f"found {columns} columns, expected a headline and at most a body")
    values = np.asarray(articles, dtype=object)
    return values[:, 0], values[:, 1] if columns == 2 else None


class _OfText(BaseEstimator):
    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


class BaitFeatures(TransformerMixin, _OfText):
    """Measures the features of the catalogue that a head's models use: one column a feature.

    Parameters: `head`, `clickbait` or `seo-bait`, and `missing`, the value of what was not measured (a body's features
    without a body), NaN by default.
    """

    def __init__(self, head: str = "clickbait", missing: float = float("nan")) -> None:
        self.head = head
        self.missing = missing

    def fit(self, X: Any, y: Any = None) -> BaitFeatures:
        """Learns nothing: every feature is measured by design."""
        self.scorer_ = Scorer([Model.default(self.head)])
        return self

    def transform(self, X: Any) -> npt.NDArray[np.float64]:
        """The features of articles, of shape (articles, features)."""
        check_is_fitted(self)
        values = self.scorer_.features(*_columns(X))
        return np.where(np.isnan(values), self.missing, values)

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """The names of the features."""
        check_is_fitted(self)
        return np.asarray(self.scorer_.feature_names, dtype=object)


class BaitClassifier(ClassifierMixin, _OfText):
    """A calibrated logistic model of features and grams, as `debait train` makes it.

    The second of the two classes, in sorted order, is bait. Parameters: `head`, `clickbait` or `seo-bait`; `language`, a
    code such as `en`; `seed` of the split that calibrates.
    """

    def __init__(self, head: str = "clickbait", language: str = "en", seed: int = 1) -> None:
        self.head = head
        self.language = language
        self.seed = seed

    def fit(self, X: Any, y: Any, sample_weight: Any = None, groups: Any = None) -> BaitClassifier:
        """Trains; rows of a group stay on one side of the split."""
        kind = type_of_target(y, input_name="y", raise_unknown=True)
        if kind != "binary":
            raise ValueError(f"Only binary classification is supported. The type of the target is {kind}.")
        headlines, bodies = _columns(X)
        self.classes_, targets = np.unique(np.asarray(y), return_inverse=True)
        if len(self.classes_) != 2:
            raise ValueError(f"found {len(self.classes_)} class, expected two")
        weights = None if sample_weight is None else np.asarray(sample_weight, dtype=float).tolist()
        self.model_ = train(
            headlines,
            targets.astype(float).tolist(),
            bodies=bodies,
            groups=groups,
            weights=weights,
            head=self.head,
            language=self.language,
            seed=self.seed,
        )
        self.scorer_ = Scorer([self.model_])
        return self

    def predict_proba(self, X: Any) -> npt.NDArray[np.float64]:
        """The probabilities of both classes, of shape (articles, 2)."""
        check_is_fitted(self)
        column = self.model_.head.replace("-", "_") + "_probability"
        bait = self.scorer_.score_batch(*_columns(X))[column]
        return np.column_stack([1.0 - bait, bait])

    def predict(self, X: Any) -> npt.NDArray[Any]:
        """The class of each article: bait from the model's threshold on."""
        return self.classes_[(self.predict_proba(X)[:, 1] >= self.model_.threshold).astype(int)]
