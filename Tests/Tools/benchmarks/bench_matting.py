#!/usr/bin/env python3
"""Matte error against exact alpha before many backgrounds, a peer in the same run, the auditor's judgement, and cost.

    bench_matting.py GRADPHOTO DATA MODNET.onnx [--people chosen|reported|all] [--scenes NAME,…] [--matting fast|fine]

DATA/idmatting_exact holds PERSON_alpha.png and PERSON__BACKGROUND.jpg; matting_scenes.py makes the pictures of them. A
scene is one of its backgrounds or groups. Constants are chosen on seven of the people: only the other seven, the usual
choice here, count. Errors are times 1000; ΔE is CIEDE2000, mean over the band of 10 pixels around the edge, between the
person cut out over each of the standard's colours and the true one. The peer is MODNet alone at 512 pixels.

A cut is bad where its MSE is above 0.8, a region of more than 0.05 % of the picture is wrong by half or more, or ΔE is
above 4: then the auditor must doubt it, and else not.
"""
import argparse
import glob
import json
import os
import statistics
import subprocess
import sys
import tempfile

import matting_scenes as scenes
import numpy as np
import onnxruntime
from matting_errors import BAD_MSE, BAD_REGION, BAD_RIM, errors, least_confidence, wrong_region
from PIL import Image
from scipy import ndimage
from skimage.color import deltaE_ciede2000, rgb2lab

COLOURS = {"light-blue": (100, 197, 255), "white": (255, 255, 255), "light-gray": (240, 240, 240)}
# Aims: mean absolute error and MSE at most, and ΔE. There is none before dark green, which is near to dark hair.
BARS = {"coloured": (1.9, 0.30), "neutral": (2.2, 0.55), "patterned": (5.0, 1.4), "strands": (3.0, 0.80)}
MOST_RIM = 2.5
PEER_SIDE, PEER_MULTIPLE = 512, 32


class Peer:
    """MODNet as its authors run it: the shorter side 512 pixels, colours −1…1."""

    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def alpha(self, image):
        height, width = image.shape[:2]
        scale = PEER_SIDE / min(height, width)
        size = tuple(round(side * scale / PEER_MULTIPLE) * PEER_MULTIPLE for side in (width, height))
        small = np.asarray(Image.fromarray(image).resize(size, Image.Resampling.BOX), np.float32) / 127.5 - 1
        (output,) = self.session.run(None, {self.session.get_inputs()[0].name: small.transpose(2, 0, 1)[None]})
        return np.asarray(Image.fromarray(output[0, 0]).resize((width, height), Image.Resampling.BILINEAR))


def rims(cutout, scene):
    band = ndimage.maximum_filter((scene.alpha > 0.02) & (scene.alpha < 0.98), size=21)
    pixels = np.asarray(cutout.convert("RGBA")).astype(float)[band]
    alpha, true, part = pixels[:, 3:] / 255, scene.alpha[band][:, None], scene.part[band]
    for colour in COLOURS.values():
        made = pixels[:, :3] * alpha + np.array(colour, float) * (1 - alpha)
        truth = np.clip(part + np.array(colour, float) * (1 - true), 0, 255)
        yield deltaE_ciede2000(rgb2lab(made[None] / 255), rgb2lab(truth[None] / 255)).mean()


def cut(binary, path, folder, options):
    alpha, cutout = f"{folder}/alpha.png", f"{folder}/cutout.png"
    run = subprocess.run(
        [binary, "matte", path, "-o", alpha, "--cutout", cutout, "--format", "json", *options],
        capture_output=True, text=True, check=True)
    return np.asarray(Image.open(alpha)) / 255, Image.open(cutout), json.loads(run.stdout)["matting"]


def measure(binary, data, peer, options, wanted, names, kept):
    """One row per picture; those of `kept` are not measured again."""
    rows = []
    people = scenes.people(f"{data}/idmatting_exact")
    with tempfile.TemporaryDirectory() as folder:
        for person in people.values():
            if wanted != "all" and (person.name in scenes.CHOSEN_ON) != (wanted == "chosen"):
                continue
            for name in names:
                known = [r for r in kept if (r["person"], r["scene"]) == (person.name, name)]
                if known:
                    rows += known
                    continue
                scene = scenes.scene(person, name)
                path = f"{folder}/photo.png"
                Image.fromarray(scene.image).save(path, compress_level=1)
                alpha, cutout, report = cut(binary, path, folder, options)
                mad, mse = errors(alpha, scene.alpha)
                rim = list(rims(cutout, scene))
                region = wrong_region(alpha, scene.alpha)
                rows.append({
                    "person": person.name, "scene": name, "group": scene.group, "mad": mad, "mse": mse, "rim": rim,
                    "region": region, "confidence": report["confidence"],
                    "bad": bool(mse > BAD_MSE or region > BAD_REGION or max(rim) > BAD_RIM),
                    "peer": errors(peer.alpha(scene.image), scene.alpha) if peer else (np.nan, np.nan),
                    "audit": {k: v for k, v in report["audit"].items() if k != "faults"}})
    return rows


def table(rows):
    print(f"{'':10} {'background':15} {'n':>3} {'MAD':>6} {'MSE':>6} {'MODNet':>7} {'MSE':>6}"
          + "".join(f" {'ΔE ' + name:>13}" for name in COLOURS) + "  worst")
    for group, names in scenes.GROUPS.items():
        for name in (*names, "all"):
            found = [r for r in rows if r["group"] == group and name in (r["scene"], "all")]
            if not found:
                continue
            mad, mse = np.mean([(r["mad"], r["mse"]) for r in found], axis=0)
            peer = np.mean([r["peer"] for r in found], axis=0)
            rim = np.mean([r["rim"] for r in found], axis=0)
            worst = max(found, key=lambda r: r["mse"])
            print(f"{group:10} {name:15} {len(found):3} {mad:6.2f} {mse:6.2f} {peer[0]:7.2f} {peer[1]:6.2f}"
                  + "".join(f" {v:13.2f}" for v in rim) + f"  {worst['person']} {worst['mse']:.2f}")
        if group in BARS and any(r["group"] == group for r in rows):
            bars = BARS[group]
            kept = [mad <= bars[0], mse <= bars[1], not mse >= peer[1], max(rim) <= MOST_RIM]
            print(f"{group:10} {'bar':15} {'':3} {bars[0]:6.2f} {bars[1]:6.2f} {'':7} {'':6} {MOST_RIM:13.2f}  "
                  + ", ".join(f"{what} {'met' if k else 'missed'}"
                              for what, k in zip(("MAD", "MSE", "below MODNet", "rim"), kept)), flush=True)


def auditor(rows):
    standard = least_confidence()
    bad = [r for r in rows if r["bad"]]
    good = [r for r in rows if not r["bad"]]
    for least in sorted({standard, *np.arange(0.1, 1, 0.1).round(1)}):
        noticed = sum(r["confidence"] < least for r in bad)
        doubted = sum(r["confidence"] < least for r in good)
        print(f"auditor below {least:.2f}: {noticed} of {len(bad)} bad cuts noticed, {doubted} of {len(good)} good ones "
              f"doubted{', the standards ask here' if least == standard else ''}")
    for low in np.arange(0, 1, 0.2):
        inside = [r for r in rows if low <= r["confidence"] < low + 0.2 or r["confidence"] == 1 == low + 0.2]
        if inside:
            print(f"  confidence {low:.1f}–{low + 0.2:.1f}: {len(inside):3} cuts, "
                  f"{np.mean([not r['bad'] for r in inside]):4.0%} good")


def cost(binary, data):
    """Milliseconds that the matte of a finished picture takes by the report's own clock, and megabytes at most."""
    for kind in ("blue438EDB", "greygrad", "complex"):
        pictures = sorted(glob.glob(f"{data}/idmatting_exact/*__{kind}.jpg"))
        with tempfile.TemporaryDirectory() as folder:
            run = subprocess.run(
                ["/usr/bin/time", "-f", "%M", binary, "standardize", *pictures, "-o", folder, "--format", "json"],
                capture_output=True, text=True)
        times = [json.loads(line)["timings"].get("matte") for line in run.stdout.splitlines()]
        times = [t for t in times if t is not None]
        print(f"cost: {kind:10} {len(times)} pictures, matte and audit {statistics.median(times):.0f} ms in the middle, "
              f"peak memory {int(run.stderr.split()[-1]) / 1024:.0f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary")
    parser.add_argument("data")
    parser.add_argument("peer", nargs="?")
    parser.add_argument("--people", choices=("chosen", "reported", "all"), default="reported")
    parser.add_argument("--scenes", default=",".join(scenes.GROUPS))
    parser.add_argument("--matting", choices=("fast", "fine"), default="fine")
    parser.add_argument("--rows", help="a JSON file of every picture's figures: those in it are not measured again")
    parser.add_argument("--no-cost", action="store_true", help="errors alone")
    options = parser.parse_args()
    if not os.path.isdir(f"{options.data}/idmatting_exact"):
        sys.exit(f"{options.data}/idmatting_exact is not there: it holds the pictures with exact alpha")
    names = [name for chosen in options.scenes.split(",") for name in scenes.GROUPS.get(chosen, (chosen,))]
    peer = Peer(options.peer) if options.peer else None
    kept = []
    if options.rows and os.path.exists(options.rows):
        with open(options.rows, encoding="utf-8") as file:
            kept = json.load(file)
    rows = measure(
        options.binary, options.data, peer, ["--matting", options.matting], options.people, names, kept)
    if options.rows:
        with open(options.rows, "w", encoding="utf-8") as file:
            json.dump(rows + [r for r in kept if r not in rows], file, default=float)
    table(rows)
    auditor(rows)
    if not options.no_cost:
        cost(options.binary, options.data)


main()
