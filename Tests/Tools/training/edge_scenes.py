"""Pictures to train the matting's networks on: people with exact alpha, as bench_matting.py composes them, but each drawn
anew from a seed, before walls, patterns and photos of any colour, mirrored, in other light, with other noise.
"""
import os
import sys
from dataclasses import replace

import numpy as np
from PIL import Image
from scipy import ndimage

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../benchmarks"))
import matting_scenes as scenes  # noqa: E402

# Shares of the pictures: patterns and photos, the others being walls; drawn locks and drawn loose hair before walls; grey
# among the walls. With more locks than loose hair the wall beside fair tufts passes for hair.
PATTERNED, STRANDS, LOOSE, NEUTRAL = 0.25, 0.12, 0.7, 0.5
SCALES = (0.5, 0.5, 0.7, 1.0)
TEXTURES = ("brick.png", "grass.png", "gravel.png")
# None that the bench measures on, and no people.
PHOTOS = ("coffee.png", "chelsea.png", "rocket.jpg", "hubble_deep_field.jpg", "coins.png")


def varied(person, seed):
    random = np.random.default_rng(seed)
    person = relit(scaled(person, random.choice(SCALES)), random)
    if random.random() < 0.5:
        person = mirrored(person)
    part, alpha = person.part, person.alpha
    if random.random() < PATTERNED:
        name, wall = "pattern", pattern(alpha.shape, random)
    else:
        name, wall = "wall", plain(person, random)
        if random.random() < STRANDS:
            part, alpha = scenes.with_strands(person, random)
            name = "strands"
        if random.random() < LOOSE:
            part, alpha = with_loose_hair(replace(person, part=part, alpha=alpha), random)
    image = part + (1 - alpha[..., None]) * wall
    noisy = scenes.photographed(
        image, random, noise=random.uniform(0.5, 5), blur=random.uniform(0.4, 0.8), quality=int(random.integers(78, 96)))
    return scenes.Scene(name, name, person.name, noisy, alpha, part)


def scaled(person, scale):
    """Finished pictures are half as large as those of the set."""
    if scale == 1:
        return person
    height, width = person.alpha.shape
    size = round(width * scale), round(height * scale)

    def smaller(plane):
        return np.asarray(Image.fromarray(plane.astype(np.float32)).resize(size, Image.Resampling.BOX)).astype(float)

    part = np.stack([smaller(person.part[..., c]) for c in range(3)], axis=-1)
    return replace(person, part=part, alpha=smaller(person.alpha), crown=person.crown * scale,
                   chin=person.chin * scale, middle=person.middle * scale)


def mirrored(person):
    return replace(person, part=person.part[:, ::-1], alpha=person.alpha[:, ::-1],
                   middle=person.alpha.shape[1] - person.middle)


def relit(person, random):
    """In another light: αF with F brighter or darker, warmer or colder."""
    alpha = np.maximum(person.alpha, 1 / 255)[..., None]
    gain = random.uniform(0.8, 1.15) * (1 + 0.06 * random.uniform(-1, 1, 3))
    color = 255 * np.clip(person.part / alpha / 255, 0, 1) ** random.uniform(0.75, 1.4) * gain
    return replace(person, part=np.clip(color, 0, 255) * person.alpha[..., None])


def with_loose_hair(person, random):
    """Tufts and single hairs around the head and the neck, most of them thinner than a pixel, from somewhat darker than the
    hair to twice as light, as the sun or a lamp behind makes them."""
    height, width = person.alpha.shape
    head = person.chin - person.crown
    center = np.array([person.middle, person.crown + 0.5 * head])
    rows = slice(int(person.crown + 0.03 * head), int(person.crown + 0.14 * head))
    columns = slice(int(person.middle - 0.15 * head), int(person.middle + 0.15 * head))
    hair = np.median(person.part[rows, columns].reshape(-1, 3), axis=0)
    part, alpha = person.part.copy(), person.alpha.copy()
    tufts = [(turn, int(random.integers(8, 30))) for turn in random.uniform(-0.85, 0.85, random.integers(2, 8))]
    tufts += [(turn, 1) for turn in random.uniform(-0.85, 0.85, random.integers(20, 80))]
    shine = random.uniform(0.8, 2.2)
    for turn, count in tufts:
        lean, reach = random.uniform(-1.2, 1.2), random.uniform(0.03, 0.3) * head
        for _ in range(count):
            # From the top of the head, clockwise.
            angle = np.pi * (turn + random.normal(0, 0.03))
            outward = np.array([np.sin(angle), -np.cos(angle)])
            far = np.arange(0, 1.2 * head, 1.0)[:, None] * outward + center
            x, y = np.clip(far.astype(int), 0, [width - 1, height - 1]).T
            inside = np.flatnonzero(person.alpha[y, x] > 0.9)
            if not len(inside):
                continue
            start = far[inside[-1]] - 0.01 * head * outward
            lying = angle + lean + random.normal(0, 0.15)
            end = start + reach * random.uniform(0.5, 1.2) * np.array([np.sin(lying), -np.cos(lying)])
            across = np.array([outward[1], -outward[0]]) * random.normal(0, 0.15) * reach
            t = np.linspace(0, 1, 24)[:, None]
            points = start + (end - start) * t + across * 4 * t * (1 - t)
            cover = scenes.stroke(points, random.uniform(0.25, 1.2), height, width) * random.uniform(0.3, 1)
            color = np.clip(hair * shine * random.uniform(0.8, 1.25), 0, 250)
            part = part * (1 - cover[..., None]) + color * cover[..., None]
            alpha = alpha * (1 - cover) + cover
    return part, alpha


def plain(person, random, shaded=False):
    """A wall of one colour, in three of ten pictures, or where it is asked for, with the person's shadow on it."""
    height, width = person.alpha.shape
    y, x = np.mgrid[0:height, 0:width].astype(float)
    x, y = x / width, y / height
    level = random.uniform(20, 252)
    spread = random.uniform(0, 12) if random.random() < NEUTRAL else random.uniform(30, 110)
    hue = random.normal(0, 1, 3)
    hue -= hue.mean()
    color = np.clip(level + spread * hue / max(np.abs(hue).max(), 0.1), 8, 253)
    light = 1 - random.uniform(0, 0.12) * np.hypot(x - random.uniform(0.3, 0.7), y - random.uniform(0.2, 0.6))
    if random.random() < 0.4:
        turn = random.uniform(0, 2 * np.pi)
        light = light * (1 - random.uniform(0, 0.4) * (0.5 + 0.5 * (np.cos(turn) * (2 * x - 1) + np.sin(turn) * (2 * y - 1))))
    if random.random() < 0.3 or shaded:
        shift = random.uniform(0, 0.06) * height, random.uniform(-0.1, 0.1) * width
        cast = ndimage.shift(person.alpha, shift, order=1, mode="nearest")
        light = light * (1 - random.uniform(0.1, 0.4) * ndimage.gaussian_filter(cast, random.uniform(0.006, 0.03) * width))
    if random.random() < 0.15:
        edge = random.uniform(0.1, 0.9) + random.uniform(-0.1, 0.1) * y
        light = light * np.where(x < edge, random.uniform(0.65, 0.95), 1)
    return np.clip(color * light[..., None], 0, 255)


def pattern(shape, random):
    height, width = shape
    kind = random.random()
    if kind < 0.45:
        wall = scenes.textured(random.choice(TEXTURES), random.uniform(50, 200, 3), height, width, random.uniform(0.8, 3), random)
        wall = wall * (0.7 + 0.6 * scenes.blotches(height, width, random.uniform(0.03, 0.1), random))[..., None]
    elif kind < 0.65:
        wall = scenes.shelves(height, width, random)
    else:
        with Image.open(scenes.data_file(random.choice(PHOTOS))) as photo:
            photo = photo.convert("RGB")
        scale = max(width / photo.width, height / photo.height) * random.uniform(1, 1.6)
        photo = photo.resize((int(photo.width * scale) + 1, int(photo.height * scale) + 1), Image.Resampling.BICUBIC)
        left, top = random.integers(0, photo.width - width + 1), random.integers(0, photo.height - height + 1)
        wall = np.asarray(photo.crop((left, top, left + width, top + height))).astype(float)
        if random.random() < 0.5:
            wall = wall[:, ::-1]
        wall = wall * random.uniform(0.6, 1.1)
    if random.random() < 0.5:
        # Out of focus.
        wall = ndimage.gaussian_filter(wall, (*[random.uniform(0, 0.01) * width] * 2, 0))
    return np.clip(wall, 0, 255)
