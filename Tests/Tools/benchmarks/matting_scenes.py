"""People with exact alpha before backgrounds of many kinds, with and without drawn hair: what bench_matting.py measures.

A picture before a wall W of one colour tells the person's part of every pixel: αF = I − (1 − α)W. Any background and any
drawn strand can then be put in by the equation of compositing, so that alpha stays exact. Everything is drawn from a
seed: the same scene is the same picture on every machine.
"""
import csv
import glob
import io
import os
import re
import zlib
from dataclasses import dataclass

import numpy as np
import skimage
from PIL import Image, ImageDraw
from scipy import ndimage

# Constants are chosen on these people; the others are reported. Each half has women, long, tousled and spiky hair, white
# clothes and dark ones; divided before anything was measured.
CHOSEN_ON = ("005_03", "026f", "104_03", "115m", "127_03", "143_03", "149m")

# Levels of 255: a phone's noise after its own smoothing (pixels), and its JPEG.
NOISE, NOISE_BLUR, QUALITY = 3.0, 0.6, 88

COLOURED = ("blue", "teal", "red")
DARK = ("green",)
NEUTRAL = ("white", "grey", "beige", "gradient", "shadow", "corner")
PATTERNED = ("bricks", "leaves", "gravel", "shelves", "curtains", "garage", "complex")
STRANDS = ("strands-white", "strands-grey", "strands-beige", "strands-teal")
GROUPS = {"coloured": COLOURED, "dark": DARK, "neutral": NEUTRAL, "patterned": PATTERNED, "strands": STRANDS}
WALLS = {
    "teal": (62, 128, 132), "red": (164, 46, 48), "green": (44, 78, 56), "white": (244, 244, 242),
    "grey": (206, 207, 208), "beige": (205, 189, 162)}


@dataclass
class Person:
    name: str
    part: np.ndarray  # αF, 0…255
    alpha: np.ndarray  # 0…1
    crown: float  # rows of the top of the head and of the chin, the column between the eyes
    chin: float
    middle: float
    blue: tuple
    folder: str


@dataclass
class Scene:
    name: str
    group: str
    person: str
    image: np.ndarray  # what is photographed, 0…255
    alpha: np.ndarray
    part: np.ndarray  # αF of the true person, 0…255


def people(folder):
    """All of DATA/idmatting_exact, by name."""
    found = {}
    with open(f"{folder}/index.csv", encoding="utf-8") as file:
        rows = {row["image"]: row for row in csv.DictReader(file)}
    for path in sorted(glob.glob(f"{folder}/*__blue*.jpg")):
        name = os.path.basename(path).split("__")[0]
        row = rows[os.path.basename(path)]
        wall = tuple(bytes.fromhex(re.search(r"blue([0-9A-Fa-f]{6})", path)[1]))
        alpha = np.asarray(Image.open(f"{folder}/{name}_alpha.png").convert("L")) / 255
        image = np.asarray(Image.open(path).convert("RGB")).astype(float)
        part = np.clip(image - (1 - alpha[..., None]) * np.array(wall, float), 0, 255 * alpha[..., None])
        middle = (float(row["pupilR_x"]) + float(row["pupilL_x"])) / 2
        found[name] = Person(name, part, alpha, float(row["crown_y"]), float(row["chin_y"]), middle, wall, folder)
    return found


def scene(person, name):
    """One person before one background."""
    random = np.random.default_rng(zlib.crc32(f"{person.name} {name}".encode()))
    group = next(g for g, names in GROUPS.items() if name in names)
    part, alpha = person.part, person.alpha
    if group == "strands":
        part, alpha = with_strands(person, random)
    wall = background(person, alpha, name.removeprefix("strands-"), random)
    image = part + (1 - alpha[..., None]) * wall
    return Scene(name, group, person.name, photographed(image, random), alpha, part)


def photographed(image, random, noise=NOISE, blur=NOISE_BLUR, quality=QUALITY):
    grain = ndimage.gaussian_filter(random.normal(0, 1, image.shape), (blur, blur, 0))
    noisy = np.clip(image + grain * (noise / grain.std()), 0, 255).astype(np.uint8)
    data = io.BytesIO()
    Image.fromarray(noisy).save(data, "JPEG", quality=quality, subsampling=2)
    return np.asarray(Image.open(data))


def background(person, alpha, name, random):
    height, width = alpha.shape
    y, x = np.mgrid[0:height, 0:width].astype(float)
    x, y = x / width, y / height

    def flat(colour):
        return np.ones((height, width, 3)) * np.array(colour, float)

    if name == "blue":
        return flat(person.blue)
    if name in WALLS:
        # Light falls off towards the corners.
        return flat(WALLS[name]) * (1 - 0.06 * np.hypot(x - 0.5, y - 0.4))[..., None]
    if name == "gradient":
        return flat((214, 213, 210)) * (1 - 0.4 * (0.7 * x + 0.3 * y))[..., None]
    if name == "shadow":
        cast = ndimage.shift(alpha, (0.03 * height, 0.07 * width), order=1, mode="nearest")
        cast = ndimage.gaussian_filter(cast, 0.018 * width)
        return flat((224, 221, 214)) * (1 - 0.35 * cast)[..., None]
    if name == "corner":
        edge = 0.24 + 0.02 * y
        return flat((222, 218, 208)) * np.where(x < edge, 0.74 + 0.1 * x, 1)[..., None]
    if name == "curtains":
        folds = 0.6 + 0.25 * np.sin(2 * np.pi * (x * 11 + 0.15 * np.sin(5 * y))) + 0.1 * np.sin(2 * np.pi * x * 29)
        return np.clip(flat((188, 166, 140)) * (0.55 + 0.6 * folds)[..., None], 0, 255)
    if name == "bricks":
        return textured("brick.png", (178, 108, 86), height, width, 1.4, random)
    if name == "gravel":
        return textured("gravel.png", (150, 144, 136), height, width, 1.4, random)
    if name == "leaves":
        grain = textured("grass.png", (86, 124, 58), height, width, 2.2, random)
        return np.clip(grain * (0.7 + 0.6 * blotches(height, width, 0.06, random))[..., None], 0, 255)
    if name == "shelves":
        return shelves(height, width, random)
    if name == "garage":
        with Image.open(data_file("motorcycle_left.png")) as photo:
            return np.asarray(photo.convert("RGB").resize((width, height), Image.Resampling.BICUBIC)).astype(float)
    if name == "complex":
        # The set's own; under the person it is not known, and not needed but where the person is see-through.
        path = f"{person.folder}/{person.name}__complex.jpg"
        image = np.asarray(Image.open(path).convert("RGB")).astype(float)
        clear = (alpha < 0.98)[..., None]
        whole = np.clip((image - person.part) / np.maximum(1 - alpha, 0.02)[..., None], 0, 255)
        nearest = ndimage.distance_transform_edt(~clear[..., 0], return_distances=False, return_indices=True)
        return whole[tuple(nearest)]
    raise ValueError(name)


def data_file(name):
    return os.path.join(os.path.dirname(skimage.__file__), "data", name)


def blotches(height, width, size, random):
    spots = ndimage.gaussian_filter(random.normal(0, 1, (height, width)), size * width)
    return (spots - spots.min()) / np.ptp(spots)


def textured(name, colour, height, width, zoom, random):
    """A grey texture (CC0, of scikit-image), enlarged, mirrored to fill the picture, in one hue."""
    with Image.open(data_file(name)) as photo:
        grey = np.asarray(photo.convert("L")).astype(float)
    grey = ndimage.zoom(grey, zoom, order=1)
    rows = random.integers(0, grey.shape[0]) + np.arange(height)
    columns = random.integers(0, grey.shape[1]) + np.arange(width)

    def mirrored(index, length):
        index = index % (2 * length)
        return np.minimum(index, 2 * length - 1 - index)

    tile = grey[np.ix_(mirrored(rows, grey.shape[0]), mirrored(columns, grey.shape[1]))]
    contrast = 1 + (tile - tile.mean()) / max(tile.std(), 1) * 0.3
    hue = 1 + 0.1 * (blotches(height, width, 0.04, random)[..., None] - 0.5) * np.array([1, 0, -1])
    return np.clip(np.array(colour, float) * contrast[..., None] * hue, 0, 255)


def shelves(height, width, random):
    picture = Image.new("RGB", (width, height), (92, 70, 52))
    draw = ImageDraw.Draw(picture)
    board = height // 4
    for top in range(-random.integers(0, board), height, board):
        x = 0
        while x < width:
            thick = int(random.integers(width // 60, width // 22))
            tall = int(board * random.uniform(0.6, 0.9))
            colour = tuple(int(c) for c in random.integers(30, 235, 3))
            draw.rectangle((x, top + board - tall, x + thick - 2, top + board - 10), fill=colour)
            x += thick
        draw.rectangle((0, top + board - 10, width, top + board), fill=(150, 116, 84))
    return ndimage.gaussian_filter(np.asarray(picture).astype(float), (2, 2, 0))


def with_strands(person, random):
    """Locks, loops beside the neck and, on every other person, a bun, in the colour of the person's hair: strands of 1 to
    6 pixels with gaps of 3 to 60 between."""
    height, width = person.alpha.shape
    head = person.chin - person.crown
    rows = slice(int(person.crown + 0.03 * head), int(person.crown + 0.14 * head))
    columns = slice(int(person.middle - 0.15 * head), int(person.middle + 0.15 * head))
    opaque = person.alpha[rows, columns] > 0.99
    colours = person.part[rows, columns][opaque]
    colours = colours[np.argsort(colours.sum(axis=1))][: max(1, len(colours) * 2 // 3)]
    hair = np.median(colours, axis=0)
    part, alpha = person.part.copy(), person.alpha.copy()

    def lay(points, thick):
        nonlocal part, alpha
        cover = stroke(points, thick, height, width)[..., None]
        grain = random.uniform(0.85, 1.2)
        part = part * (1 - cover) + np.clip(hair * grain, 0, 255) * cover
        alpha = alpha * (1 - cover[..., 0]) + cover[..., 0]

    def curve(x0, y0, x1, y1, bulge):
        t = np.linspace(0, 1, 48)[:, None]
        a, b = np.array([x0, y0]), np.array([x1, y1])
        across = np.array([b[1] - a[1], a[0] - b[0]]) / max(np.hypot(*(b - a)), 1)
        wave = random.uniform(0, 0.006) * head * np.sin(2 * np.pi * t * random.uniform(1, 4))
        return a + (b - a) * t + across * (bulge * 4 * t * (1 - t) + wave)

    ear = person.crown + 0.6 * head
    for side in (-1, 1):
        row = person.alpha[int(ear)] > 0.9
        reached = np.flatnonzero(row)
        edge = float(reached[0] if side < 0 else reached[-1])
        below = min(person.chin + random.uniform(0.1, 0.25) * head, height - 4)
        neck = np.flatnonzero(person.alpha[int(min(below, height - 1))] > 0.9)
        nape = float(np.clip(person.middle + side * 0.3 * head, neck[0], neck[-1])) if len(neck) else person.middle
        # Side by side from the ear to the shoulder, bulging outwards: between them the wall shows.
        bulge = 0.0
        for _ in range(random.integers(4, 8)):
            thick = random.uniform(1, 6)
            bulge += (random.uniform(3, 60) + thick) * (width / 960)
            lay(curve(edge - side * 0.02 * head, ear - 0.05 * head, nape, below, side * min(bulge, 0.28 * head)), thick)
        # A lock, of many strands, and single ones that end in the air.
        for n in range(14):
            x = edge + side * (0.02 + 0.004 * n) * head
            lay(curve(edge - side * 0.03 * head, ear - 0.1 * head, x, ear + random.uniform(0.2, 0.34) * head,
                      side * random.uniform(0.02, 0.06) * head), random.uniform(1, 3.5))
        for _ in range(6):
            start = person.middle + side * random.uniform(0.05, 0.3) * head
            top = np.flatnonzero(person.alpha[:, int(np.clip(start, 0, width - 1))] > 0.9)
            if len(top):
                lay(curve(start, top[0] + 0.02 * head, start + side * random.uniform(-0.02, 0.08) * head,
                          top[0] - random.uniform(0.01, 0.06) * head, random.uniform(-0.03, 0.03) * head),
                    random.uniform(1, 2))
    if zlib.crc32(person.name.encode()) % 2:
        center = person.middle + random.uniform(-0.1, 0.1) * head, person.crown - 0.015 * head
        for _ in range(26):
            turn = np.linspace(0, 2 * np.pi, 48) + random.uniform(0, 6)
            reach = random.uniform(0.2, 1) * head
            wide, tall = 0.17 * reach, 0.1 * reach
            lay(np.stack([center[0] + wide * np.cos(turn), center[1] + tall * np.sin(turn)], axis=1),
                random.uniform(1.5, 6))
    return part, alpha


def stroke(points, thick, height, width, fine=4):
    """Cover of a line of this width in pixels, drawn four times as large."""
    low = np.floor(points.min(axis=0) - thick - 1).astype(int)
    high = np.ceil(points.max(axis=0) + thick + 2).astype(int)
    size = tuple(int(v) for v in np.maximum(high - low, 1))
    large = Image.new("L", (size[0] * fine, size[1] * fine), 0)
    ImageDraw.Draw(large).line([tuple((p - low) * fine) for p in points], fill=255,
                               width=max(1, round(thick * fine)), joint="curve")
    patch = np.asarray(large.resize(size, Image.Resampling.BOX)) / 255
    cover = np.zeros((height, width))
    x0, y0, x1, y1 = max(low[0], 0), max(low[1], 0), min(high[0], width), min(high[1], height)
    if x0 < x1 and y0 < y1:
        cover[y0:y1, x0:x1] = patch[y0 - low[1]:y1 - low[1], x0 - low[0]:x1 - low[0]]
    return cover
