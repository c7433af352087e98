"""Edits of labelled photos that break one rule each: training data and measure of false accepts.

  face_edits.py DATA MESHES OUT     writes OUT/<kind>~<set>~<name>.jpg and OUT/list.txt

DATA holds labels.csv and its pictures, MESHES what the test MeshExport writes for them. Needs numpy, scipy, pillow.
Lengths are in distances between the eyes; (u, v) is a place in them, from the middle between the irises, v down.
"""
import csv
import json
import os
import sys
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage

DATA, MESHES, OUT = sys.argv[1:4]
SETS = ["london_neutral", "london_smiling", "canada", "congress"]
EYE_DISTANCE = 110      # pixels: larger photos are reduced to it before they are edited
FINER = 4               # lines are drawn so many times as fine, and reduced

# Points of the face mesh.
RIGHT_IRIS, LEFT_IRIS = 468, 473
IRIS_SIDES = {RIGHT_IRIS: (469, 471), LEFT_IRIS: (474, 476)}
UPPER_LIDS = {"r": [33, 246, 161, 160, 159, 158, 157, 173, 133], "l": [263, 466, 388, 387, 386, 385, 384, 398, 362]}
LOWER_LIDS = {"r": [33, 7, 163, 144, 145, 153, 154, 155, 133], "l": [263, 249, 390, 373, 374, 380, 381, 382, 362]}
BROWS = {"r": [46, 53, 52, 65, 55], "l": [276, 283, 282, 295, 285]}
EYE_OUTLINES = {RIGHT_IRIS: [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7],
                LEFT_IRIS: [263, 466, 388, 387, 386, 385, 384, 398, 362, 382, 381, 380, 374, 373, 390, 249]}
HAIRLINE, TEMPLES, BROW_TOPS = 10, (127, 356), [105, 334]


def distance(a, b):
    return float(np.hypot(*(a - b)))


def photos():
    for row in csv.DictReader(open(os.path.join(DATA, "labels.csv"))):
        file = os.path.join(MESHES, row["path"].replace("/", "__") + ".json")
        if row["set"] not in SETS or not os.path.exists(file):
            continue
        faces = json.load(open(file))["faces"]
        if faces:
            yield row["set"], row["path"], np.array([(p["x"], p["y"]) for p in faces[0]["mesh"]])


def reduced(path, mesh):
    """The photo and its mesh at EYE_DISTANCE or less."""
    scale = min(1, EYE_DISTANCE / distance(mesh[RIGHT_IRIS], mesh[LEFT_IRIS]))
    image = Image.open(os.path.join(DATA, path)).convert("RGB")
    if scale < .95:
        image = image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS)
    return image, mesh * scale


class Frame:
    """Places in distances between the eyes."""

    def __init__(self, mesh):
        self.middle = (mesh[RIGHT_IRIS] + mesh[LEFT_IRIS]) / 2
        self.across = mesh[LEFT_IRIS] - mesh[RIGHT_IRIS]
        self.unit = float(np.hypot(*self.across))
        offsets = mesh - self.middle
        self.u = (offsets @ self.across) / self.unit**2
        self.v = (offsets[:, 1] * self.across[0] - offsets[:, 0] * self.across[1]) / self.unit**2

    def pixel(self, u, v):
        (x, y), (dx, dy) = self.middle, self.across
        return x + u * dx - v * dy, y + u * dy + v * dx

    def of_pixels(self, height, width):
        """(u, v) of each pixel of a picture."""
        ys, xs = np.mgrid[0:height, 0:width]
        x, y = xs + .5 - self.middle[0], ys + .5 - self.middle[1]
        (dx, dy), square = self.across, self.unit**2
        return (x * dx + y * dy) / square, (y * dx - x * dy) / square


def pixels(image):
    return np.asarray(image).astype(np.float32)


def picture(samples):
    return Image.fromarray(samples.clip(0, 255).astype(np.uint8))


def pick(rng, *choices):
    return choices[rng.integers(len(choices))]


def interpolated(at, u, v):
    """The heights v over the places u, in order, at other places."""
    order = np.argsort(u)
    return np.interp(at, u[order], v[order])


# Eyes

def closed(image, mesh, rng, eyes="rl"):
    """The skin between brow and lid drawn down to the lower lid, with lashes on it."""
    source = pixels(image)
    result = source.copy()
    frame = Frame(mesh)
    u, v = frame.of_pixels(*source.shape[:2])
    for eye in eyes:
        corners = np.sort(frame.u[UPPER_LIDS[eye]])
        left, right = corners[0], corners[-1]
        lower = interpolated(u, frame.u[LOWER_LIDS[eye]], frame.v[LOWER_LIDS[eye]])
        upper = interpolated(u, frame.u[UPPER_LIDS[eye]], frame.v[UPPER_LIDS[eye]])
        brow = interpolated(u, frame.u[BROWS[eye]], frame.v[BROWS[eye]]) + .04
        top = brow * .5 + upper * .5 - .02
        seam = lower - .015
        inside = (u > left) & (u < right) & (v > top) & (v < seam + .002)
        # What lies between top and the upper lid is stretched down to the seam.
        share = (v - top) / np.maximum(seam - top, 1e-3)
        from_v = top + share * (np.maximum(upper - .025, top + .005) - top)
        x, y = frame.pixel(u, from_v)
        for channel in range(3):
            result[..., channel][inside] = ndimage.map_coordinates(
                source[..., channel], [y[inside] - .5, x[inside] - .5], order=1, mode="nearest")
        lashes = np.clip(1 - np.abs(v - seam) / .012, 0, 1) * ((u > left) & (u < right)) * rng.uniform(.3, .75)
        result *= (1 - lashes)[..., None]
        around = (u > left - .03) & (u < right + .03) & (v > top) & (v < seam + .03)
        soft = ndimage.gaussian_filter(around.astype(np.float32), 2)[..., None]
        result = result * (1 - soft) + ndimage.gaussian_filter(result, (.8, .8, 0)) * soft
    return picture(result)


def one_closed(image, mesh, rng):
    return closed(image, mesh, rng, "rl"[rng.integers(2)])


def red_eyes(image, mesh, rng):
    samples = pixels(image)
    ys, xs = np.mgrid[0:samples.shape[0], 0:samples.shape[1]]
    for iris, (one, other) in IRIS_SIDES.items():
        radius = distance(mesh[one], mesh[other]) / 2 * rng.uniform(.35, .6)
        from_centre = np.hypot(xs + .5 - mesh[iris][0], ys + .5 - mesh[iris][1])
        pupil = np.clip(radius - from_centre + .5, 0, 1)[..., None]
        samples = samples * (1 - pupil) + pupil * np.array([rng.uniform(130, 240), rng.uniform(10, 60), rng.uniform(15, 70)])
    return picture(samples)


def averted(image, mesh, rng):
    """The irises moved sideways over the white of the eyes."""
    source = pixels(image)
    result = source.copy()
    step = rng.choice([-1, 1]) * rng.uniform(.38, .55)
    ys, xs = np.mgrid[0:source.shape[0], 0:source.shape[1]]
    for iris, (one, other) in IRIS_SIDES.items():
        outline = Image.new("L", image.size, 0)
        ImageDraw.Draw(outline).polygon([tuple(mesh[i]) for i in EYE_OUTLINES[iris]], fill=255)
        eye = ndimage.gaussian_filter(np.asarray(outline) / 255., .6)
        radius = distance(mesh[one], mesh[other]) / 2
        shift = step * 2 * radius
        from_centre = np.hypot(xs + .5 - mesh[iris][0], ys + .5 - mesh[iris][1])
        white = (eye > .6) & (from_centre > 1.15 * radius)
        if white.sum() < 8:
            continue
        old = np.clip(1.1 * radius - from_centre + .5, 0, 1) * eye
        result = result * (1 - old[..., None]) + np.percentile(source[white], 70, axis=0) * old[..., None]
        moved = ndimage.shift(source, (0, shift, 0), order=1, mode="nearest")
        from_new = np.hypot(xs + .5 - mesh[iris][0] - shift, ys + .5 - mesh[iris][1])
        new = np.clip(1.02 * radius - from_new + .5, 0, 1) * eye * ndimage.shift(eye, (0, shift), order=1)
        result = result * (1 - new[..., None]) + moved * new[..., None]
    return picture(result)


# Glasses

def lenses(frame, shape):
    """The outlines of both lenses: superellipses, in pixels."""
    outlines = []
    for side in (-1, 1):
        outline = []
        for angle in np.linspace(0, 2 * np.pi, 60, endpoint=False):
            cosine, sine = np.cos(angle), np.sin(angle)
            x = np.sign(cosine) * abs(cosine)**(2 / shape["power"]) * shape["width"]
            y = np.sign(sine) * abs(sine)**(2 / shape["power"])
            y = y * (shape["bottom"] if y > 0 else shape["top"])
            outline.append(frame.pixel(side * shape["centre"] + x, y + shape["down"]))
        outlines.append(outline)
    return outlines


def with_glasses(image, mesh, rng, tint=None, glare=False, over_eyes=False):
    frame = Frame(mesh)
    unit = frame.unit
    shape = dict(width=rng.uniform(.34, .42), top=rng.uniform(.2, .3), bottom=rng.uniform(.27, .42), power=rng.uniform(2, 4.5),
                 centre=rng.uniform(.49, .53), down=rng.uniform(.0, .06))
    if over_eyes:
        shape["top"], shape["down"] = rng.uniform(0.0, .03), 0
    outlines = lenses(frame, shape)
    color = pick(rng, (20, 18, 18), (60, 35, 20), (120, 120, 125), (170, 140, 80), (25, 30, 70), (110, 25, 25))
    thickness = rng.choice([.012, .02, .035, .06, .08]) * unit
    x, y = frame.middle
    box = int(x - 1.3 * unit), int(y - .8 * unit), int(x + 1.3 * unit), int(y + .9 * unit)
    part = image.crop(box).resize(((box[2] - box[0]) * FINER, (box[3] - box[1]) * FINER), Image.BICUBIC)

    def fine(place):
        return (place[0] - box[0]) * FINER, (place[1] - box[1]) * FINER

    def glass():
        mask = Image.new("L", part.size, 0)
        for outline in outlines:
            ImageDraw.Draw(mask).polygon([fine(p) for p in outline], fill=255)
        return mask

    if tint is not None:
        cover = np.asarray(glass())[..., None] / 255.
        samples = pixels(part)
        part = picture(samples * (1 - cover) + cover * samples * np.array(tint))
    if glare:
        spots = Image.new("L", part.size, 0)
        count = rng.integers(1, 3)
        for side in ([-1, 1] if rng.random() < .8 else [rng.choice([-1, 1])]):
            for _ in range(count):
                cu, cv = side * .5 + rng.uniform(-.12, .12), rng.uniform(-.08, .15)
                ru, rv, turn = rng.uniform(.08, .22), rng.uniform(.05, .14), rng.uniform(-.6, .6)
                ImageDraw.Draw(spots).polygon(
                    [fine(frame.pixel(cu + ru * np.cos(a) * np.cos(turn) - rv * np.sin(a) * np.sin(turn),
                                      cv + ru * np.cos(a) * np.sin(turn) + rv * np.sin(a) * np.cos(turn)))
                     for a in np.linspace(0, 6.28, 30)], fill=255)
        spots = spots.filter(ImageFilter.GaussianBlur(FINER * unit * .012))
        cover = np.minimum(np.asarray(spots), np.asarray(glass()))[..., None] / 255. * rng.uniform(.8, 1)
        light = np.array([255, 255, 255]) - rng.uniform(0, 12, 3)
        part = picture(pixels(part) * (1 - cover) + light * cover)
    pen, line = ImageDraw.Draw(part), max(1, int(thickness * FINER))
    is_rimless = rng.random() < .12 and tint is None and not glare and not over_eyes
    is_half_rimmed = rng.random() < .15 and not over_eyes
    for outline in outlines:
        rim = [fine(p) for p in outline]
        if is_half_rimmed:
            pen.line(rim[30:] + rim[:1], fill=color, width=line, joint="curve")
            pen.line(rim, fill=color, width=max(1, int(.006 * unit * FINER)))
        elif is_rimless:
            pen.line(rim + rim[:1], fill=tuple(min(255, c + 60) for c in color), width=max(1, int(.008 * unit * FINER)))
        else:
            pen.line(rim + rim[:2], fill=color, width=line, joint="curve")
    gap, v = shape["centre"] - shape["width"], shape["down"] - rng.uniform(.02, .12)
    bridge = [(-gap - .02, v + .02), (-gap * .4, v - .02), (gap * .4, v - .02), (gap + .02, v + .02)]
    pen.line([fine(frame.pixel(*p)) for p in bridge], fill=color, width=max(line, int(.015 * unit * FINER)), joint="curve")
    for side in (-1, 1):
        temple = [(side * (shape["centre"] + shape["width"]), shape["down"] - .1), (side * 1.15, shape["down"] - .08)]
        pen.line([fine(frame.pixel(*p)) for p in temple], fill=color, width=line)
    result = image.copy()
    result.paste(part.resize((box[2] - box[0], box[3] - box[1]), Image.LANCZOS), box[:2])
    return result


def with_tinted_glasses(image, mesh, rng):
    strength = rng.choice([.15, .3, .4, .5, .6])
    color = pick(rng, (1, 1, 1), (1.1, .95, .75), (.85, .95, 1.15), (.9, 1.1, .85))
    return with_glasses(image, mesh, rng, tint=tuple(strength * channel for channel in color))


def with_glaring_glasses(image, mesh, rng):
    return with_glasses(image, mesh, rng, glare=True)


def with_glasses_over_eyes(image, mesh, rng):
    return with_glasses(image, mesh, rng, over_eyes=True)


# Hair, hats, ornaments

def with_fringe(image, mesh, rng):
    """Hair down to the brows and over, with a ragged edge."""
    samples = pixels(image)
    frame = Frame(mesh)
    height, width = samples.shape[:2]
    u, v = frame.of_pixels(height, width)
    low = -.14 + rng.uniform(-.02, .04)
    ragged = ndimage.gaussian_filter1d(rng.normal(size=400), rng.uniform(1, 4))
    ragged = ragged / np.abs(ragged).max() * .06
    edge = low + np.interp(u, np.linspace(-1.2, 1.2, 400), ragged)
    shape = (v < edge) & (v > frame.v[HAIRLINE] - .15) & (np.abs(u) < .98)
    cover = ndimage.gaussian_filter(shape.astype(np.float32), rng.uniform(.6, 1.5))
    tone = np.array(pick(rng, [40, 32, 28], [25, 22, 22], [90, 65, 45], [150, 115, 75], [60, 45, 38]), np.float32)
    strands = ndimage.gaussian_filter(rng.normal(size=(height, width)), (6, .7))
    strands /= strands.std()
    hair = tone * (1 + .28 * strands[..., None])
    return picture(samples * (1 - cover[..., None]) + hair * cover[..., None])


def with_cap(image, mesh, rng):
    samples = pixels(image)
    frame = Frame(mesh)
    height, width = samples.shape[:2]
    u, v = frame.of_pixels(height, width)
    half = max(abs(frame.u[TEMPLES[0]]), abs(frame.u[TEMPLES[1]])) * rng.uniform(1.12, 1.3)
    low = frame.v[BROW_TOPS].mean() - rng.uniform(.12, .35)
    top = frame.v[HAIRLINE] - rng.uniform(.55, 1.0)
    bend = rng.uniform(-.15, .15) * (u / half)**2
    shape = ((u / half)**2 + ((v - low) / (top - low))**2 < 1) & (v < low + bend)
    if rng.random() < .4:
        brim = (np.abs(u) < half * rng.uniform(1.0, 1.5)) & (v < low + .02 + bend) & (v > low - .12 + bend)
        shape |= brim
    tone = np.array(pick(rng, [25, 30, 60], [20, 20, 22], [180, 30, 35], [225, 225, 220], [40, 80, 50], [120, 120, 125],
                         [200, 170, 60], [230, 140, 170], [70, 60, 50]), np.float32)
    light = 1 - .35 * np.clip(np.abs(u) / half, 0, 1)**2 + .1 * rng.normal() + .1 * (v - low)
    weave = 1 + rng.uniform(0, .05) * ndimage.gaussian_filter(rng.normal(size=(height, width)), .7) / .4
    cover = ndimage.gaussian_filter(shape.astype(np.float32), .8)[..., None]
    return picture(samples * (1 - cover) + tone * (light * weave)[..., None] * cover)


def unedited(image, mesh, rng):
    return image


EDITS = {"base": unedited, "closed": closed, "closed1": one_closed, "glasses": with_glasses, "tint": with_tinted_glasses,
         "glare": with_glaring_glasses, "frameover": with_glasses_over_eyes, "fringe": with_fringe, "cap": with_cap,
         "redeye": red_eyes, "gaze": averted}
# Sets of which only some edits are made; all of the others.
EDITS_OF = {"london_smiling": ["base", "closed"], "congress": ["closed"]}


def main():
    os.makedirs(OUT, exist_ok=True)
    with open(os.path.join(OUT, "list.txt"), "w") as names:
        for set_name, path, mesh in photos():
            image, mesh = reduced(path, mesh)
            name = set_name + "~" + path.split("/")[1][:-4]
            for kind in EDITS_OF.get(set_name, EDITS):
                rng = np.random.default_rng(zlib.crc32((name + kind).encode()))
                file = os.path.join(OUT, f"{kind}~{name}.jpg")
                EDITS[kind](image, mesh, rng).save(file, quality=92)
                names.write(file + "\n")


if __name__ == "__main__":
    main()
