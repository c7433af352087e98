"""How far photos of displays and prints stand from photos of people, by what `recapture` measures: measure.py DATA DETECTED

DATA: folders of photos. DETECTED: what `gradphoto detect --format json` printed for them. Draws a photo of a display, one of a print
and a plain second one of every free portrait (drawing.py); the limit is chosen on the half of the people that people.py gives to
training. Needs numpy, opencv-python-headless.
"""
import json
import os
import sys
import zlib

import cv2
import numpy as np

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from drawing import camera, display, light, printed  # noqa: E402
from people import FREE, is_for_training  # noqa: E402

ACROSS, DOWN, SHARE = 4, 6, .25  # as Sources/Rules/Catalog/Photo/Recapture.swift
AMPLE, LARGE, SMALL, LEAST = 128, 64, 32, 8
LOWEST, HIGHEST, RING, ALONG = .1, .48, 3, .7  # as Spectrum.swift
LIMIT = 13
WIDTHS = (280, 640)  # pixels of the drawn pictures, half as much again as the face
DRAWN = {"display": display, "print": printed, "plain": lambda picture, rng: camera(light(picture), rng)}


def peak(square):
    side = len(square)
    window = .5 - .5 * np.cos(2 * np.pi * (np.arange(side) + .5) / side)
    power = np.abs(np.fft.fft2((square - square.mean()) * np.outer(window, window))) ** 2 + 1e-6
    v, u = np.meshgrid(*2 * [np.fft.fftfreq(side) * side], indexing="ij")
    radius, half = np.hypot(u, v), (u > 0) | ((u == 0) & (v > 0))
    counts = half & (radius >= LOWEST * side) & (radius < HIGHEST * side)
    inside, ring = counts & (np.abs(u) > 1) & (np.abs(v) > 1), (radius / RING).astype(int)
    def height(r):
        here = counts & (ring == r)
        most = np.argmax(np.where(inside & here, power, 0))
        along = np.abs(u * v.flat[most] - v * u.flat[most]) <= ALONG * np.abs(u * u.flat[most] + v * v.flat[most])
        return 10 * np.log10(power.flat[most] / max(np.median(power[here]), np.median(power[here & along])))

    return max(height(r) for r in range(ring.max()) if (inside & (ring == r)).any())


def pattern(picture, box):
    """Decibels; nothing where too little of the face is in the picture."""
    x, y, w, h = box
    side = LARGE if min(w, h) >= AMPLE else SMALL
    luma = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY).astype(np.float32)
    starts = lambda origin, length, count, limit: [int(s) for s in origin + (length - side) * np.arange(count) / (count - 1) if 0 <= s <= limit - side]
    places = [(a, b) for b in starts(y, h, DOWN, len(luma)) for a in starts(x, w, ACROSS, luma.shape[1])]
    if len(places) < LEAST: return None
    peaks = sorted(peak(luma[b:b + side, a:a + side]) for a, b in places)
    return peaks[int(SHARE * len(peaks))]


def main():
    data, detected = sys.argv[1:3]
    found = {}
    for line in open(detected):
        photo = json.loads(line)
        path = "/".join(photo["input"].split("/")[-2:])
        picture = cv2.imread(os.path.join(data, path))
        if not photo["faces"] or picture is None: continue
        box, rng = max((f["box"] for f in photo["faces"]), key=lambda b: b[2]), np.random.default_rng(zlib.crc32(path.encode()))
        free = path.split("/")[0] in FREE
        group = path.split("/")[0] if not free else "training" if is_for_training(path) else "other half"
        found.setdefault((group, "photo"), []).append(pattern(picture, box))
        if not free: continue
        x, y, w, h = box
        part = picture[max(0, int(y - .2 * h)):int(y + 1.2 * h), max(0, int(x - .2 * w)):int(x + 1.2 * w)]
        scale = rng.uniform(*WIDTHS) / part.shape[1]
        part = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
        for kind, draw in DRAWN.items():
            made = draw(part, rng)
            size = np.array([made.shape[1], made.shape[0]])
            found.setdefault((group, kind), []).append(pattern(made, [*.14 * size, *.72 * size]))
    for (group, kind), values in found.items():
        values = np.array([v for v in values if v is not None])
        low, middle, high = np.quantile(values, [.05, .5, .95])
        print(f"{group}, {kind}: {len(values)}, {(values > LIMIT).sum()} above {LIMIT} dB; 5 % {low:.1f}, half {middle:.1f}, 95 % {high:.1f}")


if __name__ == "__main__":
    main()
