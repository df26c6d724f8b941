#!/usr/bin/env python3
"""Scores headlines and pages from a model file alone: score_from_json.py MODEL.json < measured.jsonl > log_odds.txt

Each line is what `debait explain --format json` prints as "measured" for the model's head: of a headline of several
clauses that is the clause with the highest log-odds, which is the score of the headline."""
import json
import math
import sys


ENDINGS = {"tion": "W-tion", "ing": "W-ing", "est": "W-est", "ly": "W-ly", "ed": "W-ed", "er": "W-er", "'s": "W", "s": "W-s"}


def shape(text, kind, kept, endings):
    if kind == "word" and text not in kept:
        long = (end for end in ENDINGS if endings and len(text.encode()) >= len(end) + 3 and text.endswith(end))
        return ENDINGS.get(next(long, ""), "W")
    return "0" if kind == "number" else text


def runs(symbols, shortest, longest):
    return [symbols[i:i + n] for n in range(shortest, longest + 1) for i in range(len(symbols) - n + 1)]


def log_odds(model, row):
    tokens, grams, kept = row["tokens"], model["schema"]["grams"], set(model["schema"]["kept_words"])
    words = ["<s>", *(text for text, _ in tokens), "</s>"]
    endings = grams.get("endings", False)
    shapes = ["<s>", *(shape(text, kind, kept, endings) for text, kind in tokens), "</s>"]
    (shortest, longest), marked = grams["pieces"], [f"^{text}$" for text, kind in tokens if kind == "word"]
    found = [("words", " ".join(run)) for run in runs(words, 1, grams["words"])]
    found += [("shapes", " ".join(run)) for run in runs(shapes, 1, grams["shapes"])]
    found += [("pieces", run) for word in marked for run in runs(word, shortest, min(longest, len(word) - 1))]
    z = sum(model[family].get(gram, 0) for family, gram in found) / math.sqrt(max(1, len(tokens)))
    part = model if row["has_body"] else model.get("without_body", model)
    for id, value in row["patterns"].items():
        pattern = part["patterns"][id]
        z += pattern["weight"] * (value - pattern.get("baseline", 0)) / pattern["scale"]
    calibration = part["calibration"]
    log_odds = calibration["slope"] * (part["intercept"] + z) + calibration["intercept"]
    half = calibration.get("limit", math.inf) / 2
    beyond = abs(log_odds) - half
    return log_odds if beyond <= 0 else math.copysign(half + half * math.tanh(beyond / half), log_odds)


with open(sys.argv[1], encoding="utf-8") as source:
    MODEL = json.load(source)
for line in sys.stdin.buffer:
    print(repr(log_odds(MODEL, json.loads(line))))
