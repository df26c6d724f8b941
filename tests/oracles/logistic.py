#!/usr/bin/env python3
"""Writes logistic.json: logistic regressions fitted by scikit-learn, which the Rust tests are compared to.

  pip install scikit-learn==1.9.1 && python3 tests/oracles/logistic.py

Graded targets are given to scikit-learn as two weighted rows each: y of weight p and 1 - y of weight 1 - p.
"""
import json
import pathlib

import numpy
import sklearn
from sklearn.linear_model import LogisticRegression


def fit(x, y, weights, alpha):
    rows = numpy.vstack([x, x])
    targets = numpy.r_[numpy.ones(len(y)), numpy.zeros(len(y))]
    shares = numpy.r_[y * weights, (1 - y) * weights]
    kept = shares > 0
    model = LogisticRegression(C=1 / alpha, tol=1e-10, max_iter=10_000, solver="lbfgs")
    model.fit(rows[kept], targets[kept], sample_weight=shares[kept])
    return {"coefficients": model.coef_[0].tolist(), "intercept": float(model.intercept_[0])}


def main():
    random = numpy.random.default_rng(7)
    cases = []
    for name, graded, weighted, alpha in [
        ("binary", False, False, 1.0),
        ("graded", True, False, 0.3),
        ("weighted", True, True, 5.0),
    ]:
        x = random.normal(size=(60, 5)).round(3)
        x[random.random(x.shape) < 0.3] = 0
        margin = x @ numpy.array([1.5, -2, 0, 0.5, 1]) + 0.3 + random.normal(size=60)
        y = (1 / (1 + numpy.exp(-margin))).round(2) if graded else (margin > 0).astype(float)
        weights = random.uniform(0.2, 3, 60).round(2) if weighted else numpy.ones(60)
        cases.append({"name": name, "alpha": alpha, "x": x.tolist(), "y": y.tolist(), "weights": weights.tolist()}
                     | fit(x, y, weights, alpha))
    path = pathlib.Path(__file__).with_name("logistic.json")
    path.write_text(json.dumps({"scikit_learn": sklearn.__version__, "cases": cases}, indent=1) + "\n")


if __name__ == "__main__":
    main()
