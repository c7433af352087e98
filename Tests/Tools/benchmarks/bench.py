#!/usr/bin/env python3
"""Speed and memory of gradphoto beside a peer, in one run on one machine.

Usage: bench.py GRADPHOTO [PHOTO…]      (run by `make bench`, inside a virtual environment with mediapipe and pillow)

Without photos, photos of several kinds are made from a public-domain portrait and a drawn one of the tests. Each side does the same
photos in one process, the two sides take turns, and the smallest of the rounds counts. CPU a photo is the difference
between a run over all photos and a run over the first alone, so that start-up is left out on both sides.
The peer is peer_mediapipe.py: MediaPipe's compiled graphs and OpenCV, reduced JPEG decoding, no rules. The floor, beside the
executable, is what decoding, networks, one resample and one encode cost alone, each once (floor/main.swift).
"""
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "../../.."))
ROUNDS = 5
DRAWN, REAL = "fixtures/compliance/pictures/source.jpg", ".models/portraits/obama.jpg"
# What, its source, how many, their size in pixels, their format, rounds.
KINDS = [
    ("12 megapixels before a plain wall", DRAWN, 8, (3000, 4000), "jpg", ROUNDS),
    ("24 megapixels before a plain wall", DRAWN, 4, (4243, 5657), "jpg", 3),
    ("12 megapixels before a plain wall, PNG", DRAWN, 4, (3000, 4000), "png", 3),
    ("12 megapixels before a flag", REAL, 4, (3000, 4000), "jpg", 3),
]


def measure(command):
    """Wall seconds, CPU seconds and peak megabytes of one process; its output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def floor(binary, photos):
    """Milliseconds of each stage."""
    program = os.path.join(os.path.dirname(binary), "floor")
    return json.loads(subprocess.run([program, os.path.join(ROOT, ".models"), *photos], capture_output=True, text=True, check=True).stdout)


def make_photos(source, folder, count, size, extension):
    """Framings of one portrait, so that no two files are the same."""
    from PIL import Image
    picture = Image.open(os.path.join(ROOT, source)).convert("RGB")
    width, height = picture.size
    # The largest frame of 3:4.
    width, height = min(width, height * 3 // 4), min(height, width * 4 // 3)
    left = (picture.width - width) // 2
    paths = []
    for index in range(count):
        inset = index * max(1, width // 300)
        box = (left + inset, inset // 2, left + width - inset, inset // 2 + height - inset * 4 // 3)
        path = os.path.join(folder, f"portrait{index}.{extension}")
        picture.crop(box).resize(size, Image.LANCZOS).save(path, quality=92, subsampling=2, compress_level=3)
        paths.append(path)
    return paths


def compare(title, binary, photos, out, rounds):
    sides = {
        "gradphoto": lambda files: [binary, "standardize", *files, "-o", out, "--force", "--keep-failed", "--format", "json"],
        "peer": lambda files: [sys.executable, os.path.join(HERE, "peer_mediapipe.py"), out, *files],
    }
    best = {name: {"one": (1e9, 1e9, 0), "all": (1e9, 1e9, 0)} for name in sides}
    floors = []
    for _ in range(rounds):
        floors.append(floor(binary, photos))
        for name, command in sides.items():
            for kind, files in (("one", photos[:1]), ("all", photos)):
                wall, cpu, peak = measure(command(files))
                old = best[name][kind]
                best[name][kind] = (min(old[0], wall), min(old[1], cpu), max(old[2], peak))
    print(f"\n{title}: {len(photos)} photos, {os.path.getsize(photos[0]) / 1e6:.1f} MB the first, {rounds} rounds, minimum counts")
    print(f"{'':12}{'CPU ms a photo':>16}{'wall ms a photo':>17}{'one cold photo ms':>19}{'peak MB':>9}")
    rows = {}
    for name, runs in best.items():
        one, all_ = runs["one"], runs["all"]
        more = max(1, len(photos) - 1)
        rows[name] = ((all_[1] - one[1]) / more * 1e3, (all_[0] - one[0]) / more * 1e3, one[0] * 1e3, all_[2])
        print(f"{name:12}" + "%16.1f%17.1f%19.0f%9.0f" % rows[name])
    print(f"{'ratio':12}" + "%16.2f%17.2f%19.2f%9.2f" % tuple(a / b for a, b in zip(rows["gradphoto"], rows["peer"])))
    least = min(floors, key=lambda stages: stages["total"])
    print("floor, CPU ms a photo: " + ", ".join(f"{stage} {least[stage]:.1f}" for stage in ("decode", "networks", "resample", "encode", "total"))
          + f"; gradphoto takes {rows['gradphoto'][0] / least['total']:.2f} times as long", flush=True)


def main():
    binary, photos = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        if photos:
            compare("the photos given", binary, photos, os.path.join(folder, "out"), ROUNDS)
        for index, (title, source, count, size, extension, rounds) in enumerate([] if photos else KINDS):
            place = os.path.join(folder, str(index))
            os.mkdir(place)
            compare(title, binary, make_photos(source, place, count, size, extension), os.path.join(place, "out"), rounds)
        start_up = min(measure([binary, "--help"])[0] for _ in range(10))
        print(f"\ngradphoto --help: {start_up * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
