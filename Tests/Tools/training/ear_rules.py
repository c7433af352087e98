"""Trains `earHidden` of Sources/Rules/Measures/LinearModel+Weights.swift: hair or cloth lies where an ear should be.

  ear_rules.py DATA MESHES SWIFT_FILE

DATA and MESHES as for face_edits.py; ears.tsv says of both ears of the photos looked at whether they are hidden. Only the
people that `people.py` gives to training are looked at; every ear is seen darker and lighter, sharpened and blurred, too.
Prints errors by cross-validation over persons. Needs numpy, opencv-python-headless.
"""
import csv, os, sys, zlib

import cv2
import numpy as np

from face_chart import LEFT, SCALE, TOP, chart, positions
from logistic import cross_validated, fit, report, write_weights
from people import training_photos

DATA, MESHES, SWIFT = sys.argv[1:4]
ACROSS, DOWN = (-.04, .30), (-.30, .46)
ROWS, COLUMNS = 6, 3
SIDES = {"right": (234, -1, (-.6, -.3)), "left": (454, 1, (.3, .6))}
COPIES = 3


def part(image, mesh, u, v):
    """The part of the chart that FaceChart(scene, u:, v:) shows."""
    left, top = (int(np.floor((a - b) * SCALE)) for a, b in ((u[0], LEFT), (v[0], TOP)))
    right, bottom = (int(np.ceil((a - b) * SCALE)) for a, b in ((u[1], LEFT), (v[1], TOP)))
    return chart(image, mesh, LEFT + left / SCALE, TOP + top / SCALE, right - left, bottom - top)[0]


def captured(ear, skin, rng):
    x = ear.astype(np.float32)
    kind = rng.integers(4)
    if kind == 0:
        x = cv2.GaussianBlur(x, (0, 0), rng.uniform(.5, 1.2))
    if kind == 1:
        x += rng.uniform(.5, 1.5) * (x - cv2.GaussianBlur(x, (0, 0), 1.2))
    if kind == 2:
        x += rng.normal(0, rng.uniform(2, 6), x.shape)
    power, gain = rng.uniform(.7, 1.6), rng.uniform(.7, 1.2) * rng.uniform(.8, 1.15, 3)
    seen = lambda y: np.clip(255 * (np.clip(y, 0, 255) / 255) ** power * gain, 0, 255)
    return seen(x).astype(np.uint8), seen(skin)


def features(ear, skin):
    """EarChart.features: the ear's chart, outwards to the right, against the skin of the cheek."""
    ratios = np.log(ear.astype(np.float32) + 4) - np.log(skin + 4)
    luma, red, blue = ratios @ np.array([.3, .6, .1], np.float32), ratios[..., 0] - ratios[..., 1], ratios[..., 2] - ratios[..., 1]
    across, down = np.abs(np.diff(luma, axis=1, append=luma[:, -1:])), np.abs(np.diff(luma, axis=0, append=luma[-1:]))
    h, w = luma.shape
    found = []
    for r in range(ROWS):
        for c in range(COLUMNS):
            cell = slice(h * r // ROWS, h * (r + 1) // ROWS), slice(w * c // COLUMNS, w * (c + 1) // COLUMNS)
            l, x, b = luma[cell], red[cell], blue[cell]
            is_skin = (np.abs(x) < .25) & (np.abs(b) < .35) & (l > -1) & (l < .6)
            found += [np.tanh(l.mean()), x.mean(), b.mean(), across[cell].mean() ** .5, down[cell].mean() ** .5,
                      is_skin.mean(), (l < -1).mean()]
    return found


def main():
    labels = {row["photo"]: row for row in csv.DictReader(open(os.path.join(os.path.dirname(__file__), "ears.tsv")), delimiter="\t")}
    X, y, persons, groups, names = [], [], [], [], []
    for photo in training_photos(DATA, MESHES):
        label = labels.get(photo["path"])
        if not label:
            continue
        image = np.ascontiguousarray(cv2.imread(os.path.join(DATA, photo["path"]))[..., ::-1])
        points = positions(photo["mesh"])
        rng = np.random.default_rng(zlib.crc32(photo["path"].encode()))
        for side, (cheek, sign, skin_u) in SIDES.items():
            if label[side] not in "yn":
                continue
            u, v = points[cheek]
            ear = part(image, photo["mesh"], sorted((u + sign * ACROSS[0], u + sign * ACROSS[1])), (v + DOWN[0], v + DOWN[1]))
            ear = ear if sign > 0 else ear[:, ::-1]
            skin = np.median(part(image, photo["mesh"], skin_u, (.45, .8)).reshape(-1, 3), 0)
            for seen in [(ear, skin)] + [captured(ear, skin, rng) for _ in range(COPIES)]:
                X.append(features(*seen))
                y.append(label[side] == "y")
                persons.append(photo["person"])
                groups.append(photo["set"] if seen[0] is ear else "changed")
                names.append(photo["path"])
    X, y = np.array(X), np.array(y, float)
    weights = np.where(y == 1, 2., 1.) / (COPIES + 1)
    report("earHidden", cross_validated(X, y, persons, 20, weights), y, groups, names, 60, 99)
    write_weights(SWIFT, "earHidden", *fit(X, y, 20, weights))


main()
