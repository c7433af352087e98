"""Draws photos of displays and of prints from portraits. Needs numpy, opencv-python-headless.

Pictures are BGR, 0 to 255; light is linear, 0 to 1. Lengths are pixels of the camera that takes the second photo.
"""
import cv2
import numpy as np

GAMMA = 2.2


def light(picture):
    return (picture.astype(np.float32) / 255) ** GAMMA


def seen_askew(scene, rng):
    """Turned by up to 4 degrees, in a mild perspective."""
    h, w = scene.shape[:2]
    corners = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    angle, middle = np.radians(rng.uniform(-4, 4)), np.float32([w / 2, h / 2])
    turn = np.float32([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = (corners + rng.uniform(-.03, .03, (4, 2)).astype(np.float32) * [w, h] - middle) @ turn.T + middle
    return cv2.warpPerspective(scene, cv2.getPerspectiveTransform(corners, moved.astype(np.float32)), (w, h), borderMode=cv2.BORDER_REPLICATE)


def display(picture, rng):
    """A photo of a display whose pixels are .8 to 5 pixels of the camera: striped thirds or overlapping dots, gaps between rows."""
    h, w = picture.shape[:2]
    pitch = float(np.exp(rng.uniform(np.log(.8), np.log(5))))
    finer = 3 if pitch > 1.5 else 4
    shown = cv2.resize(light(picture), (max(8, int(w / pitch)), max(8, int(h / pitch))), interpolation=cv2.INTER_AREA if pitch > 1 else cv2.INTER_LINEAR)
    y, x = ((np.arange(n * finer) + .5) / finer / pitch for n in (h, w))
    scene = shown[np.minimum(y.astype(int), len(shown) - 1)][:, np.minimum(x.astype(int), shown.shape[1] - 1)]
    y, x, gap, is_striped = y % 1, x % 1, rng.uniform(.06, .2), rng.random() < .67
    for channel in range(3):
        place = 2 - channel  # red, green, blue from the left
        if is_striped: across = 3. * ((x >= place / 3 + gap / 4) & (x < (place + 1) / 3 - gap / 4))
        else: across = 1.2 * (np.abs((x + .5 * place) % 1 - .5) < .42)
        scene[..., channel] *= (np.abs(y - .5) < .5 - gap)[:, None] * across[None].astype(np.float32) / (1 - 2 * gap)
    scene = cv2.GaussianBlur(seen_askew(scene, rng), (0, 0), finer * rng.uniform(.35, .9))
    return camera(cv2.resize(scene, (w, h), interpolation=cv2.INTER_AREA), rng)


def printed(picture, rng):
    """A photo of a print in four inks, screened at four angles, 2.2 to 8 pixels from dot to dot."""
    h, w = picture.shape[:2]
    finer = 2
    period = rng.uniform(2.2, 8) * finer
    inks = 1 - cv2.resize(picture, (w * finer, h * finer)).astype(np.float32) / 255
    y, x = np.mgrid[0:h * finer, 0:w * finer].astype(np.float32)

    def dots(ink, degrees):
        c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
        screen = (np.cos(2 * np.pi * (x * c + y * s) / period) + np.cos(2 * np.pi * (y * c - x * s) / period)) / 4 + .5
        return np.clip(4 * (ink - screen) + .5, 0, 1)

    black = inks.min(2) * rng.uniform(.3, .8)
    paper = np.stack([1 - rng.uniform(.75, .95) * dots(inks[..., i] - black, angle) for i, angle in enumerate((0, 75, 15))], 2)
    paper *= 1 - .9 * dots(black, 45)[..., None]
    scene = cv2.GaussianBlur(seen_askew(paper ** GAMMA * rng.uniform(.75, .95), rng), (0, 0), finer * rng.uniform(.4, 1.1))
    return camera(cv2.resize(scene, (w, h), interpolation=cv2.INTER_AREA), rng)


def camera(scene, rng):
    """Uneven light, glare, noise, sharpening, reduction and JPEG."""
    h, w = scene.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    falls = 1 + rng.uniform(-.3, .3) * (x / w - .5) + rng.uniform(-.3, .3) * (y / h - .5)
    scene = scene * falls[..., None] * rng.uniform(.85, 1.15) * rng.uniform(.94, 1.06, 3)
    if rng.random() < .3:
        far = ((x - rng.uniform(0, w)) ** 2 + (y - rng.uniform(0, h)) ** 2) / (rng.uniform(.2, .6) * w) ** 2
        scene = scene + rng.uniform(.05, .3) * np.exp(-far)[..., None]
    taken = 255 * np.clip(scene, 0, 1) ** (1 / GAMMA) + rng.normal(0, rng.uniform(.5, 3), scene.shape)
    if rng.random() < .6: taken += rng.uniform(.2, .8) * (taken - cv2.GaussianBlur(taken, (0, 0), 1))
    taken = np.clip(taken, 0, 255).astype(np.uint8)
    shrink = rng.choice([1, 1, .75, .6, .5])
    if shrink < 1: taken = cv2.resize(taken, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    return cv2.imdecode(cv2.imencode(".jpg", taken, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(82, 97))])[1], cv2.IMREAD_COLOR)
