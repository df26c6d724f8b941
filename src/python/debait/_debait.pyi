import os
from typing import Any, final

import numpy as np
import numpy.typing as npt

__all__ = [
    "Model",
    "ModelError",
    "ModelFileError",
    "Score",
    "Scorer",
    "Scores",
    "__version__",
    "catalogue_json",
    "command",
    "train",
]
__version__: str

class ModelError(ValueError):
    """A model that cannot be used, or data that cannot make one."""

class ModelFileError(OSError):
    """A model file that cannot be read or written."""

@final
class Model:
    """A trained model of one head."""

    @staticmethod
    def load(path: str | os.PathLike[str]) -> Model:
        """Reads a model file. Raises ModelFileError where it cannot be read, ModelError where it is no model."""
    @staticmethod
    def default(head: str = "clickbait", language: str = "en") -> Model:
        """The model that comes with debait for a head, `clickbait` or `seo-bait`, and a language."""
    @staticmethod
    def defaults() -> list[Model]:
        """Every model that comes with debait."""
    @staticmethod
    def from_json(text: str) -> Model:
        """A model from the text of a model file."""
    def to_json(self) -> str:
        """The text of a model file: the same model gives the same text."""
    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes a model file."""
    @property
    def head(self) -> str:
        """What the model tells: `clickbait` or `seo-bait`."""
    @property
    def language(self) -> str:
        """The code of the language that it reads."""
    @property
    def threshold(self) -> float:
        """The probability from which an article is called bait."""
    @property
    def feature_names(self) -> list[str]:
        """The names of the features that are columns of the model, in the order of its file."""

@final
class Score:
    """The scores of one article; the probability of a head without a model is None, and so is the verdict where no model
    reads its language."""

    @property
    def clickbait_probability(self) -> float | None: ...
    @property
    def seo_bait_probability(self) -> float | None: ...
    @property
    def verdict(self) -> str | None: ...
    @property
    def language(self) -> str:
        """The code of the language that the article was read in."""

@final
class Scores:
    """The scores of many articles, as columns: an Arrow table for whoever asks for one, NumPy arrays by name."""

    def __len__(self) -> int: ...
    def __getitem__(self, name: str, /) -> Any: ...
    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
    @property
    def clickbait_probability(self) -> npt.NDArray[np.float64]: ...
    @property
    def seo_bait_probability(self) -> npt.NDArray[np.float64]: ...
    @property
    def verdict(self) -> list[str | None]: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class Scorer:
    """Scores, explains and checks with one model a head and language, from any number of threads.

    `lang` is the language that articles are read in, such as "es", or "auto" to tell it for each; None is that of the
    first model. Where no model reads a language, nothing is measured.
    """

    def __new__(cls, models: list[Model]) -> Scorer: ...
    @property
    def models(self) -> list[Model]:
        """The models, by head."""
    @property
    def feature_names(self) -> list[str]:
        """The names of the columns of `features`."""
    def score(self, headline: str, body: str | None = None, *, lang: str | None = None) -> Score:
        """The probabilities and the verdict of one article."""
    def score_batch(
        self, headlines: Any, bodies: Any = None, *, lang: str | None = None, threads: int | None = None
    ) -> Scores:
        """The probabilities and verdicts of many articles, on all cores or a number of threads."""
    def features(
        self, headlines: Any, bodies: Any = None, *, lang: str | None = None, threads: int | None = None
    ) -> npt.NDArray[np.float64]:
        """Every feature of every head of many articles: a row an article, NaN where it was not measured."""
    def explain(self, headline: str, body: str | None = None, *, lang: str | None = None) -> dict[str, Any]:
        """Why an article has its probabilities, as `debait explain --format json` says it; places count characters."""
    def check(
        self,
        text: str,
        *,
        markup: str = "markdown",
        config: str | os.PathLike[str] | None = None,
        lang: str | None = None,
    ) -> list[dict[str, Any]]:
        """What an editor should look at in a draft, as `debait check` finds it; places count characters."""

def train(
    headlines: Any,
    targets: Any,
    *,
    bodies: Any = None,
    groups: Any = None,
    weights: Any = None,
    head: str = "clickbait",
    language: str = "en",
    seed: int = 1,
    threads: int | None = None,
) -> Model:
    """Trains a model of a head: a part of the groups, held out, gives calibration and threshold, all rows the weights."""

def catalogue_json() -> str:
    """The features of the catalogue, as JSON."""

def command(arguments: list[str]) -> int:
    """Runs the command line with these arguments, the name of the program first, and returns its exit code."""
