"""Trains `eyeClosed` of Sources/Rules/Measures/LinearModel+Weights.swift.

  eye_rules.py DATA MESHES SWIFT_FILE

DATA and MESHES as for face_edits.py. Only the people that `people.py` gives to training are looked at. Lids are drawn
shut on each of them; then every eye is seen darker and lighter, sharpened, blurred and small, and open ones narrowed, so that neither
tone of skin nor capture decides. Prints errors by cross-validation over persons.
Needs numpy, scipy, pillow, opencv-python-headless.
"""
import sys, zlib

import cv2
import numpy as np

import face_edits
from face_chart import chart, mean
from logistic import cross_validated, fit, report, write_weights
from people import training_photos

DATA, MESHES, SWIFT = sys.argv[1:4]
EYES = [(33, 133, 468, 1), (263, 362, 473, -1)]
CELL = .04
# An eye patch.
COVERED = "congress/C001120.jpg"


def narrowed(image, mesh, rng):
    """The eyes squeezed about the line of their corners: narrow eyes, irises half covered."""
    source = face_edits.pixels(image)
    frame = face_edits.Frame(mesh)
    u, v = frame.of_pixels(*source.shape[:2])
    squeeze = rng.uniform(.5, .8)
    from_v = v.copy()
    for outer, inner, _, _ in EYES:
        middle = ((frame.u[outer] + frame.u[inner]) / 2, (frame.v[outer] + frame.v[inner]) / 2)
        near = np.exp(-((u - middle[0]) / .2) ** 4 - ((v - middle[1]) / .16) ** 4)
        from_v += near * (v - middle[1]) * (1 / squeeze - 1)
    x, y = frame.pixel(u, from_v)
    return face_edits.picture(cv2.remap(source, (x - .5).astype(np.float32), (y - .5).astype(np.float32),
                                        cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE))


def captured(picture, rng):
    """The same chart as other cameras and lights show it."""
    x = picture.astype(np.float32)
    if rng.random() < .4:
        small = rng.uniform(.4, .9)
        h, w = x.shape[:2]
        x = cv2.resize(cv2.resize(x, (int(w * small), int(h * small)), interpolation=cv2.INTER_AREA), (w, h),
                       interpolation=cv2.INTER_LINEAR)
    if rng.random() < .4:
        x += rng.uniform(.4, 1.5) * (x - cv2.GaussianBlur(x, (0, 0), 1.2))
    x = 255 * (np.clip(x, 0, 255) / 255) ** rng.uniform(.7, 2.0) * rng.uniform(.7, 1.15)
    return np.clip(x + rng.normal(0, rng.uniform(0, 3), x.shape), 0, 255).astype(np.uint8)


def appearance(luma, points, eye, shift=(0, 0)):
    """Eye.appearance(in:)."""
    outer, inner, _, sign = eye
    u, v = (points[outer] + points[inner]) / 2 + shift
    cells = np.array([[mean(luma, u + sign * c * CELL, v + r * CELL, CELL / 2, CELL / 2) for c in range(-5, 6)] for r in range(-3, 4)])
    cells = (cells - cells.mean()) / (cells.std() + 2)
    return np.r_[cells.ravel(), whites(cells)]


def whites(cells):
    """Eye.whites(of:): how much lighter the eye is beside the iris than on it, in the row where that is most."""
    rows = [min(row[1:4].max(), row[7:10].max()) - row[4:7].min() for row in cells[2:5]]
    return max(rows)


def main():
    rows = []
    for photo in training_photos(DATA, MESHES):
        if photo["path"] == COVERED:
            continue
        rng = np.random.default_rng(zlib.crc32(photo["path"].encode()))
        image, mesh = face_edits.reduced(photo["path"], photo["mesh"])
        views = [("open", image), ("narrow", narrowed(image, mesh, rng)), ("closed", face_edits.closed(image, mesh, rng)),
                 ("closed", face_edits.closed(narrowed(image, mesh, rng), mesh, rng))]
        for kind, view in views:
            picture, points = chart(np.ascontiguousarray(np.asarray(view)), mesh)
            for seen in (picture, captured(picture, rng), captured(picture, rng)):
                luma = seen.astype(np.float32) @ np.array([.299, .587, .114], np.float32)
                for eye in EYES:
                    shift = rng.normal(0, .012, 2) if seen is not picture else (0, 0)
                    rows.append((appearance(luma, points, eye, shift), kind == "closed", photo["person"], kind, photo["path"]))
    X, y = np.array([r[0] for r in rows]), np.array([r[1] for r in rows], float)
    persons, kinds, names = ([r[i] for r in rows] for i in (2, 3, 4))
    weights = np.where(y == 1, (y == 0).sum() / y.sum(), 1.)
    report("eyeClosed", cross_validated(X, y, persons, 10, weights), y, kinds, names, 40, 90)
    write_weights(SWIFT, "eyeClosed", *fit(X, y, 10, weights))


main()
