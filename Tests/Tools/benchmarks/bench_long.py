#!/usr/bin/env python3
"""One `gradphoto batch` over very many photos: does its memory stay flat, and what do its results take on the disk?

usage: bench_long.py GRADPHOTO [--count N] [--jobs N]     (run by `make bench-long`)
No two photos are alike: framings of a drawn portrait, each in another light. The program's resident memory is read while it runs.
"""
import argparse
import os
import random
import subprocess
import tempfile
import time

from PIL import Image

from bench import DRAWN, ROOT

# Pixels of a photo, seconds between two looks at the memory, parts that the run is told in.
SIZE, INTERVAL, PARTS = (720, 960), 0.5, 10


def make(folder, count):
    chance = random.Random(count)
    source = Image.open(os.path.join(ROOT, DRAWN)).convert("RGB").resize((SIZE[0] * 11 // 10, SIZE[1] * 11 // 10), Image.LANCZOS)
    for index in range(count):
        x, y = chance.randrange(source.width - SIZE[0]), chance.randrange(source.height - SIZE[1])
        light = chance.uniform(0.97, 1.03)
        picture = source.crop((x, y, x + SIZE[0], y + SIZE[1])).point([min(255, round(v * light)) for v in range(256)] * 3)
        picture.save(os.path.join(folder, f"2026{index:06}.jpg"), quality=88 + index % 8)


def resident(process):
    """Megabytes."""
    try:
        with open(f"/proc/{process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, IndexError):
        return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gradphoto")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as base:
        photos, out = os.path.join(base, "photos"), os.path.join(base, "out")
        os.makedirs(photos)
        make(photos, options.count)
        start = time.perf_counter()
        process = subprocess.Popen([options.gradphoto, "batch", photos, "-o", out, "--quiet", "--jobs", str(options.jobs)],
                                   stdout=subprocess.DEVNULL)
        memory = []
        while process.poll() is None:
            memory.append(resident(process))
            time.sleep(INTERVAL)
        seconds = time.perf_counter() - start
        if process.returncode not in (0, 1):
            raise SystemExit(f"batch ended with {process.returncode}")
        results = os.path.join(out, "report", "results.jsonl")
        with open(results, "rb") as file:
            lines = sum(1 for _ in file)
        print(f"{options.count} photos of {SIZE[0]} × {SIZE[1]} pixels, {options.jobs} workers: {seconds:.0f} s, {options.count / seconds:.1f} photos/s")
        parts = [max(memory[len(memory) * i // PARTS:len(memory) * (i + 1) // PARTS] or [0]) for i in range(PARTS)]
        print("memory, MB at most in each tenth of the run: " + " ".join(f"{part:.0f}" for part in parts))
        print(f"results.jsonl: {lines} lines, {os.path.getsize(results) / options.count:.0f} bytes a photo")


if __name__ == "__main__":
    main()
