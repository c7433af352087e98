"""Hats, caps, scarves and head ties drawn over cut-out heads, before new backgrounds, with bare heads made the same way.

A canvas is 448 pixels wide, 64 to a u (crops.py), the eyes at (224, 256): `canvas` makes one of a photo and its matte.
Needs numpy, opencv-python-headless.
"""
import cv2
import numpy as np

from crops import GREY, cut

SIDE, U, X, Y = 448, 64., 224., 256.
VIEW = (0, (SIDE / 2 - Y) / U, SIDE / U)
KINDS = ["skullcap", "skullcap", "brim", "brim", "baseball", "peaked", "knitted", "knitted", "beret", "tie", "tie", "tie", "turban",
         "scarf", "scarf", "hood", "contour", "contour", "board", "band"]


def canvas(photo, alpha, place):
    """Picture, matte 0...1 and where the photo is, on a canvas."""
    picture = cut(photo, place, VIEW, SIDE)
    matte = cut(np.repeat(alpha[..., None], 3, 2), place, VIEW, SIDE)[..., 0]
    there = cut(np.full(photo.shape, 255, np.uint8), place, VIEW, SIDE)[..., 0] == 255
    return picture, np.where(there, matte, 0).astype(np.float32) / 255, there


class Milliner:
    def __init__(self, rng): self.rng = rng

    def uniform(self, low, high): return float(self.rng.uniform(low, high))
    def chance(self, share): return self.rng.random() < share
    def pick(self, things): return things[int(self.rng.integers(len(things)))]

    # Stuff

    def color(self):
        kind = self.rng.random()
        if kind < .3: value, spread = self.uniform(8, 60), 14
        elif kind < .45: value, spread = self.uniform(190, 250), 10
        elif kind < .6: value, spread = self.uniform(60, 190), 12
        else: value, spread = self.uniform(60, 170), 70
        return np.clip(value + self.rng.normal(0, spread, 3), 4, 252)

    def noise(self, size):
        field = self.rng.standard_normal((int(SIDE / size) + 3,) * 2).astype(np.float32)
        return cv2.resize(field, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)

    def stuff(self, kinds=None):
        """A sheet of cloth."""
        y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
        warp = self.noise(70) * self.uniform(0, 14)
        angle = self.uniform(0, np.pi)
        s, t = x * np.cos(angle) + y * np.sin(angle) + warp, y * np.cos(angle) - x * np.sin(angle) + warp
        a, b, c = self.color(), self.color(), self.color()
        p, kind = self.uniform(8, 44), self.pick(kinds or ["plain", "plain", "plain", "felt", "knit", "stripes", "rows", "checks", "dots",
                                                            "flowers", "damask"])
        one, two = np.zeros((SIDE, SIDE), np.float32), np.zeros((SIDE, SIDE), np.float32)
        if kind == "knit": one = .35 * (.5 + .5 * np.sin(2 * np.pi * (x + np.abs((y / 7) % 1 - .5) * 9) / max(6, p / 3)))
        elif kind == "stripes": one = np.sin(2 * np.pi * s / p) > self.uniform(-.5, .7)
        elif kind == "rows":
            row = (y + warp * .3) // p
            shape = np.abs((x / p) % 1 - .5) + np.abs((y / p) % 1 - .5) < .4
            one, two = (row % 3 == 1) * shape, (row % 3 == 2) * (np.sin(2 * np.pi * x / p * 1.7) > 0)
        elif kind == "checks": one, two = .5 * (np.sin(2 * np.pi * s / p) > .3), .5 * (np.sin(2 * np.pi * t / p) > .3)
        elif kind == "dots": one = ((s / p) % 1 - .5)**2 + ((t / p) % 1 - .5)**2 < self.uniform(.02, .12)
        elif kind == "flowers": one, two = self.noise(p / 2) > .6, self.noise(p / 2) > 1
        elif kind == "damask": one = np.clip((np.abs(self.noise(max(5, p / 3))) - .5) * 4, 0, 1)
        one, two = (np.asarray(m, np.float32)[..., None] for m in (one, two))
        sheet = a + one * (b - a)
        sheet = sheet + two * (c - sheet)
        grain = self.noise(1.5) * self.uniform(.005, .07 if kind == "felt" else .03)
        return sheet * (1 + grain[..., None])

    def folds(self, strength):
        y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
        warp, angle = self.noise(self.uniform(50, 140)) * self.uniform(8, 45), self.uniform(0, np.pi)
        along = x * np.cos(angle) + y * np.sin(angle) + warp
        if self.chance(.4):
            kx, ky = self.uniform(.1, .9) * SIDE, self.uniform(0, 1) * SIDE
            along = np.hypot(x - kx, y - ky) + warp if self.chance(.5) else np.arctan2(y - ky, x - kx) * self.uniform(50, 140) + warp
        total = sum((1 - 2 * np.abs(np.sin(np.pi * along / self.uniform(12, 70) + self.uniform(0, 6)))**self.uniform(.4, 1.4))
                    * self.uniform(.3, 1) for _ in range(3))
        return total / (np.abs(total).max() + 1e-6) * strength

    def roundness(self, half, middle):
        """Shade of something round about an upright axis."""
        at = np.clip((np.arange(SIDE, dtype=np.float32)[None] - middle) / half, -1, 1)
        shade = np.sqrt(np.clip(1 - .9 * (at - self.uniform(-.25, .25))**2, 0, 1)) - .85
        return np.repeat(shade * self.uniform(.3, .9), SIDE, 0)

    # Shapes

    def shape(self, points, smooth=True, tilt=0):
        """Mask of a closed outline: Catmull-Rom through the points, turned about the head's middle."""
        points = np.array(points, float)
        if smooth:
            a, b, c, d = (np.roll(points, k, 0)[:, None] for k in (1, 0, -1, -2))
            t = np.linspace(0, 1, 16, endpoint=False)[None, :, None]
            points = (.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)).reshape(-1, 2)
        turn, pivot = np.radians(tilt), np.array([X, Y - U])
        points = (points - pivot) @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + pivot
        mask = np.zeros((2 * SIDE, 2 * SIDE), np.uint8)
        cv2.fillPoly(mask, [np.round(points * 2).astype(np.int32)], 255)
        return cv2.resize(mask, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32) / 255

    def blob(self, x, y, across, down, rough):
        angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
        r = 1 + rough * sum(np.sin(k * angle + self.uniform(0, 6.3)) * self.uniform(0, 1) / k for k in (2, 3, 4, 5))
        return np.stack([x + across * r * np.cos(angle), y + down * r * np.sin(angle)], 1)

    # Hats

    def hat(self, picture, alpha, kind):
        """Draws one; gives picture and matte. Hair that would stand out over it is taken away."""
        rows = np.where(alpha[:, 205:243].mean(1) > .5)[0]
        crown = np.clip(rows.min() if len(rows) else Y - 1.6 * U, Y - 2.1 * U, Y - 1.45 * U)
        columns = np.where(alpha[int(Y - .1 * U):int(Y + .1 * U)].mean(0) > .5)[0]
        left, right = (np.clip(X - columns.min(), U, 1.4 * U), np.clip(columns.max() - X, U, 1.4 * U)) if len(columns) else (1.2 * U,) * 2
        half, x = np.clip((left + right) / 2, 1.05 * U, 1.4 * U), X + np.clip((right - left) / 2, -.12 * U, .12 * U)
        low, tilt = Y - self.uniform(.45, 1.05) * U, self.uniform(-7, 7)
        wide, f = half * self.uniform(.98, 1.12), self.uniform
        layers = []  # mask, stuff, shade

        def head(height, top, lift=0., corner=.3, kinds=None, fold=.12):
            """Something with a lower edge around the head."""
            t = low - height
            mask = self.shape([(x - wide, low + .06 * U), (x - wide / 2, low + .06 * U + lift * .75), (x, low + .08 * U + lift),
                               (x + wide / 2, low + .06 * U + lift * .75), (x + wide, low + .06 * U), (x + top, t + corner * U),
                               (x + top * .6, t), (x - top * .6, t), (x - top, t + corner * U)], tilt=tilt)
            sheet = self.stuff(kinds)
            layers.append((mask, sheet, self.roundness(wide * 1.12, x) + self.folds(f(0, fold))))
            return mask, sheet

        if kind == "skullcap":
            mask, _ = head(max(f(.6, 1.4) * U, low - crown + f(-.1, .3) * U), wide * f(.78, 1), f(-.15, .2) * U, f(.05, .45))
            if self.chance(.3): layers.append((mask * (np.arange(SIDE)[:, None] > low - f(.15, .4) * U), self.stuff(), self.roundness(wide * 1.1, x)))
        elif kind == "brim":
            mask, sheet = head(f(.8, 1.35) * U, wide * f(.72, .95), .06 * U, f(.1, .3), ["felt", "plain", "stripes", "checks"])
            if self.chance(.8): layers.append((mask * (np.arange(SIDE)[:, None] > low - f(.15, .35) * U), self.stuff(["plain", "stripes"]), self.roundness(wide * 1.1, x)))
            angle, curl = np.linspace(0, 2 * np.pi, 48), f(-.35, .3) * U
            brim = self.shape(np.stack([x + half * f(1.35, 2.1) * np.cos(angle), low + f(.1, .42) * U * np.sin(angle) - curl * np.cos(angle)**2], 1), False, tilt)
            layers.insert(0, (brim, sheet, np.full((SIDE, SIDE), f(-.4, .05)) + self.folds(.06)))
        elif kind in ("baseball", "peaked"):
            low = Y - f(.45, .85) * U
            mask, sheet = head(f(.95, 1.35) * U, wide * (f(.72, .95) if kind == "baseball" else f(1.1, 1.4)), .06 * U, .4, ["plain", "felt", "plain", "checks"])
            if kind == "peaked": layers.append((mask * (np.arange(SIDE)[:, None] > low - .3 * U), self.stuff(["plain"]), self.roundness(wide * 1.1, x)))
            across, down, aside = wide * f(.75, 1.15), f(.25, .6) * U, f(-.3, .3) * U * self.chance(.3)
            peak = self.shape([(x - across + aside, low + .02 * U), (x + aside, low - f(0, .15) * U), (x + across + aside, low + .02 * U),
                               (x + .75 * across + aside, low + .75 * down), (x + aside, low + down), (x - .75 * across + aside, low + .75 * down)], tilt=tilt)
            layers.append((peak, self.stuff(["plain"]) if self.chance(.4) else sheet, np.full((SIDE, SIDE), f(-.4, -.05)) + self.roundness(across * 1.2, x)))
            if self.chance(.5):
                layers.append((self.shape(self.blob(x, low - .5 * U, f(.12, .4) * U, f(.1, .3) * U, .3)) * mask, self.stuff(), np.zeros((SIDE, SIDE))))
        elif kind == "knitted":
            mask, _ = head(max(f(1, 1.6) * U, low - crown + .1 * U), wide * f(.7, 1), f(0, .06) * U, f(.3, .6), ["knit", "knit", "felt", "stripes", "plain"])
            if self.chance(.5): layers.append((mask * (np.arange(SIDE)[:, None] > low - f(.3, .45) * U), self.stuff(["knit"]), self.roundness(wide * 1.1, x) + .05))
        elif kind == "beret":
            side = self.pick([-1, 1])
            head(.5 * U, wide, .02 * U, .1, ["felt", "plain", "knit"])
            layers[-1] = (np.maximum(layers[-1][0], self.shape(self.blob(x + side * f(.05, .45) * U, low - f(.35, .6) * U, half * f(1.1, 1.5), f(.5, .8) * U, .05),
                                                               tilt=side * f(0, 14))), *layers[-1][1:])
        elif kind in ("tie", "turban"):
            across, down = half * (f(1.1, 1.7) if kind == "tie" else f(1.08, 1.4)), f(.85, 1.55) * U
            y, sides, lift = low - down * f(.45, .8), f(.2, 1.1) * U, f(0, .3) * U if kind == "turban" else f(-.1, .1) * U
            face = self.shape([(x - half * .95, low + .5 * U), (x - half * .75, low + .1 * U), (x, low - lift), (x + half * .75, low + .1 * U),
                               (x + half * .95, low + .5 * U), (x + half * .9, Y + 2 * U), (x - half * .9, Y + 2 * U)])
            cloth = self.shape([(x - half * 1.15, y), (x - half * 1.12, low + sides), (x - half * .94, low + .9 * sides), (x - half * .75, low + .1 * U), (x, low - lift),
                                (x + half * .75, low + .1 * U), (x + half * .94, low + .9 * sides), (x + half * 1.12, low + sides), (x + half * 1.15, y)])
            mask = np.maximum(self.shape(self.blob(x + f(-.2, .2) * U, y, across, down, f(.02, .14))), cloth) * (1 - face)
            sheet = self.stuff()
            layers.append((mask, sheet, self.folds(f(.1, .6)) + self.roundness(across * 1.1, x)))
            if self.chance(.4): layers.append((self.shape(self.blob(x + f(-1, 1) * half, y - f(-.3, 1) * down, f(.3, .8) * U, f(.25, .7) * U, .2)) * (1 - face), sheet, self.folds(f(.2, .6))))
        elif kind in ("scarf", "hood"):
            away, across, t, b = (f(.05, .3) if kind == "scarf" else f(.3, .6)) * U, f(1, 1.15) * U, Y - f(.5, 1.1) * U, Y + f(1.75, 2.15) * U
            out, o = half * f(1.05, 1.35) + (away if kind == "hood" else 0), min(crown, Y - 1.6 * U) - away
            inner = self.shape([(x, t), (x + .75 * across, t + .25 * U), (x + across, Y), (x + .95 * across, Y + .9 * U), (x + across / 2, b - .2 * U), (x, b),
                                (x - across / 2, b - .2 * U), (x - .95 * across, Y + .9 * U), (x - across, Y), (x - .75 * across, t + .25 * U)])
            drape = [(.7, o + .35 * U), (1, Y - .4 * U), (1.02, Y + .8 * U), (f(1.1, 1.4), Y + 1.9 * U), (f(1.4, 2.2), SIDE + 20)]
            mask = self.shape([(x, o)] + [(x + out * s, y) for s, y in drape] + [(x, SIDE + 30)] + [(x - out * s, y) for s, y in drape[::-1]]) * (1 - inner)
            layers.append((mask, self.stuff(), self.folds(f(.08, .45)) + self.roundness(out * 1.5, x)))
            if kind == "hood": layers.append((np.clip(cv2.GaussianBlur(inner, (0, 0), f(4, 12)) * 1.5, 0, 1) * mask * f(.3, .8), np.full((SIDE, SIDE, 3), 15.), np.zeros((SIDE, SIDE))))
        elif kind == "contour":  # a tie or cap that follows the head
            line = low + ((np.arange(SIDE, dtype=np.float32)[None] - x) / half)**2 * f(.1, .9) * U
            y = np.arange(SIDE, dtype=np.float32)[:, None]
            mask = np.clip(cv2.dilate(alpha, np.ones((3, 3))), 0, 1) * np.clip((line - y) / 2, 0, 1)
            layers.append((mask, self.stuff(), self.roundness(half * 1.25, x) + self.folds(f(0, .4))))
        elif kind == "band":  # across the forehead; hair shows above it
            bend, thick = f(-.25, .2) * U, f(.25, .6) * U
            y, line = np.arange(SIDE, dtype=np.float32)[:, None], low + ((np.arange(SIDE, dtype=np.float32)[None] - x) / half)**2 * bend
            layers.append((alpha * np.clip((line - y) / 2, 0, 1) * np.clip((y - line + thick) / 2, 0, 1), self.stuff(), self.roundness(half * 1.2, x) + self.folds(f(0, .3))))
        else:
            head(f(.5, .9) * U, wide * .95, 0, .05, ["plain"])
            t, far = low - f(.5, .9) * U, half * f(1.5, 2)
            layers.append((self.shape([(x - far, t), (x + f(-.4, .4) * U, t + f(.15, .5) * U), (x + far, t), (x + f(-.4, .4) * U, t - f(.2, .5) * U)], False, tilt), layers[0][1], np.full((SIDE, SIDE), f(-.1, .3))))

        covered = np.max([mask for mask, _, _ in layers], 0)
        if kind not in ("contour", "band"):
            y = np.arange(SIDE)[:, None]
            if kind in ("scarf", "hood"): away = ((np.abs(np.arange(SIDE)[None] - x) > half * 1.1) | (y < Y - 1.2 * U)) * (1 - np.clip((y - Y - 1.2 * U) / 20, 0, 1))
            else:
                lowest = np.where((covered > .5).any(0), SIDE - 1 - np.argmax((covered > .5)[::-1], 0), 0)
                away = np.clip((np.median(lowest[int(x - 26):int(x + 26)]) - .1 * U - y) / 6, 0, 1)
            alpha = alpha * (1 - away * (1 - covered))
        shadow = np.roll(cv2.GaussianBlur(covered, (0, 0), f(4, 9)), int(f(.04, .25) * U), 0) * (1 - covered)
        picture = picture * (1 - (shadow * f(.1, .6) * (np.arange(SIDE)[:, None] > Y - 1.6 * U))[..., None])
        for mask, sheet, shade in layers:
            mask = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), f(.5, 1.2))[..., None]
            picture = picture * (1 - mask) + np.clip(sheet * (1 + shade)[..., None], 0, 255) * mask
        return picture, np.maximum(alpha, cv2.GaussianBlur(covered.astype(np.float32), (0, 0), .7))

    # Bare heads that are no easy ones

    def dyed(self, picture, alpha):
        """Hair of another colour, light or dark."""
        over = np.clip((Y - .9 * U - np.arange(SIDE, dtype=np.float32)[:, None]) / 20, 0, 1) * alpha
        light = picture.mean(2, keepdims=True)
        base = max(20., float(np.percentile(light[over > .5], 60))) if (over > .5).any() else 100.
        dye = np.clip(light / base * self.color() * self.uniform(.5, 1), 0, 255)
        return picture + (over * self.uniform(.4, .95))[..., None] * (dye - picture)

    def fringe(self, picture, alpha):
        """Hair down to the brows with a blunt or ragged edge, of the head's own hair."""
        source = picture[int(Y - 1.75 * U):int(Y - 1.2 * U), int(X - .7 * U):int(X + .7 * U)]
        low = Y - self.uniform(.25, .6) * U
        top = Y - 1.35 * U
        sheet = cv2.resize(source, (int(2.1 * U), int(low + 12 - top)), interpolation=cv2.INTER_LINEAR)
        layer = picture.copy()
        layer[int(top):int(top) + sheet.shape[0], int(X - 1.05 * U):int(X - 1.05 * U) + sheet.shape[1]] = sheet
        strands = cv2.resize(self.rng.standard_normal((1, int(self.uniform(15, 120)))).astype(np.float32), (SIDE, 1))
        x, y = np.arange(SIDE, dtype=np.float32)[None], np.arange(SIDE, dtype=np.float32)[:, None]
        line = low + strands * self.uniform(1, 7) + ((x - X) / (1.05 * U))**2 * self.uniform(-6, 14)
        mask = np.clip((line - y) / 2, 0, 1) * np.clip((y - top) / 14, 0, 1) * np.clip((1.0 * U - np.abs(x - X)) / 9, 0, 1) * alpha
        grain = 1 + np.repeat(cv2.resize(self.rng.standard_normal((1, 160)).astype(np.float32), (SIDE, 1)), SIDE, 0) * self.uniform(.03, .15)
        return picture + mask[..., None] * (np.clip(layer * grain[..., None], 0, 255) - picture)

    def bald(self, picture, alpha):
        """Skin of the forehead up to the crown."""
        patch = picture[int(Y - .85 * U):int(Y - .5 * U), int(X - .45 * U):int(X + .45 * U)]
        skin = cv2.resize(cv2.GaussianBlur(patch, (0, 0), 3), (SIDE, SIDE)) + self.noise(2)[..., None] * 2
        y = np.arange(SIDE, dtype=np.float32)[:, None]
        over = np.clip((Y - self.uniform(.5, .8) * U - y) / 14, 0, 1) * alpha
        shade = 1 + self.roundness(1.3 * U, X) + np.clip((y - (Y - 1.9 * U)) / U, -1, 0) * .2 + .2 * np.exp(-((y - Y + 1.4 * U) / (.4 * U))**2) * self.uniform(0, 1)
        return picture + over[..., None] * (np.clip(skin * shade[..., None], 0, 255) - picture)

    # Pictures

    def background(self):
        kind, a, b = self.rng.random(), self.color(), self.color()
        if self.chance(.4): a = np.full(3, self.uniform(200, 255))
        wall = np.tile(a, (SIDE, SIDE, 1)).astype(np.float32)
        y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32) / SIDE
        if kind < .25: wall = wall * (1 - y[..., None] * self.uniform(-.3, .5)) + (np.hypot(x - .5, y - .5) * self.uniform(-80, 40))[..., None]
        elif kind < .45:
            blend = np.clip(self.noise(self.uniform(30, 120)) * .5 + .5, 0, 1)[..., None]
            wall = wall * (1 - blend) + b * blend
            for _ in range(int(self.rng.integers(0, 8))):
                left, top = self.rng.integers(0, SIDE, 2)
                cv2.rectangle(wall, (int(left), int(top)), (int(left + self.uniform(10, 200)), int(top + self.uniform(10, 300))), self.color().tolist(), -1)
            wall = cv2.GaussianBlur(wall, (0, 0), self.uniform(1, 14))
        elif kind < .6: wall = cv2.GaussianBlur(self.stuff().astype(np.float32), (0, 0), self.uniform(.5, 4))
        return np.clip(wall + self.noise(1.5)[..., None] * self.uniform(0, 4), 0, 255)

    def developed(self, picture):
        """Light, colour, sharpness and compression of some camera."""
        picture = 255 * (np.clip(picture, 0, 255) / 255)**self.uniform(.65, 1.6) * self.rng.uniform(.88, 1.12, 3)
        picture = (picture - picture.mean()) * self.uniform(.8, 1.2) + picture.mean()
        if self.chance(.1): picture = np.repeat(picture.mean(2, keepdims=True), 3, 2)
        picture = np.clip(picture, 0, 255).astype(np.uint8)
        if self.chance(.5):
            small = int(SIDE * self.uniform(.25, 1))
            picture = cv2.resize(cv2.resize(picture, (small, small), interpolation=cv2.INTER_AREA), (SIDE, SIDE))
        if self.chance(.7): picture = cv2.imdecode(cv2.imencode(".jpg", picture, [1, int(self.uniform(40, 95))])[1], 1)
        return picture

    def sample(self, picture, alpha, there, hatted):
        """A developed canvas and what was drawn: a kind of hat, or of bare head."""
        if self.chance(.5): picture, alpha, there = (np.ascontiguousarray(a[:, ::-1]) for a in (picture, alpha, there))
        old, picture = picture.astype(np.float32), picture.astype(np.float32)
        before, kind = alpha, "bare"
        if self.chance(.5): picture = 255 * (picture / 255)**self.uniform(.8, 2)
        if not hatted or self.chance(.2):
            for name, share in (("dyed", .25), ("fringe", .3), ("bald", .15)):
                if self.chance(share): picture, kind = getattr(self, name)(picture, alpha), name
        if hatted:
            kind = self.pick(KINDS)
            picture, alpha = self.hat(picture, alpha, kind)
        lost = (before - alpha).max() > .5
        if lost or self.chance(.75): made = self.background() * (1 - alpha[..., None]) + picture * alpha[..., None]
        else:
            cover = np.maximum(alpha, before)[..., None]
            made = old * (1 - cover) + picture * cover
        made = self.developed(made)
        if not there[80].any() and hatted: there = there | (alpha > .5)
        there = there.copy()
        if self.chance(.3): there[:int(Y - self.uniform(1.5, 2.8) * U)] = False
        made[~there] = GREY
        return made, kind

    def square(self, made, crop, side):
        """A crop of a canvas, a little off."""
        shift = (self.uniform(-.1, .1), self.uniform(-.1, .1), self.uniform(.94, 1.07), self.uniform(-4, 4))
        return cut(made, (np.array([X, Y]), np.array([1., 0]), U), crop, side, shift)
