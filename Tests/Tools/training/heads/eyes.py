"""Trains `eyeOccluded` on what EfficientNet-Lite0 sees of each eye.

  eyes.py DATA DETECTED NETWORK SWIFT_FILE

As worn.py, on the same people: as they are, retaken, and with what locks.py draws over an eye (covered) or past it (not). Printed is
what the weights say of the other half, with and without drawn locks, and of the collections that nothing is trained on. Needs
numpy, opencv-python-headless, onnx, onnxruntime.
"""
import os
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))
from crops import EYES, cut  # noqa: E402
from features import Lite0, photos  # noqa: E402
from jewels import coordinates, portrait  # noqa: E402
from locks import Hairdresser  # noqa: E402
from logistic import fit, write_weights  # noqa: E402
from people import FREE, is_for_training  # noqa: E402
from worn import retaken  # noqa: E402

SIDE, CELLS = 224, 14
CELL = EYES[2] / CELLS
ROWS, COLUMNS = 4, 4  # cells of an eye
LEAST = 20  # pixels of u
DRAWN, SEED = 4, 9  # locks over an eye for each portrait, and as many that cover none
PENALTY, PASSES = 300, 30
# An eye patch.
COVERED = "congress/C001120.jpg"


def eye(cells, place):
    """The strongest of the cells of an eye, and the means of its upper and lower, inner and outer parts, as of a right eye."""
    x, y = place
    row = min(max(int(round((y - EYES[1] + EYES[2] / 2) / CELL)) - ROWS // 2, 0), CELLS - ROWS)
    column = min(max(int(round((x + EYES[2] / 2) / CELL)) - COLUMNS // 2, 0), CELLS - COLUMNS)
    part = cells[row:row + ROWS, column:column + COLUMNS]
    part = part[:, ::-1] if x > 0 else part
    halves = [part[a:a + ROWS // 2, b:b + COLUMNS // 2].mean((0, 1)) for a in (0, ROWS // 2) for b in (0, COLUMNS // 2)]
    return np.concatenate([part.max((0, 1))] + halves)


def look(network, picture, points, place):
    cells = network(cut(picture, place, EYES, SIDE))[0].astype(np.float32).transpose(1, 2, 0)
    return [eye(cells, coordinates(points[name], place)) for name in ("rightEye", "leftEye")]


class Row:
    def __init__(self, path, kind, eyes, covered=(False, False)):
        self.path, self.kind, self.eyes, self.covered, self.trains = path, kind, eyes, covered, is_for_training(path)


def rows(data, detected, network):
    hairdresser = Hairdresser(SEED)
    rng = hairdresser.rng
    for path, picture, points in photos(data, detected):
        if picture is None: continue
        picture, points, place = portrait(picture, points)
        if place[2] < LEAST: continue
        yield Row(path, "plain", look(network, picture, points, place))
        if path.split("/")[0] not in FREE or path == COVERED: continue
        for _ in range(DRAWN if is_for_training(path) else 1):
            for over in (True, False):
                draw = hairdresser.lock if rng.random() < .75 else hairdresser.fringe
                made, covered = draw(picture, points, place, over) if over or rng.random() < .6 else (picture, (False, False))
                if rng.random() < .7: made = retaken(made, points, place, rng)
                yield Row(path, "over" if over else "past", look(network, made, points, place), covered)


def trained(found):
    X, y, w = [], [], []
    for row in found:
        if not row.trains or row.path == COVERED: continue
        for features, covered in zip(row.eyes, row.covered):
            X.append(features), y.append(covered), w.append(2 if row.kind == "plain" else 1)
    return fit(np.array(X, float), np.array(y, float), PENALTY, np.array(w, float))


def say(name, scores):
    share = 100 / (1 + np.exp(-np.array(scores)))
    print(f"  {name}: {len(share)}, above {PASSES} %: {(share > PASSES).sum()}; quantiles", np.quantile(share, [.5, .9, .95, .98, 1]).round(1))


def main():
    data, detected, network, swift = sys.argv[1:5]
    found = list(rows(data, detected, Lite0(network)))
    a, b = trained(found)
    score = lambda row: max(e @ a for e in row.eyes) + b
    free = lambda row: row.path.split("/")[0] in FREE
    for kind in ("plain", "over", "past"):
        say("other half, " + kind, [score(r) for r in found if free(r) and not r.trains and r.kind == kind])
    for name in ("tw_ly", "kr_assembly", "hk_dc", "sye_id"): say(name, [score(r) for r in found if r.path.startswith(name + "/")])
    write_weights(swift, "eyeOccluded", a, b)


if __name__ == "__main__":
    main()
