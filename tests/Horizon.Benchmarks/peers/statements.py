"""Horizon's model of statements beside TF-IDF and logistic regression (scikit-learn) on the same sentences, each with a threshold that
cross-validation on what it learned from gave it.

Usage: statements.py TRAIN.jsonl HELD.jsonl HORIZON ...
The files come from `horizon topics examples challenges-directions`; HORIZON ... is the command that runs Horizon.
Prints one JSON object a label and set of sentences: TRAIN in five parts, each told by what learned from the other four, and HELD, told by what learned
from TRAIN. Each has the F1 of both, and how much higher Horizon's is with its 95 % interval over paired resamples of the sentences.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold
from sklearn.pipeline import make_pipeline

THRESHOLDS = np.arange(0.05, 0.95, 0.01)
RESAMPLES = 2000
PARTS = KFold(5, shuffle=True, random_state=1)


def lines(path):
    return np.array([json.loads(line) for line in open(path, encoding="utf-8") if line.strip()], dtype=object)


def texts(rows):
    return [row["text"] for row in rows]


def truth(rows, label):
    return np.array([label in row["labels"] for row in rows])


def plain(train, held, label):
    """Whether scikit-learn gives each held row the label."""
    def chances(learn, tell):
        model = make_pipeline(TfidfVectorizer(), LogisticRegression(max_iter=1000))
        return model.fit(texts(learn), truth(learn, label)).predict_proba(texts(tell))[:, 1]

    scores = np.zeros(len(train))
    for part, rest in PARTS.split(train):
        scores[rest] = chances(train[part], train[rest])
    threshold = max(THRESHOLDS, key=lambda t: f1_score(truth(train, label), scores >= t))
    return chances(train, held) >= threshold


def horizon(train, held):
    """The labels that Horizon gives each held row."""
    with tempfile.TemporaryDirectory() as folder:
        examples, unseen, model = (str(pathlib.Path(folder, name)) for name in ("train.jsonl", "held.jsonl", "model.json"))
        for path, rows in ((examples, train), (unseen, held)):
            pathlib.Path(path).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        subprocess.run([*sys.argv[3:], "topics", "train", "--sentences", "--from", examples, "--out", model], check=True, stdout=subprocess.DEVNULL)
        told = subprocess.run([*sys.argv[3:], "topics", "predict", "--model", model, "--in", unseen], check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    answers = {answer["id"]: answer["labels"] for answer in map(json.loads, told.splitlines())}
    return [answers[row["id"]] for row in held]


def compare(name, rows, ours, theirs):
    for label in theirs:
        told, ours_told, theirs_told = truth(rows, label), np.array([label in given for given in ours]), theirs[label]
        numbers = np.random.RandomState(1)
        gains = []
        for _ in range(RESAMPLES):
            drawn = numbers.randint(0, len(rows), len(rows))
            gains.append(f1_score(told[drawn], ours_told[drawn]) - f1_score(told[drawn], theirs_told[drawn]))
        low, high = np.percentile(gains, [2.5, 97.5])
        reached = [f1_score(told, ours_told), f1_score(told, theirs_told)]
        print(json.dumps({
            "set": name, "label": label, "n": len(rows), "horizonF1": round(reached[0], 4), "plainF1": round(reached[1], 4),
            "gain": round(reached[0] - reached[1], 4), "low95": round(low, 4), "high95": round(high, 4),
        }), flush=True)


train, held = lines(sys.argv[1]), lines(sys.argv[2])
labels = sorted({label for row in train for label in row["labels"]})
compare("held", held, horizon(train, held), {label: plain(train, held, label) for label in labels})
ours, theirs = [None] * len(train), {label: np.zeros(len(train), dtype=bool) for label in labels}
for part, rest in PARTS.split(train):
    for row, given in zip(rest, horizon(train[part], train[rest])):
        ours[row] = given
    for label in labels:
        theirs[label][rest] = plain(train[part], train[rest], label)
compare("train, in five parts", train, ours, theirs)
