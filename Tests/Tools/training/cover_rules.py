"""Trains the weights of head-covering for masks: `faceCovered`.

  cover_rules.py DATA MESHES SWIFT_FILE

DATA holds labels.csv and its pictures, MESHES what the test MeshExport writes for them, SWIFT_FILE is
Sources/Rules/Measures/LinearModel+Weights.swift. Masks of random cut, cloth and colour are laid over the
charts of bare faces; smoothed and flattened charts of them stand for soft, retouched and drawn pictures, so that
smooth skin is not taken for cloth. Prints errors by cross-validation over persons. Needs numpy, opencv-python-headless.
"""
import sys

import cv2
import numpy as np

from face_chart import HEIGHT, U, V, WIDTH, column, labelled, mean, row
from logistic import cross_validated, fit, report, write_weights

DATA, MESHES, SWIFT = sys.argv[1:4]

HAIR_AND_CLOTH = np.array(
    [[28, 24, 22], [62, 44, 34], [98, 76, 60], [124, 88, 52], [172, 142, 98], [36, 34, 42], [132, 128, 122],
     [28, 36, 80], [180, 34, 40], [226, 224, 220], [44, 86, 56], [204, 170, 60], [230, 144, 172]], float)
MASKS = np.array([[150, 190, 220], [235, 238, 240], [30, 30, 34], [120, 150, 190]], float)


def noise(rng, across, down=None):
    field = cv2.GaussianBlur(rng.normal(size=(HEIGHT, WIDTH)).astype(np.float32), (0, 0), across,
                             sigmaY=across if down is None else down)
    return field / field.std()


def soft(shape, rng):
    return cv2.GaussianBlur(shape.astype(np.float32), (0, 0), rng.uniform(.5, .9))[..., None]


def tone(rng):
    if rng.random() < .6:
        color = HAIR_AND_CLOTH[rng.integers(len(HAIR_AND_CLOTH))]
        return np.clip(color * rng.uniform(.7, 1.3) + rng.normal(size=3) * rng.choice([3, 15]), 6, 252)
    return np.clip(rng.uniform(10, 240) * np.ones(3) + rng.normal(size=3) * rng.choice([5, 40]), 8, 250)


def cloth(color, rng):
    weave, folds = noise(rng, rng.uniform(.5, 3)), noise(rng, rng.uniform(5, 25), rng.uniform(5, 40))
    light = 1 - rng.uniform(0, .4) * np.clip(np.abs(U) / 1.3, 0, 1)**2 + rng.uniform(0, .07) * weave \
        + rng.uniform(0, .16) * folds
    return color * light[..., None]


def cheeks(mesh): return (abs(mesh[234, 0]) + abs(mesh[454, 0])) / 2


def with_mask(picture, mesh, rng):
    top, bottom = mesh[197, 1] + rng.uniform(-.1, .18), mesh[152, 1] + rng.uniform(-.05, .1)
    half = cheeks(mesh) * rng.uniform(.8, 1)
    shape = (V > top + rng.uniform(.1, .35) * (U / half)**2) & (V < bottom - rng.uniform(.3, .6) * (U / half)**2)
    color = MASKS[rng.integers(len(MASKS))] * rng.uniform(.6, 1.05) if rng.random() < .5 else tone(rng)
    stuff = cloth(color, rng)
    if rng.random() < .6:
        pleats = np.abs(((V - top) * rng.uniform(4, 8) + rng.random()) % 1 - .5) < .06
        stuff = stuff * np.where(pleats, rng.uniform(.8, .95), 1)[..., None]
    cover = soft(shape & (np.abs(U) < half), rng)
    return (picture * (1 - cover) + stuff * cover).clip(0, 255)


def smoothed(picture, rng):
    picture, kind = picture.astype(np.float32), rng.random()
    if kind < .4:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(1, 7))
    elif kind < .8:
        picture = cv2.bilateralFilter(picture, 9, rng.uniform(20, 120), rng.uniform(3, 10))
    return (picture - picture.mean()) * rng.uniform(.4, 1) + picture.mean()


def cells(picture, half_width, v0, v1, rows, columns):
    """As Sources/Rules/Measures/CellGrid.swift."""
    picture = picture.astype(np.float32)
    skin = np.mean([mean(picture, side * .45, .28, .14, .05) for side in (-1, 1)], 0) + 4
    part = picture[row(v0):row(v1), column(-half_width):column(half_width)]
    part = cv2.resize(part, (round(part.shape[1] / 2), round(part.shape[0] / 2)), interpolation=cv2.INTER_AREA) + 4
    ratio = np.log(part / skin)
    luma = ratio @ np.array([.3, .6, .1], np.float32)
    across, down = np.zeros_like(luma), np.zeros_like(luma)
    across[:, 1:-1] = np.abs(luma[:, 2:] - luma[:, :-2])
    down[1:-1] = np.abs(luma[2:] - luma[:-2])
    planes = [luma, ratio[..., 0] - ratio[..., 1], ratio[..., 2] - ratio[..., 1]]
    ys = [luma.shape[0] * i // rows for i in range(rows + 1)]
    xs = [luma.shape[1] * i // columns for i in range(columns + 1)]
    features = []
    for y0, y1 in zip(ys, ys[1:]):
        line = np.array([[p[y0:y1, x0:x1].mean() for p in planes]
                         + [np.sqrt(p[y0:y1, x0:x1].mean()) for p in (across, down)] for x0, x1 in zip(xs, xs[1:])])
        features.append((line + line[::-1])[:columns // 2] / 2)
    return np.array(features).ravel()


def bottom_cells(picture): return cells(picture, .609375, .45, 1.39, 4, 6)


def train(name, features, is_covered, edits, smooth, penalty, limits):
    X, y, persons, groups, names, weights = [], [], [], [], [], []

    def add(picture, label, photo, group, weight):
        X.append(features(picture))
        y.append(label)
        persons.append(photo["person"])
        groups.append(group)
        names.append(photo["path"])
        weights.append(weight)

    for i, photo in enumerate(PHOTOS):
        label = is_covered(photo)
        if label is None or any(t in photo["path"] for t in ("two_", "crop_crown", "_tight")):
            continue
        add(photo["chart"], label, photo, "made" if photo["set"] == "london_synth" else "real", 3)
        if label or photo["set"] == "london_synth":
            continue
        rng = np.random.default_rng(i)
        for _ in range(smooth):
            add(smoothed(photo["chart"], rng), 0, photo, "smoothed", 1)
        for edit in edits:
            covered = edit(photo["chart"], photo["mesh"], rng)
            add(covered, 1, photo, edit.__name__, 1)
            if rng.random() < .3:
                add(smoothed(covered, rng), 1, photo, edit.__name__, 1)
    X, y, weights = np.array(X), np.array(y), np.array(weights, float)
    report(name, cross_validated(X, y, persons, penalty, weights), y, groups, names, *limits)
    write_weights(SWIFT, name, *fit(X, y, penalty, weights))


def wears_mask(photo): return int("mask" in photo["path"])


PHOTOS = list(labelled(DATA, MESHES))
train("faceCovered", bottom_cells, wears_mask, [with_mask, with_mask], 4, 10, (25, 72))
