"""Numbers of scikit-learn that debait's own metrics must equal.

    pip install scikit-learn numpy
    python tests/oracles/metrics.py > tests/oracles/metrics.json

Each case holds the arrays it was computed on, so the Rust test needs nothing else. What scikit-learn does not take
(graded targets, expected calibration error) is computed here with NumPy from the textbook formula.
"""

import json
import platform

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve

SEED = 20260101
THRESHOLD = 0.45


def draw(rng, rows, *, graded, ties, weighted, bait):
    """Probabilities that know something about targets; `ties` rounds them to twentieths."""
    judged = rng.beta(2 * bait, 2 * (1 - bait), rows)
    targets = np.round(np.round(judged * 15) / 15, 12) if graded else (judged > 0.5).astype(float)
    probabilities = 1 / (1 + np.exp(-(3 * (judged - 0.5) + rng.normal(0, 1, rows))))
    probabilities = np.round(probabilities * 20) / 20 if ties else np.round(probabilities, 6)
    weights = np.round(rng.exponential(1, rows), 3) if weighted else None
    return probabilities, targets, weights


def reliability(p, y, w, bins=10):
    """Bins closed on the right, as in sklearn.calibration.calibration_curve."""
    place = np.searchsorted(np.arange(1, bins) / bins, p)
    table = []
    for at in range(bins):
        inside = place == at
        weight = w[inside].sum()
        table.append({
            "rows": int(inside.sum()),
            "mean_probability": float(np.average(p[inside], weights=w[inside])) if weight > 0 else None,
            "mean_target": float(np.average(y[inside], weights=w[inside])) if weight > 0 else None,
        })
    error = sum(
        w[place == at].sum() * abs(line["mean_probability"] - line["mean_target"])
        for at, line in enumerate(table) if line["mean_target"] is not None
    ) / w.sum()
    return table, float(error)


def case(name, p, y, weights):
    w = np.ones_like(p) if weights is None else weights
    binary = (y > 0.5).astype(int)
    flagged = (p >= THRESHOLD).astype(int)
    options = {"sample_weight": w}
    tn, fp, fn, tp = metrics.confusion_matrix(binary, flagged, labels=[0, 1], **options).ravel()
    fpr, tpr, _ = metrics.roc_curve(binary, p, drop_intermediate=False, **options)
    precision, recall, thresholds = metrics.precision_recall_curve(binary, p, **options)
    table, calibration_error = reliability(p, y, w)
    held = np.clip(p, np.finfo(float).eps, 1 - np.finfo(float).eps)
    log_loss = float(np.average(-(y * np.log(held) + (1 - y) * np.log(1 - held)), weights=w))
    brier = float(np.average((p - y) ** 2, weights=w))
    if np.all((y == 0) | (y == 1)):
        assert abs(log_loss - metrics.log_loss(binary, p, **options)) < 1e-12
        assert abs(brier - metrics.brier_score_loss(binary, p, **options)) < 1e-12
        if weights is None:
            shares, means = calibration_curve(binary, p, n_bins=10)
            filled = [line for line in table if line["rows"]]
            assert np.allclose(shares, [line["mean_target"] for line in filled], atol=1e-12)
            assert np.allclose(means, [line["mean_probability"] for line in filled], atol=1e-12)
    # scikit-learn ends the curve with a made-up point (recall 0, precision 1); debait does not.
    falling = slice(-2, None, -1)
    return {
        "name": name,
        "probabilities": p.tolist(),
        "targets": y.tolist(),
        "weights": None if weights is None else weights.tolist(),
        "confusion": {"bait_flagged": tp, "bait_passed": fn, "honest_flagged": fp, "honest_passed": tn},
        "metrics": {
            "roc_auc": metrics.roc_auc_score(binary, p, **options),
            "average_precision": metrics.average_precision_score(binary, p, **options),
            "accuracy": metrics.accuracy_score(binary, flagged, **options),
            "precision": metrics.precision_score(binary, flagged, **options),
            "recall": metrics.recall_score(binary, flagged, **options),
            "f1": metrics.f1_score(binary, flagged, **options),
            "false_positive_rate": fp / (fp + tn),
            "log_loss": log_loss,
            "brier": brier,
            "calibration_error": calibration_error,
        },
        "roc": np.column_stack([fpr, tpr]).tolist(),
        "precision_recall": np.column_stack([thresholds[::-1], recall[falling], precision[falling]]).tolist(),
        "calibration": table,
    }


def main():
    rng = np.random.default_rng(SEED)
    plans = {
        "binary": dict(rows=200, graded=False, ties=False, weighted=False, bait=0.5),
        "binary, ties": dict(rows=200, graded=False, ties=True, weighted=False, bait=0.5),
        "binary, ties, weights": dict(rows=200, graded=False, ties=True, weighted=True, bait=0.5),
        "graded": dict(rows=200, graded=True, ties=False, weighted=False, bait=0.3),
        "graded, ties, weights": dict(rows=200, graded=True, ties=True, weighted=True, bait=0.3),
        "rare bait": dict(rows=300, graded=False, ties=False, weighted=False, bait=0.1),
    }
    cases = [case(name, *draw(rng, **plan)) for name, plan in plans.items()]
    certain = np.array([0.0, 1.0, 1.0, 0.0, 0.5]), np.array([0.0, 1.0, 0.0, 1.0, 1.0]), None
    cases.append(case("certain and wrong", *certain))
    header = {
        "written_by": "tests/oracles/metrics.py",
        "scikit_learn": sklearn.__version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
        "seed": SEED,
        "threshold": THRESHOLD,
    }
    as_float = lambda value: float(value) if isinstance(value, np.floating) else int(value)
    lines = ",\n".join(json.dumps(entry, default=as_float) for entry in cases)
    print(json.dumps(header, indent=1)[:-2] + ',\n "cases": [\n' + lines + "\n]}")


if __name__ == "__main__":
    main()
