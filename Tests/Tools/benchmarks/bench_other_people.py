#!/usr/bin/env python3
"""Cuts of people that nothing was trained or chosen on, before walls, walls with a cast shadow, and patterns.

    bench_other_people.py GRADPHOTO DATA [--matting fast|fine]

People of DATA's free portraits, of the half that is measured on (`people.py`) and not of idmatting_exact, are cut out of the
plain walls that they stand before, by GRADPHOTO itself, and put before drawn ones (`edge_scenes.py`) with noise and JPEG.
The alpha is exact but for what the first cut lost: finer hair than that is not measured here. Without --matting GRADPHOTO
cuts fast, and again fine where `standardize` would. Errors times 1000; bad and noticed as in bench_matting.py, but for rims.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import zlib

import numpy as np
from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "../training")]
import edge_scenes  # noqa: E402
import matting_scenes as scenes  # noqa: E402
import people  # noqa: E402
from matting_errors import BAD_MSE, BAD_REGION, errors, least_confidence, wrong_region  # noqa: E402

SETS = ("london_neutral", "congress", "canada", "uk_mps_186")
# Of a cut that people are made of; of the pictures; and what stands around the head, in its heights.
LEAST_CONFIDENCE, LONG_SIDE, LEAST_HEAD = 0.6, 960, 250
BESIDE, ABOVE, BELOW = 1.15, 0.45, 0.75
# As MattingQuality.leastConfidence.
SECOND_CUT = 0.6


def run(binary, *arguments):
    made = subprocess.run([binary, *arguments, "--format", "json"], capture_output=True, text=True)
    return json.loads(made.stdout) if made.stdout.startswith("{") else {}


def matte(binary, path, folder, matting):
    report = run(binary, "matte", path, "-o", f"{folder}/alpha.png", "--matting", matting)["matting"]
    return report, np.asarray(Image.open(f"{folder}/alpha.png")) / 255


def person(binary, data, name, folder):
    """Nobody where there is more than one face, no plain wall or no sure cut."""
    faces = run(binary, "detect", f"{data}/{name}").get("faces", [])
    points = faces[0]["points"] if len(faces) == 1 else {}
    if not points.get("crown"):
        return None
    crown, chin = points["crown"][1], points["chin"][1]
    middle, head = (points["leftEye"][0] + points["rightEye"][0]) / 2, points["chin"][1] - points["crown"][1]
    with Image.open(f"{data}/{name}") as photo:
        if photo.getexif().get(274, 1) != 1 or head < LEAST_HEAD:
            return None
        left, top = int(max(0, middle - BESIDE * head)), int(max(0, crown - ABOVE * head))
        box = left, top, int(min(photo.width, middle + BESIDE * head)), int(min(photo.height, chin + BELOW * head))
        photo = photo.convert("RGB").crop(box)
    scale = min(1, LONG_SIDE / photo.height)
    photo.resize((round(photo.width * scale), round(photo.height * scale)), Image.Resampling.BOX).save(f"{folder}/in.png")
    report = run(binary, "matte", f"{folder}/in.png", "-o", f"{folder}/alpha.png", "--cutout", f"{folder}/cutout.png")
    cut = report.get("matting")
    if not cut or cut["confidence"] < LEAST_CONFIDENCE or not cut["background"]["isPlain"]:
        return None
    cutout = np.asarray(Image.open(f"{folder}/cutout.png").convert("RGBA")).astype(float)
    alpha = cutout[..., 3] / 255
    return scenes.Person(
        name, cutout[..., :3] * alpha[..., None], alpha, (crown - top) * scale, (chin - top) * scale,
        (middle - left) * scale, (0, 0, 0), "")


def pictures(somebody):
    for kind in ("wall", "cast shadow", "pattern"):
        random = np.random.default_rng(zlib.crc32(f"{somebody.name} {kind}".encode()))
        lit = edge_scenes.relit(somebody, random)
        if kind == "pattern":
            wall = edge_scenes.pattern(lit.alpha.shape, random)
        else:
            wall = edge_scenes.plain(lit, random, shaded=kind == "cast shadow")
        image = lit.part + (1 - lit.alpha[..., None]) * wall
        yield kind, scenes.photographed(image, random), lit.alpha


def measured(binary, image, alpha, folder, matting):
    path = f"{folder}/photo.png"
    Image.fromarray(image).save(path, compress_level=1)
    report, made = matte(binary, path, folder, matting or "fast")
    if not matting and (report["confidence"] < SECOND_CUT or not report["background"]["isPlain"]):
        report, made = matte(binary, path, folder, "fine")
    mad, mse = errors(made, alpha)
    return mse, mad, mse > BAD_MSE or wrong_region(made, alpha) > BAD_REGION, report["confidence"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("data")
    parser.add_argument("--matting", choices=("fast", "fine"))
    parser.add_argument("--people-by", help="the executable that cuts the people out; GRADPHOTO if there is none")
    options = parser.parse_args()
    known = {int(re.match(r"\d+", name)[0]) for name in scenes.people(f"{options.data}/idmatting_exact")}
    rows = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in [f"{s}/{n}" for s in SETS for n in sorted(os.listdir(f"{options.data}/{s}"))]:
            number = re.search(r"/(\d+)", name)
            of_bench = not name.startswith("congress") and number and int(number[1]) in known
            if not name.endswith(".jpg") or people.is_for_training(name) or of_bench:
                continue
            somebody = person(options.people_by or options.binary, options.data, name, folder)
            for kind, image, alpha in pictures(somebody) if somebody else ():
                rows.setdefault(kind, []).append(measured(options.binary, image, alpha, folder, options.matting))
    least = least_confidence()
    for kind, found in rows.items():
        mse, mad, bad, sure = (np.array(column) for column in zip(*found))
        bad = bad.astype(bool)
        print(f"{kind:12} {len(found):3} cuts: MSE {mse.mean():.2f} (middle {np.median(mse):.2f}, above 2: {(mse > 2).sum()}), MAD "
              f"{mad.mean():.2f}, {bad.sum()} bad; below {least}: {(sure[bad] < least).sum()} of the bad, "
              f"{(sure[~bad] < least).sum()} of the good; below {SECOND_CUT}: {(sure[bad] < SECOND_CUT).sum()}, "
              f"{(sure[~bad] < SECOND_CUT).sum()}")


main()
