"""Trains `headCovered`, `faceCovered` and `glasses` on what EfficientNet-Lite0 sees: train.py DATA FEATURES SWIFT_FILE

DATA holds labels.csv and labels_more.csv (congress.csv has labels for 267 photos that those lack), FEATURES is the folder that features.py wrote, SWIFT_FILE is
Sources/Rules/Measures/LinearModel+Weights.swift. Trained are the free collections alone; those in MEASURED are only scored.
Prints errors by six-fold cross-validation over persons, then those on the collections that nothing was trained on.
"""
import csv
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from logistic import cross_validated, fit, write_weights  # noqa: E402

MEASURED = ["tw_ly", "kr_assembly", "hk_dc", "sye_id"]
PENALTY = {"headCovered": 333, "faceCovered": 333, "glasses": 10}  # by cross-validation
REAL_HAT = 4  # weight of a real hat against a drawn one: there are four
LIMITS = {"headCovered": (25, 72), "faceCovered": (25, 72), "glasses": (20, 20)}  # percent: passes up to, breaks above


def person(path):
    folder, name = path.split("/")[-2:]
    return folder.split("_")[0] + name.split("_")[0] if folder.startswith("london") else path


def labels(data, column):
    found = {}
    for name in (os.path.join(HERE, "congress.csv"), os.path.join(data, "labels.csv"), os.path.join(data, "labels_more.csv")):
        for row in csv.DictReader(open(name, encoding="utf-8")):
            if column in row: found[row["path"]] = {"y": 1, "n": 0}.get(row[column], -1)
    return found


def say(name, scores, y):
    low, high = (np.log(limit / (100 - limit)) for limit in LIMITS[name[0]])
    good, bad = scores[y == 0], scores[y == 1]
    print(f"  {name[1]}: {len(good)} without: {(good > high).sum()} fail, {((good > low) & (good <= high)).sum()} review; "
          f"{len(bad)} with: {(bad <= low).sum()} pass, {((bad > low) & (bad <= high)).sum()} review")


def train(name, swift, X, y, persons, kinds, weights, measured):
    scores = cross_validated(X, y, persons, PENALTY[name], weights)
    print(name, "by cross-validation:")
    for kind in sorted(set(kinds)): say((name, kind), scores[kinds == kind], y[kinds == kind])
    a, b = fit(X, y, PENALTY[name], weights)
    print(name, "where nothing was trained:")
    for kind, (others, truth) in measured.items(): say((name, kind), others @ a + b, truth)
    write_weights(swift, name, a, b)


def main():
    data, features, swift = sys.argv[1:4]
    photos, drawn = (np.load(os.path.join(features, name)) for name in ("photos.npz", "drawn.npz"))
    paths = photos["path"]
    folders = np.array([p.split("/")[0] for p in paths])
    persons = np.array([person(p) for p in paths])
    free = ~np.isin(folders, MEASURED)

    def measured(of, y): return {s: (photos[of][m].astype(float), y[m]) for s in MEASURED if (m := (folders == s) & (y >= 0)).any()}

    known = labels(data, "hat")
    # Members of Congress without a label were looked at: none wears a hat.
    hat = np.array([known.get(p, 0 if f == "congress" else -1) for p, f in zip(paths, folders)])
    rows = free & (hat >= 0)
    y = np.concatenate([hat[rows], drawn["hat"].astype(int)])
    train("headCovered", swift, np.concatenate([photos["top"][rows], drawn["top"]]).astype(float), y,
          np.concatenate([persons[rows], [person(p) for p in drawn["path"]]]),
          np.concatenate([np.full(rows.sum(), "real"), np.char.add("drawn ", drawn["kind"])]),
          np.concatenate([np.where(hat[rows] == 1, REAL_HAT, 1), np.ones(len(drawn["hat"]))]).astype(float), measured("top", hat))

    # Nobody wears a mask in any of the collections.
    masked = np.load(os.path.join(features, "masked.npz"))
    bare = np.zeros(len(paths), int)
    y = np.concatenate([bare[free], masked["masked"].astype(int)])
    train("faceCovered", swift, np.concatenate([photos["cells"][free], masked["cells"]]).astype(float), y,
          np.concatenate([persons[free], [person(p) for p in masked["path"]]]),
          np.concatenate([np.full(free.sum(), "real"), np.full(len(masked["path"]), "drawn")]), np.ones(len(y)), measured("cells", bare))

    known = labels(data, "glasses")
    glasses = np.array([known.get(p, -1) for p in paths])
    rows = free & (glasses >= 0)
    y = glasses[rows]
    train("glasses", swift, photos["cells"][rows].astype(float), y, persons[rows], np.full(rows.sum(), "real"),
          np.ones(len(y)), measured("cells", glasses))


if __name__ == "__main__":
    main()
