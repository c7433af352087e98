"""Draws locks of hair on portraits, over an eye or past it. Needs numpy, opencv-python-headless.

A portrait here is (picture, points of `gradphoto detect`, place): place is what crops.frame makes of the points; lengths are in its u.
"""
import cv2
import numpy as np

from jewels import axes, coordinates

TONES = [(18, 20, 25), (40, 33, 35), (32, 42, 60), (60, 75, 97), (70, 110, 150), (120, 165, 190), (205, 210, 215), (40, 60, 120)]  # BGR


class Hairdresser:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def positions(self, picture, place):
        rows, columns = np.mgrid[:picture.shape[0], :picture.shape[1]].astype(np.float32)
        return [(np.stack([columns, rows], -1) - place[0]) @ axis / place[2] for axis in axes(place)]

    def tone(self, picture, points, place):
        """Of the hair above the forehead, or any."""
        rng = self.rng
        if rng.random() < .4 and points.get("crown"):
            spot = np.array(points["crown"]) + .3 * place[2] * axes(place)[1]
            y, x = (int(np.clip(v, 0, n - 1)) for v, n in zip(spot[::-1], picture.shape))
            color = picture[y, x].astype(float)
        else:
            color = np.array(TONES[rng.integers(len(TONES))], float)
        return color * rng.uniform(.6, 1.3) * rng.uniform(.9, 1.1, 3)

    def strands(self, shape, along):
        """Light and dark of single hairs: smooth along them, rough across."""
        rough = self.rng.standard_normal(shape).astype(np.float32)
        fine = cv2.GaussianBlur(rough, (0, 0), .7, sigmaY=max(2, along))
        return fine / (fine.std() + 1e-6)

    def lock(self, picture, points, place, over):
        """A lock of hair from the forehead over one eye, or past both, and which eyes are covered, the subject's right one first."""
        rng, (x, y) = self.rng, self.positions(picture, place)
        side = int(rng.integers(2))
        eye = coordinates(points[("rightEye", "leftEye")[side]], place)
        half = rng.uniform(.07, .36)
        top, end = eye[1] - rng.uniform(.7, 1.5), eye[1] + rng.uniform(.15, 1.1)
        at, root, tip = eye[0] + rng.uniform(-.07, .07), eye[0] + rng.uniform(-.6, .6), eye[0] + rng.uniform(-.5, .5)
        if not over:
            # Ends above the brow, or hangs beside the eye.
            if rng.random() < .5: end = eye[1] - rng.uniform(.28, .5)
            else:
                at = eye[0] + (2 * side - 1) * (half + rng.uniform(.3, .5))
                root, tip = (at + (2 * side - 1) * rng.uniform(-.1, .3) for _ in range(2))
        above = np.clip((eye[1] - y) / (eye[1] - top), 0, 1) ** rng.uniform(.8, 2)
        below = np.clip((y - eye[1]) / max(.1, end - eye[1]), 0, 1) ** rng.uniform(.8, 2)
        middle = at + (root - at) * above + (tip - at) * below
        along = np.clip((y - top) / (end - top), 0, 1)
        across = (x - middle) / (half * (1 - rng.uniform(.2, .9) * along ** rng.uniform(1, 5)) + 1e-3)
        hairs = self.strands(x.shape, .3 * place[2])
        edge = 1 + rng.uniform(.02, .25) * hairs
        cover = np.clip((edge - np.abs(across)) / rng.uniform(.05, .4), 0, 1) * (y > top) * np.clip((end - y) / .06, 0, 1)
        if rng.random() < .35: cover = cover * np.clip(rng.uniform(.4, .9) + .5 * hairs, 0, 1)
        return self.painted(picture, cover, points, place, hairs, across), (over and side == 0, over and side == 1)

    def fringe(self, picture, points, place, over):
        """Hair all over the forehead, into the eyes or ending above them, and which eyes are covered."""
        rng, (x, y) = self.rng, self.positions(picture, place)
        eye = (coordinates(points["rightEye"], place)[1] + coordinates(points["leftEye"], place)[1]) / 2
        end = eye + rng.uniform(.05, .3) if over else eye - rng.uniform(.2, .6)
        hairs = self.strands(x.shape, .3 * place[2])
        cover = np.clip((end + .05 * hairs + .06 * np.sin(x * rng.uniform(3, 14) + rng.uniform(0, 6)) - y) / .04, 0, 1) * (y > eye - 1.5) * (np.abs(x) < rng.uniform(.8, 1.2))
        if rng.random() < .4: cover = cover * np.clip(rng.uniform(.5, .9) + .5 * hairs, 0, 1)
        return self.painted(picture, cover, points, place, hairs, x), (over, over)

    def painted(self, picture, cover, points, place, hairs, across):
        rng = self.rng
        shade = 1 + rng.uniform(.05, .35) * hairs + rng.uniform(-.3, .2) * np.clip(across, -1, 1) ** 2
        hair = self.tone(picture, points, place) * shade[..., None]
        cover = cover[..., None].astype(np.float32)
        return np.clip(picture * (1 - cover) + hair * cover, 0, 255).astype(np.uint8)
