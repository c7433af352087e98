#!/usr/bin/env python3
"""Speed and memory of gradphoto beside a peer, in one run on one machine.

Usage: bench.py GRADPHOTO [PHOTO…]      (run by `make bench`, inside a virtual environment with mediapipe and pillow)

Without photos, 12-megapixel JPEGs are made from the public-domain portraits of the tests. Each side does the same
photos in one process, the two sides take turns, and the smallest of the rounds counts. CPU a photo is the difference
between a run over all photos and a run over the first alone, so that start-up is left out on both sides.
The peer is peer_mediapipe.py: MediaPipe's compiled graphs and OpenCV, reduced JPEG decoding, no rules.
"""
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "../../.."))
ROUNDS = 5


def measure(command):
    """Wall seconds, CPU seconds and peak megabytes of one process; its output is thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def make_photos(folder):
    from PIL import Image
    source = Image.open(os.path.join(ROOT, ".models/portraits/obama.jpg")).convert("RGB")
    width, height = source.size
    paths = []
    for index in range(8):
        # Eight framings of one portrait, so that no two files are the same.
        inset = index * 4
        box = (inset, inset // 2, inset + int((height - 3 * inset) * 3 / 4), inset // 2 + height - 3 * inset)
        path = os.path.join(folder, f"portrait{index}.jpg")
        source.crop(box).resize((3000, 4000), Image.LANCZOS).save(path, quality=92, subsampling=2)
        paths.append(path)
    return paths


def main():
    binary, photos = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        photos = photos or make_photos(folder)
        out = os.path.join(folder, "out")
        sides = {
            "gradphoto": lambda files: [binary, "standardize", *files, "-o", out, "--keep-failed", "--format", "json"],
            "peer": lambda files: [sys.executable, os.path.join(HERE, "peer_mediapipe.py"), out, *files],
        }
        best = {name: {"one": (1e9, 1e9, 0), "all": (1e9, 1e9, 0)} for name in sides}
        for _ in range(ROUNDS):
            for name, command in sides.items():
                for kind, files in (("one", photos[:1]), ("all", photos)):
                    wall, cpu, peak = measure(command(files))
                    old = best[name][kind]
                    best[name][kind] = (min(old[0], wall), min(old[1], cpu), max(old[2], peak))
        start_up = min(measure([binary, "--help"])[0] for _ in range(10))
        size = os.path.getsize(photos[0]) / 1e6
        print(f"{len(photos)} photos, {size:.1f} MB the first, {ROUNDS} rounds, minimum counts")
        print(f"{'':12}{'CPU ms a photo':>16}{'wall ms a photo':>17}{'one cold photo ms':>19}{'peak MB':>9}")
        rows = {}
        for name, runs in best.items():
            one, all_ = runs["one"], runs["all"]
            more = max(1, len(photos) - 1)
            rows[name] = ((all_[1] - one[1]) / more * 1e3, (all_[0] - one[0]) / more * 1e3, one[0] * 1e3, all_[2])
            print(f"{name:12}" + "%16.1f%17.1f%19.0f%9.0f" % rows[name])
        print(f"{'ratio':12}" + "%16.2f%17.2f%19.2f%9.2f" % tuple(a / b for a, b in zip(rows["gradphoto"], rows["peer"])))
        print(f"gradphoto --help: {start_up * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
