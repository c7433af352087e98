"""Squares of a head as Sources/Portrait/Face/HeadNetwork.swift cuts them. Needs numpy, opencv-python-headless.

u, the measure of a head that a hat does not change: the greatest of the eye distance, .95 of the way from the eyes to the
mouth and .55 of that to the chin. A crop is a square turned to the eye line: (right, down, side) of its middle from the middle
between the eyes, in u. Outside the photo is grey 127.
"""
import cv2
import numpy as np

TOP, HEAD, EYES = (0, -1.75, 3.6), (0, -.55, 5.0), (0, .1, 2.9)
GREY = (127, 127, 127)


def frame(points):
    """Middle of the eyes, direction to the right of the picture, u: from points of `gradphoto detect`, in pixels."""
    p = {name: np.array(at, float) for name, at in points.items()}
    eyes = (p["leftEye"] + p["rightEye"]) / 2
    mouth = (p["mouthLeft"] + p["mouthRight"]) / 2
    across = p["leftEye"] - p["rightEye"]
    u = max(np.hypot(*across), .95 * np.hypot(*(mouth - eyes)), .55 * np.hypot(*(p["chin"] - eyes)))
    across /= np.hypot(*across) + 1e-9
    return eyes, across, u


def cut(image, place, crop, side, shift=(0, 0, 1, 0)):
    """A square of `side` pixels. `shift` moves it: right and down in u, times its side, turned by degrees."""
    eyes, across, u = place
    angle = np.arctan2(across[1], across[0]) + np.radians(shift[3])
    axes = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    middle = eyes + axes @ (u * (np.array(crop[:2]) + shift[:2]))
    scale = u * crop[2] * shift[2] / side
    if scale > 1.5:
        size = max(1, round(image.shape[1] / scale)), max(1, round(image.shape[0] / scale))
        ratio = np.array([size[0] / image.shape[1], size[1] / image.shape[0]])
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    else:
        ratio = np.ones(2)
    linear = ratio[:, None] * axes * scale
    offset = ratio * middle - .5 - linear @ (np.full(2, side / 2) - .5)
    return cv2.warpAffine(image, np.c_[linear, offset], (side, side), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                          borderMode=cv2.BORDER_CONSTANT, borderValue=GREY)
