#!/usr/bin/env python3
"""Matte error against exact alpha, left-over colour at the rim, cost, and bites out of light clothes.

    bench_matting.py GRADPHOTO DATA

DATA/idmatting_exact holds PERSON_alpha.png and PERSON__BACKGROUND.jpg; a background named blueRRGGBB is of that one
colour, from which the true composite over any other follows. DATA/london_neutral, where it is there, holds people in
white before light grey. Errors are times 1000; ΔE is CIEDE2000, mean over the band of 10 pixels around the edge.
"""
import glob
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image
from scipy import ndimage
from skimage.color import deltaE_ciede2000, rgb2lab

COLOURS = {"light-blue": (100, 197, 255), "white": (255, 255, 255), "light-gray": (240, 240, 240)}
EFFORTS = {"fast": ["--matting", "fast"], "fine": ["--matting", "fine"]}
LEAST_BITE = 0.001  # of the picture


def grey(path):
    return np.asarray(Image.open(path).convert("L")).astype(float) / 255


def gradient(alpha):
    return np.hypot(*(ndimage.gaussian_filter(alpha, 1.4, order=order) for order in ((0, 1), (1, 0))))


def band(alpha):
    return ndimage.grey_dilation(((alpha > 0.02) & (alpha < 0.98)).astype(np.uint8), size=(21, 21)) > 0


def errors(got, true):
    difference = np.abs(got - true)
    return [1e3 * value for value in (
        difference.mean(), (difference ** 2).mean(), difference[band(true)].mean(),
        np.abs(gradient(got) - gradient(true)).mean())]


def rim(cutout, true, plain, wall, colour):
    """ΔE between the picture that was made and the true one: plain + (1 − α)(colour − wall)."""
    colour = np.array(colour, float)
    image = np.asarray(cutout.convert("RGBA")).astype(float)
    alpha = image[..., 3:] / 255
    made = image[..., :3] * alpha + colour * (1 - alpha)
    truth = np.clip(plain + (1 - true[..., None]) * (colour - wall), 0, 255)
    where = band(true)
    return deltaE_ciede2000(rgb2lab(made[where] / 255), rgb2lab(truth[where] / 255)).mean()


def score(binary, data, options):
    rows = {}
    walls = {p: re.search(r"__\w*?([0-9A-Fa-f]{6})\.jpg$", p) for p in glob.glob(f"{data}/*__*.jpg")}
    plain = {os.path.basename(p).split("__")[0]: (p, bytes.fromhex(m[1])) for p, m in walls.items() if m}
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(walls):
            person, background = os.path.basename(path)[:-4].split("__")
            alpha, cutout = f"{folder}/alpha.png", f"{folder}/cutout.png"
            subprocess.run([binary, "matte", path, "-o", alpha, "--cutout", cutout, *options], check=True)
            true = grey(f"{data}/{person}_alpha.png")
            reference, wall = plain[person]
            pixels = np.asarray(Image.open(reference).convert("RGB")).astype(float)
            wall = np.array(list(wall), float)
            colours = [rim(Image.open(cutout), true, pixels, wall, colour) for colour in COLOURS.values()]
            rows.setdefault(background, []).append(errors(grey(alpha), true) + colours)
    return rows


def cost(binary, pictures, options):
    """Milliseconds that the matte of a finished picture takes (the report's own clock), and megabytes at most."""
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            ["/usr/bin/time", "-f", "%M", binary, "standardize", *pictures, "-o", folder, "--format", "json", *options],
            capture_output=True, text=True)
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    matte = [r["timings"]["matte"] for r in reports if "matte" in r["timings"]]
    return statistics.median(matte), int(run.stderr.split()[-1]) / 1024


def bites(binary, pictures):
    """Pictures in which clothes have a hole or a bite of a thousandth of the picture or more, by their names: what a
    disc can't reach from outside (morphological closing) below the chin and beside the head, where hair has no loops."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for path in pictures:
            alpha = f"{folder}/alpha.png"
            subprocess.run([binary, "matte", path, "-o", alpha], check=True)
            opaque = grey(alpha) > 0.5
            width, height = Image.open(path).size
            seen = json.loads(subprocess.run(
                [binary, "detect", path, "--format", "json"], capture_output=True, text=True).stdout)
            points = seen["faces"][0]["points"]
            opaque = opaque[int(points["chin"][1]):]
            left, right = points["rightCheek"][0], points["leftCheek"][0]
            margin = 0.3 * (right - left)
            radius = round(0.025 * width)
            grown = ndimage.distance_transform_edt(~np.pad(opaque, 2 * radius, mode="edge")) <= radius
            closed = ndimage.distance_transform_edt(grown)[2 * radius:-2 * radius, 2 * radius:-2 * radius] > radius
            bitten = (closed | ndimage.binary_fill_holes(opaque)) & ~opaque
            bitten[:, int(left - margin):int(right + margin)] = False
            parts, count = ndimage.label(bitten)
            sizes = ndimage.sum_labels(np.ones(parts.shape), parts, range(1, count + 1)) if count else [0]
            if max(sizes) > LEAST_BITE * width * height:
                found.append(os.path.basename(path))
    return found


def main():
    binary, data = sys.argv[1:3]
    exact = f"{data}/idmatting_exact"
    if not os.path.isdir(exact):
        sys.exit(f"{exact} is not there: it holds the pictures with exact alpha")
    print(f"{'matting':9} {'background':12} {'n':>3} {'MAD':>6} {'MSE':>6} {'band':>6} {'grad':>6}"
          + "".join(f" {'ΔE ' + name:>13}" for name in COLOURS) + f" {'ms':>6}")
    for effort, options in EFFORTS.items():
        rows = score(binary, exact, options)
        for background, values in sorted(rows.items()):
            time, _ = cost(binary, sorted(glob.glob(f"{exact}/*__{background}.jpg")), options)
            mad, mse, edge, slope, *colours = np.mean(values, axis=0)
            print(f"{effort:9} {background:12} {len(values):3} {mad:6.2f} {mse:6.2f} {edge:6.1f} {slope:6.2f}"
                  + "".join(f" {value:13.2f}" for value in colours) + f" {time:6.0f}", flush=True)
        print(f"{effort:9} peak memory {cost(binary, glob.glob(f'{exact}/*__*.jpg'), options)[1]:.0f} MB", flush=True)
    light = sorted(glob.glob(f"{data}/london_neutral/*.jpg"))
    found = bites(binary, light)
    print(f"white before grey: {len(light)} pictures, {len(found)} with a hole or bite over 0.1 %: {' '.join(found)}")


main()
