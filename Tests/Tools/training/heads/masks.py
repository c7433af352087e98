"""Masks and cloths drawn over the lower half of faces, on the canvases of hats.py. Needs numpy, opencv-python-headless."""
import cv2
import numpy as np

from hats import SIDE, U, X, Y, Milliner

SURGICAL = [(230, 205, 160), (240, 240, 238), (34, 30, 30), (200, 170, 125), (210, 195, 240)]  # BGR


class MaskMaker(Milliner):
    def mask(self, picture, points):
        """`points`: nose, mouth, chin, right and left cheek on the canvas."""
        nose, mouth, chin, right, left = (points[k] for k in ("noseTip", "mouth", "chin", "rightCheek", "leftCheek"))
        f = self.uniform
        right, left = (min((right, left), key=lambda p: p[0]), max((right, left), key=lambda p: p[0]))
        top = np.array([nose[0] + f(-.05, .05) * U, nose[1] - f(.1, .65) * U])
        low = np.array([chin[0], chin[1] + f(-.12, .25) * U])
        wide = f(.86, 1.04)
        middle = (right + left) / 2
        a, b = middle + (right - middle) * wide, middle + (left - middle) * wide
        height = low[1] - top[1]
        outline = [top, b + [0, f(-.05, .25) * U], b + [-.08 * U, f(.35, .6) * height], low + [f(.35, .6) * U, -.03 * U], low,
                   low - [f(.35, .6) * U, .03 * U], a + [.08 * U, f(.35, .6) * height], a + [0, f(-.05, .25) * U]]
        mask = self.shape(outline)
        y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
        if self.chance(.6):
            sheet = np.tile(np.clip(np.array(self.pick(SURGICAL)) * f(.6, 1.05) + self.rng.normal(0, 8, 3), 3, 252), (SIDE, SIDE, 1))
            sheet = sheet * (1 + self.noise(1.5) * f(.005, .02))[..., None]
            if self.chance(.7):
                pleats = np.abs(((y - top[1] + ((x - middle[0]) / U)**2 * f(-8, 8)) / (height / f(3, 6))) % 1 - .5) < f(.02, .08)
                sheet = sheet * np.where(pleats, f(.75, .95), 1)[..., None]
        else:
            sheet = self.stuff()
        shade = self.roundness(1.1 * abs(b[0] - a[0]) / 2 + 8, middle[0]) + self.folds(f(0, .25))
        if self.chance(.3): shade = shade + np.where(np.abs(x - nose[0]) < 2, f(-.2, .2), 0)  # a seam
        if self.chance(.7):
            color = sheet[int(mouth[1]) % SIDE, int(mouth[0]) % SIDE]
            for end, ear in ((a, -1), (b, 1)):
                for shift in (f(-.1, .1), f(.4, .7)):
                    cv2.line(picture, tuple(int(v) for v in end + [0, shift * U]), tuple(int(v) for v in end + [ear * f(.1, .35) * U, f(-.3, 0) * U]),
                             color.tolist(), int(self.rng.integers(1, 4)), cv2.LINE_AA)
        shadow = np.roll(cv2.GaussianBlur(mask, (0, 0), f(2, 6)), int(f(-.1, .05) * U), 0) * (1 - mask)
        picture = picture * (1 - (shadow * f(0, .35))[..., None])
        mask = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), f(.5, 1.2))[..., None]
        return picture * (1 - mask) + np.clip(sheet * (1 + shade)[..., None], 0, 255) * mask

    def face(self, picture, points, masked):
        """A developed canvas."""
        picture = picture.astype(np.float32)
        if self.chance(.4): picture = 255 * (picture / 255)**self.uniform(.8, 2)
        if masked: picture = self.mask(picture.copy(), points)
        return self.developed(picture)
