"""Trains `earHidden`, `earrings` and `necklace` on what EfficientNet-Lite0 sees from the eyes to the chest.

  worn.py DATA DETECTED NETWORK SWIFT_FILE

DATA: folders of photos. DETECTED: what `gradphoto detect --format json` printed for them. NETWORK: lite0.onnx of `make models`.
Trained is on the half of the people of the free sets that people.py gives to training, as they are, darker, lighter, sharper, cut
shorter, and with
what jewels.py draws; ears.tsv says of both ears whether they are hidden, observations.tsv who wears something. Printed is what the
weights say of the other half and of the collections that nothing is trained on. Needs numpy, opencv-python-headless, onnx,
onnxruntime.
"""
import csv
import os
import sys

import cv2
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from crops import GREY, cut  # noqa: E402
from features import Lite0, photos  # noqa: E402
from jewels import Jeweller, at, coordinates, portrait  # noqa: E402
from logistic import fit, write_weights  # noqa: E402
from people import FREE, is_for_training  # noqa: E402

LOWER = (0, 1.7, 3.4)  # the square that is looked at: right, down, side in u, as HeadCrop.lower
SIDE, CELLS = 224, 14
CELL = LOWER[2] / CELLS
EAR_ROWS, EAR_REACH, EAR_OUT = 6, 1, .08
NECK_REACH, NECK_UNDER, NECK_TURN = .95, .05, .7
LEAST = 28  # pixels of u: in smaller photos nothing worn can be seen
DRAWN = 5  # pictures of a photo with things drawn on it
SHIRTS = .5  # of which so many in other clothes
PENALTY = {"earHidden": 300, "earrings": 1000, "necklace": 1000}  # by cross-validation
REAL = 4  # weight of a real thing against a drawn one
SEED = 5
LIMITS = {"earHidden": 50, "earrings": 68, "necklace": 33}  # percent: passes up to
OBSERVED = os.path.join(HERE, "../../../SharedDataTests/Accuracy/observations.tsv")


def column(x):
    return int(np.floor((x + LOWER[2] / 2) / CELL))


def ear(cells, cheek, side):
    """The strongest of the cells of an ear; three pairs of rows from the top, each of three columns from the cheek outwards."""
    middle = min(max(column(cheek + side * EAR_OUT), EAR_REACH), CELLS - 1 - EAR_REACH)
    part = cells[:EAR_ROWS, middle - EAR_REACH:middle + EAR_REACH + 1]
    part = part[:, ::-1] if side < 0 else part
    return np.concatenate([part.max((0, 1))] + [part[r:r + 2].mean(0).ravel() for r in range(0, EAR_ROWS, 2)])


def neck(cells, chin):
    """Of the cells under the chin the strongest, the mean, and the means of three thirds from the top."""
    x, top = NECK_TURN * chin[0], min(max(int(np.floor((chin[1] + NECK_UNDER) / CELL)), 0), CELLS - 3)
    first, last = min(max(column(x - NECK_REACH), 0), CELLS - 3), max(min(column(x + NECK_REACH), CELLS - 1), 2)
    part = cells[top:, first:last + 1]
    thirds = [top + len(part) * i // 3 - top for i in range(4)]
    return np.concatenate([part.max((0, 1)), part.mean((0, 1))] + [part[a:b].mean((0, 1)) for a, b in zip(thirds, thirds[1:])])


def look(network, picture, points, place):
    cells = network(cut(picture, place, LOWER, SIDE))[0].astype(np.float32).transpose(1, 2, 0)
    cheeks = [coordinates(points[name], place)[0] for name in ("rightCheek", "leftCheek")]
    return [ear(cells, cheeks[0], -1), ear(cells, cheeks[1], 1)], neck(cells, coordinates(points["chin"], place))


def retaken(picture, points, place, rng):
    """The same as another camera, light and framing would have it."""
    x = picture.astype(np.float32)
    soft = cv2.GaussianBlur(x, (0, 0), 1.2)
    x += rng.choice([-.6, 0, 0, .8, 1.5]) * rng.random() * (x - soft)
    power, gain = rng.uniform(.6, 1.8), rng.uniform(.6, 1.25) * rng.uniform(.9, 1.1, 3)
    made = np.clip(255 * (np.clip(x, 0, 255) / 255) ** power * gain, 0, 255).astype(np.uint8)
    if rng.random() < .5: made[int(at(place, 0, coordinates(points["chin"], place)[1] + rng.uniform(0, 1.3))[1]):] = GREY
    for side, name in ((-1, "rightCheek"), (1, "leftCheek")):
        if rng.random() > .2: continue
        edge = max(0, int(at(place, coordinates(points[name], place)[0] + side * rng.uniform(.25, .8), 0)[0]))
        made[:, slice(None, edge) if side < 0 else slice(edge, None)] = GREY
    return made


def seen_by_eye(data):
    """By rule, then by photo: 1 broken, 0 not."""
    found = {rule: {} for rule in ("ears-visible", "earrings", "necklace")}
    names = {"ears-visible": "ears_hidden", "earrings": "earrings", "necklace": "necklace"}
    for row in csv.DictReader(open(os.path.join(data, "labels_more.csv"), encoding="utf-8")):
        for rule, name in names.items():
            if row[name] in ("y", "n"): found[rule][row["path"]] = int(row[name] == "y")
    for row in csv.DictReader(open(OBSERVED, encoding="utf-8"), delimiter="\t"):
        if row["rule"] in found: found[row["rule"]][row["photo"]] = {"y": 1, "n": 0}.get(row["broken"])
    return found


def is_studio(path):
    return path.split("/")[0] in ("london_neutral", "canada")


class Row:
    def __init__(self, path, drawn, ears, neck, rings=(0, 0), chain=0, covered=False):
        self.path, self.drawn, self.ears, self.neck, self.rings, self.chain, self.covered = path, drawn, ears, neck, rings, chain, covered
        self.trains = is_for_training(path)


def rows(data, detected, network):
    jeweller = Jeweller(SEED)
    for path, picture, points in photos(data, detected):
        if picture is None: continue
        picture, points, place = portrait(picture, points)
        if place[2] < LEAST: continue
        yield Row(path, False, *look(network, picture, points, place))
        if not is_for_training(path): continue
        for _ in range(DRAWN):
            made, rings, chain, covered = picture, [0, 0], 0, jeweller.rng.random() < SHIRTS
            if covered: made = jeweller.shirt(made, points, place)
            if jeweller.rng.random() < .45:
                worn = jeweller.necklace(made, points, place)
                made, chain = (worn, 1) if worn is not None else (made, 0)
            elif jeweller.rng.random() < .5:
                made = jeweller.collar(made, points, place)
            for i, side in enumerate((-1, 1)):
                if jeweller.rng.random() < .35: made, rings[i] = jeweller.earring(made, side, points, place), 1
            if jeweller.rng.random() < .7: made = retaken(made, points, place, jeweller.rng)
            yield Row(path, True, *look(network, made, points, place), tuple(rings), chain, covered)


def fitted(name, X, y, weights):
    return fit(np.array(X, float), np.array(y, float), PENALTY[name], np.array(weights, float))


def hidden_ears(found):
    labels = {r["photo"]: r for r in csv.DictReader(open(os.path.join(HERE, "ears.tsv"), encoding="utf-8"), delimiter="\t")}
    X, y, w = [], [], []
    for row in found:
        label = labels.get(row.path)
        if not label or not row.trains: continue
        for features, side in zip(row.ears, ("right", "left")):
            if label[side] in "yn": X.append(features), y.append(label[side] == "y"), w.append(2 if label[side] == "y" else 1)
    return fitted("earHidden", X, y, w)


def rings(found, labels):
    """Nobody says in which ear a real one is: in the one that looks more like it, learnt from drawn ones first."""
    X, y, w, pairs = [], [], [], []
    for row in found:
        if not row.trains: continue
        label = labels.get(row.path, 0 if is_studio(row.path) else None)
        if label == 1 and not row.drawn: pairs.append(row.ears)
        for features, ring in zip(row.ears, row.rings):
            if ring or label == 0: X.append(features), y.append(ring), w.append(1 if ring else 1.5)
    a, b = fitted("earrings", X, y, w)
    for _ in range(2):
        real = [max(pair, key=lambda features: features @ a) for pair in pairs]
        a, b = fitted("earrings", X + real, y + [1] * len(real), w + [REAL] * len(real))
    return a, b


def necklaces(found, labels):
    X, y, w = [], [], []
    for row in found:
        label = labels.get(row.path, 0 if is_studio(row.path) else None)
        if not row.trains or not (row.chain or label is not None): continue
        # Other clothes may hide what is worn below them.
        if label == 1 and row.covered: continue
        worn = row.chain or label
        X.append(row.neck), y.append(worn), w.append(1.5 if not worn else 2 * REAL if label and not row.drawn else 1)
    return fitted("necklace", X, y, w)


def say(name, scores, labels):
    print(name)
    limit = np.log(LIMITS[name] / (100 - LIMITS[name]))
    for group, choose in [("other half", lambda p: p.split("/")[0] in FREE)] + [
            (s, lambda p, s=s: p.startswith(s + "/")) for s in ("tw_ly", "kr_assembly", "hk_dc", "sye_id")]:
        known = [(s, labels[p]) for p, s in scores.items() if choose(p) and labels.get(p) is not None]
        good, bad = [s for s, l in known if l == 0], [s for s, l in known if l == 1]
        print(f"  {group}: {len(good)} without, {sum(s > limit for s in good)} doubted; {len(bad)} with, {sum(s <= limit for s in bad)} pass")


def main():
    data, detected, network, swift = sys.argv[1:5]
    found = list(rows(data, detected, Lite0(network)))
    labels = seen_by_eye(data)
    others = [row for row in found if not row.trains and not row.drawn]
    for name, rule, (a, b) in (("earHidden", "ears-visible", hidden_ears(found)), ("earrings", "earrings", rings(found, labels["earrings"])),
                               ("necklace", "necklace", necklaces(found, labels["necklace"]))):
        score = (lambda row: row.neck @ a + b) if name == "necklace" else (lambda row: max(e @ a for e in row.ears) + b)
        say(name, {row.path: score(row) for row in others}, labels[rule])
        write_weights(swift, name, a, b)


if __name__ == "__main__":
    main()
