"""Draws necklaces and earrings on portraits. Needs numpy, opencv-python-headless.

A portrait here is (picture, points of `gradphoto detect`, place): place is what crops.frame makes of the points; lengths are in its u.
"""
import cv2
import numpy as np

from crops import frame

METAL = [(90, 190, 235), (70, 160, 210), (200, 205, 210), (170, 175, 180), (150, 215, 245), (60, 120, 190)]  # BGR
STONE = [(245, 245, 245), (235, 240, 250), (30, 30, 30), (40, 40, 160), (150, 60, 40), (60, 130, 60), (200, 190, 120), (90, 60, 120)]
CORD = [(20, 20, 20), (40, 50, 90)]
LARGEST = 150  # pixels that u has at most: a stud is then no finer than in a photo of a phone
FRACTION = 8  # OpenCV draws at eighths of a pixel

# Kinds of strings: how often, the radius of a link in u, links in radii from one to the next.
STRINGS = {"chain": (.35, (.008, .02), 1.6), "links": (.2, (.02, .05), 2.2), "pearls": (.2, (.03, .07), 2.05), "beads": (.15, (.025, .07), 2.1), "cord": (.1, (.008, .02), .5)}


def axes(place):
    across = place[1]
    return across, np.array([-across[1], across[0]])


def coordinates(point, place):
    """Across and down from the middle of the eyes, in u."""
    return tuple(float(np.dot(np.array(point) - place[0], axis)) / place[2] for axis in axes(place))


def at(place, x, y):
    across, down = axes(place)
    return place[0] + place[2] * (x * across + y * down)


def portrait(picture, points):
    points = {name: point for name, point in points.items() if point}
    shrink = min(1, LARGEST / frame(points)[2])
    if shrink < 1:
        picture = cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        points = {name: [shrink * v for v in point] for name, point in points.items()}
    return picture, points, frame(points)


def lobe(points, side, place):
    """Where an ear's lobe is to be expected, of the subject's right (-1) or left side."""
    return coordinates(points["rightCheek" if side < 0 else "leftCheek"], place)[0] + .08 * side, .95


def pixel(point, picture):
    """Row and column of the pixel there, or of the nearest."""
    return tuple(int(np.clip(v, 0, n - 1)) for v, n in zip(point[::-1], picture.shape))


class Jeweller:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def color(self, of, light=(.75, 1.1)):
        return tuple(int(np.clip(v * self.rng.uniform(*light), 0, 255)) for v in of[self.rng.integers(len(of))])

    def disc(self, picture, middle, radius, color, shaded=True):
        fixed = lambda v: tuple(int(round(float(x) * FRACTION)) for x in v)
        cv2.circle(picture, fixed(middle), int(max(.6, radius) * FRACTION), color, -1, cv2.LINE_AA, 3)
        if shaded and radius > 1.2:
            shade = tuple(int(.6 * v) for v in color)
            cv2.ellipse(picture, fixed(middle), fixed((radius, radius)), 0, 20, 160, shade, max(1, int(.35 * radius)), cv2.LINE_AA, 3)
            cv2.circle(picture, fixed(np.array(middle) - .35 * radius), int(max(.5, .25 * radius) * FRACTION), (255, 255, 255), -1, cv2.LINE_AA, 3)

    def curve(self, points, place, wide, deep, high):
        """400 places of a line that hangs under the chin: half its width, its depth, its ends under the chin."""
        chin, bend = coordinates(points["chin"], place), self.rng.uniform(1.6, 2.6)
        return np.array([at(place, chin[0] + wide * t, chin[1] + high + deep * (1 - abs(t) ** bend)) for t in np.linspace(-1, 1, 400)])

    def skin(self, picture, points, place):
        """How far each pixel is like the skin under the chin, 0 to 1."""
        chin = coordinates(points["chin"], place)
        usual = np.median([picture[pixel(at(place, chin[0] + a, chin[1] + b), picture)] for a in (-.25, 0, .25) for b in (.12, .25, .35)], 0)
        differs = np.abs(np.log(picture.astype(np.float32) + 8) - np.log(usual + 8)).max(2)
        return cv2.GaussianBlur((differs < .55).astype(np.float32), (0, 0), 2)[..., None]

    def beads(self, picture, curve, kind, color, radius):
        length = np.r_[0, np.cumsum(np.hypot(*np.diff(curve, axis=0).T))]
        links = np.linspace(0, length[-1], max(8, int(length[-1] / max(1, STRINGS[kind][2] * radius))))
        for p in [np.array([np.interp(s, length, curve[:, i]) for i in (0, 1)]) for s in links]:
            shines = 1 if kind in ("pearls", "beads", "cord") else self.rng.uniform(.55, 1.35)
            self.disc(picture, p, radius, tuple(int(np.clip(shines * v, 0, 255)) for v in color), kind in ("pearls", "beads"))

    def necklace(self, picture, points, place):
        """The picture with a necklace; nothing where the clothes would hide it."""
        rng, u = self.rng, place[2]
        curve = self.curve(points, place, rng.uniform(.55, .85), rng.uniform(.25, 1.3), rng.uniform(.15, .5))
        under = at(place, *(np.array(coordinates(points["chin"], place)) + (0, .3)))
        light = np.clip(picture[pixel(under, picture)].mean() / 150, .45, 1.1)
        kind = rng.choice(list(STRINGS), p=[s[0] for s in STRINGS.values()])
        color = self.color(CORD if kind == "cord" else METAL if kind in ("chain", "links") else STONE, (.75 * light, 1.1 * light))
        radius = rng.uniform(*STRINGS[kind][1]) * u
        shadow = picture.copy()
        self.beads(shadow, curve + [0, .6 * radius + 1], "cord", tuple(int(.6 * v) for v in color), radius)
        worn = cv2.addWeighted(picture, .75, cv2.GaussianBlur(shadow, (0, 0), max(.8, .5 * radius)), .25, 0)
        self.beads(worn, curve, kind, color, radius)
        if rng.random() < .45:
            pendant = rng.uniform(.05, .13) * u
            self.disc(worn, curve[200] + pendant * axes(place)[1], pendant, self.color(METAL + STONE))
        inside = curve[:, 1] < picture.shape[0] - 2
        if rng.random() >= .75: return worn if inside.mean() >= .5 else None
        shows = self.skin(picture, points, place)
        seen = np.array([shows[pixel(p, picture)][0] > .5 for p in curve]) & inside
        return (worn * shows + picture * (1 - shows)).astype(np.uint8) if seen.mean() >= .25 else None

    def collar(self, picture, points, place):
        """The picture with lines and beads sewn onto the clothes around the neck."""
        rng, u = self.rng, place[2]
        sewn, wide, deep, high = picture.copy(), rng.uniform(.6, 1), rng.uniform(.1, .8), rng.uniform(.1, .5)
        kind, color, gap = rng.choice(["chain", "links", "beads", "cord"]), self.color(METAL + STONE + CORD), rng.uniform(.04, .12)
        radius = rng.uniform(.008, .04) * u
        for i in range(rng.integers(1, 6)):
            self.beads(sewn, self.curve(points, place, wide + gap * i, deep + gap * i, high), kind, color, radius)
        cloth = 1 - self.skin(picture, points, place)
        return (sewn * cloth + picture * (1 - cloth)).astype(np.uint8)

    def shirt(self, picture, points, place):
        """The picture with other clothes: a round, square or pointed neckline with its hem, seams, a placket and buttons."""
        rng, u = self.rng, place[2]
        chin, across = coordinates(points["chin"], place), axes(place)
        rows, columns = np.mgrid[:picture.shape[0], :picture.shape[1]].astype(np.float32)
        x, y = ((np.stack([columns, rows], -1) - place[0]) @ axis / u for axis in across)
        x, y = x - chin[0], y - chin[1]
        wide, deep, high, bend = rng.uniform(.45, .9), rng.uniform(0, .9), rng.uniform(.05, .4), np.exp(rng.uniform(-.1, 1.6))
        edge = high + np.where(np.abs(x) < wide, deep * (1 - np.abs(x / wide) ** bend), rng.uniform(.1, .4) * (np.abs(x) - wide))
        under = y - edge
        noise = lambda size: cv2.resize(rng.standard_normal((picture.shape[0] // size + 2, picture.shape[1] // size + 2)).astype(np.float32), picture.shape[1::-1], interpolation=cv2.INTER_CUBIC)
        tone = np.array(self.color([(240, 240, 240), (30, 30, 30), (90, 60, 40), (60, 60, 150), (150, 130, 110), (170, 200, 220), (90, 110, 70)], (.6, 1.2)), np.float32)
        shade = 1 + noise(max(2, int(.5 * u))) * rng.uniform(0, .15) + noise(max(2, int(.06 * u))) * rng.uniform(0, .06) + noise(1) * rng.uniform(0, .05)
        lines = np.zeros_like(x)
        hem, stitch = rng.uniform(.02, .12), rng.uniform(.006, .02)
        if rng.random() < .7: lines += (np.abs(under - hem) < stitch) * rng.uniform(-.5, .5)
        if rng.random() < .4: lines += (under < hem) * rng.uniform(-.3, .3)
        if rng.random() < .3: lines += (np.abs(under - 1.7 * hem) < stitch) * rng.uniform(-.5, .5)
        if rng.random() < .5:
            for at_x in rng.uniform(-.15, .15, rng.integers(1, 4)): lines += (np.abs(x - at_x) < stitch) * rng.uniform(-.5, .4)
        cloth = tone * (shade * np.clip(1 + lines, .2, 1.6))[..., None]
        if rng.random() < .5:
            for i in range(4):
                button = np.hypot(x, y - high - deep - .1 - .22 * i) < rng.uniform(.02, .05)
                cloth[button] = self.color(STONE + METAL)
        dark = 1 - rng.uniform(0, .5) * np.exp(-np.clip(-under, 0, None) / rng.uniform(.02, .12))
        cover = cv2.GaussianBlur((under > 0).astype(np.float32), (0, 0), max(.5, .008 * u))[..., None]
        return np.clip(picture * (1 - cover) * dark[..., None] + cloth * cover, 0, 255).astype(np.uint8)

    def earring(self, picture, side, points, place):
        rng, u = self.rng, place[2]
        x, y = lobe(points, side, place)
        hook = at(place, x + rng.uniform(-.1, .1), y + rng.uniform(-.25, .05))
        down = axes(place)[1]
        worn, kind = picture.copy(), rng.choice(["stud", "hoop", "drop", "pearl"], p=[.35, .25, .25, .15])
        color = self.color(STONE if rng.random() < .25 else STONE[:2] if kind == "pearl" else METAL)
        fixed = lambda v: tuple(int(t * FRACTION) for t in v)
        if kind == "hoop":
            radius = rng.uniform(.08, .28) * u
            thick = max(1, int(rng.uniform(.02, .05) * u))
            cv2.ellipse(worn, fixed(hook + radius * down), fixed((radius * rng.uniform(.3, 1), radius)), 0, 0, 360, color, thick, cv2.LINE_AA, 3)
        elif kind == "drop":
            end = hook + rng.uniform(.12, .45) * u * down
            cv2.line(worn, fixed(hook), fixed(end), color, max(1, int(.018 * u)), cv2.LINE_AA, 3)
            self.disc(worn, hook, rng.uniform(.02, .04) * u, color)
            self.disc(worn, end, rng.uniform(.04, .1) * u, self.color(METAL + STONE))
        else:
            self.disc(worn, hook, rng.uniform(.03, .075) * u, color)
        return worn
