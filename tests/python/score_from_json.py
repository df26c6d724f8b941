#!/usr/bin/env python3
"""Scores headlines from a model file alone: score_from_json.py MODEL.json < rows.jsonl > log_odds.txt

Each row is {"patterns": {id: value}, "tokens": [[lower_case_text, "word" | "number" | "mark"], ...]}: the pattern
values and core tokens that `debait explain --format json` prints as "measured".
"""
import json
import math
import sys
from collections import Counter

ENDINGS = [("'s", "W's"), ("ing", "Wing"), ("ed", "Wed"), ("ly", "Wly"), ("est", "West"), ("s", "Ws")]


def shape(text, kind, kept):
    if kind == "number":
        return "0"
    if kind == "mark" or text in kept:
        return text
    return next((name for end, name in ENDINGS if len(text.encode()) > len(end) + 2 and text.endswith(end)), "W")


def runs(symbols, longest):
    marked = ["<s>", *symbols, "</s>"]
    return Counter(" ".join(marked[i:j]) for i in range(len(marked)) for j in range(i + 1, min(i + longest, len(marked)) + 1))


def pieces(tokens, shortest, longest):
    words = [f"^{text}$" for text, kind in tokens if kind == "word"]
    return Counter(w[i:i + n] for w in words for n in range(shortest, min(longest, len(w) - 1) + 1) for i in range(len(w) - n + 1))


def log_odds(model, row):
    tokens, grams, kept = row["tokens"], model["schema"]["grams"], set(model["schema"]["kept_words"])
    z = model["intercept"] + sum(model["patterns"][p]["weight"] * x / model["patterns"][p]["scale"] for p, x in row["patterns"].items())
    found = [(runs([t for t, _ in tokens], grams["words"]), "words"), (pieces(tokens, *grams["pieces"]), "pieces"),
             (runs([shape(t, k, kept) for t, k in tokens], grams["shapes"]), "shapes")]
    total = sum(count * model[family].get(gram, 0) for counts, family in found for gram, count in counts.items())
    z += total / math.sqrt(max(1, len(tokens)))
    return model["calibration"]["slope"] * z + model["calibration"]["intercept"]


with open(sys.argv[1], encoding="utf-8") as source:
    MODEL = json.load(source)
for line in sys.stdin:
    print(repr(log_odds(MODEL, json.loads(line))))
