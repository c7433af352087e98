#!/usr/bin/env python3
"""How many QR codes are read and what that costs: zxing's own test pictures, and pictures drawn here.

    bench_codes.py GRADPHOTO DATA [--keep FOLDER]

DATA/qr_zxing holds zxing's pictures; without it only the drawn ones are read. Each drawn kind has 16 payloads of 48 to 400
random base64 characters, as long as ciphertext may be. Milliseconds are those of decoding and looking, without the start
of the program: of each picture the least of three rounds. "cpu" is processor time a picture, all included: what counts on
a machine that does other work.
"""
import argparse
import collections
import json
import os
import random
import resource
import statistics
import string
import subprocess
import tempfile

import numpy as np
import segno
from PIL import Image, ImageFilter

PHONE = (1170, 2532)
PHOTO = (4032, 3024)
COUNT = 16
ROUNDS = 3
BASE64 = string.ascii_letters + string.digits + "+/"


def symbol(payload):
    """Modules without a quiet zone: 255 light, 0 dark."""
    rows = segno.make(payload, error="m", micro=False).matrix
    return 255 - 255 * np.array([list(row) for row in rows], np.uint8)


def screenshot(payload, module=None, dark=False, angle=0):
    """A phone's screenshot: words above, the code in the middle. Modules of `module` pixels, or 60 % of the width."""
    code = symbol(payload)
    page = Image.new("L", PHONE, 245)
    for y in range(200, 600, 60):
        page.paste(90, (100, y, 100 + random.randint(400, 900), y + 24))
    side = round(len(code) * module) if module else PHONE[0] * 6 // 10 // len(code) * len(code)
    framed = np.pad(code, 4, constant_values=255)
    drawn = Image.fromarray(framed).resize([round(side * len(framed) / len(code))] * 2,
                                           Image.BILINEAR if module else Image.NEAREST)
    if angle:
        drawn = drawn.rotate(angle, Image.BICUBIC, expand=True, fillcolor=255)
    page.paste(drawn, ((PHONE[0] - drawn.width) // 2, 900))
    return page.point(lambda value: 255 - value) if dark else page


def photo(page, hard):
    """A photo of 12 megapixels of a screen that shows the page: perspective, its lattice, glare, blur, noise."""
    shift = 260 if hard else 60
    corners = [(random.uniform(0, shift), random.uniform(0, shift)) for _ in range(4)]
    height = PHOTO[1] - 200
    width = height * PHONE[0] // PHONE[1]
    left = (PHOTO[0] - width) // 2
    (a, b), (c, d), (e, f), (g, h) = corners
    quad = [(left + a, 100 + b), (left + width - c, 100 + d), (left + width - e, 100 + height - f), (left + g, 100 + height - h)]
    rows, values = [], []
    for (x, y), (u, v) in zip(quad, [(0, 0), (PHONE[0], 0), PHONE, (0, PHONE[1])]):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    warp = np.linalg.solve(np.array(rows), np.array(values, float))
    seen = page.transform(PHOTO, Image.PERSPECTIVE, warp, Image.BICUBIC, fillcolor=60)
    seen = np.asarray(seen.filter(ImageFilter.GaussianBlur(3.2 if hard else 1.2)), np.float32)
    y, x = np.mgrid[0:PHOTO[1], 0:PHOTO[0]].astype(np.float32)
    strength = 26 if hard else 8
    seen = seen * 0.75 + strength * np.sin(x * 2.7 + y * 0.05) + strength * np.sin(y * 2.4)
    seen += (120 if hard else 30) * np.exp(-((x - 2200) ** 2 + (y - 1400) ** 2) / (2 * (600 if hard else 400) ** 2))
    seen += np.random.default_rng(random.randrange(1 << 30)).normal(0, 12 if hard else 4, seen.shape)
    return Image.fromarray(np.clip(seen, 0, 255).astype(np.uint8))


# name: (picture of a payload, quality)
KINDS = {
    "screenshot, quality 80": (screenshot, 80),
    "screenshot, quality 30": (screenshot, 30),
    "dark screen": (lambda payload: screenshot(payload, dark=True), 80),
    "turned by 17°": (lambda payload: screenshot(payload, angle=17), 80),
    "2.0 pixels a module": (lambda payload: screenshot(payload, module=2.0), 90),
    "1.5 pixels a module": (lambda payload: screenshot(payload, module=1.5), 90),
    "1.5 pixels, dark": (lambda payload: screenshot(payload, module=1.5, dark=True), 90),
    "12 MP photo of a screen": (lambda payload: photo(screenshot(payload), False), 85),
    "12 MP photo, hard": (lambda payload: photo(screenshot(payload), True), 85),
}


def processor_ms():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1e3 * (usage.ru_utime + usage.ru_stime)


def read(program, files):
    """The reports of the files that could be read, and the columns of their cost."""
    times, processor = collections.defaultdict(list), []
    for _ in range(ROUNDS):
        before = processor_ms()
        done = subprocess.run([program, "collect", "code", "--read-only", "--format", "json", *files],
                              capture_output=True, check=False)
        processor.append((processor_ms() - before) / len(files))
        reports = [report for report in map(json.loads, done.stdout.splitlines()) if "error" not in report]
        for report in reports:
            times[report["input"]].append(report["timings"]["decode"] + report["timings"]["scan"])
    least = [min(values) for values in times.values()]
    return reports, f"{statistics.median(least):8.1f} {max(least):8.1f} {min(processor):8.1f}"


def zxing(program, folder):
    print(f"{'zxing test pictures':28} {'n':>4} {'read':>5} {'median':>8} {'worst ms':>8} {'cpu':>8}")
    total, found = 0, 0
    for name in sorted(os.listdir(folder)):
        if not os.path.isdir(os.path.join(folder, name)):
            continue
        files = [os.path.join(folder, name, file) for file in sorted(os.listdir(os.path.join(folder, name)))
                 if file.endswith((".png", ".jpg"))]
        reports, costs = read(program, files)
        count = sum(bool(report["codes"]) for report in reports)
        print(f"{name:28} {len(reports):4} {count:5} {costs}")
        if name.startswith("qrcode-"):
            total, found = total + len(reports), found + count
    print(f"{'qrcode-1 to -6':28} {total:4} {found:5}\n")


def drawn(program, folder):
    print(f"{'drawn':28} {'n':>4} {'read':>5} {'wrong':>5} {'median':>8} {'worst ms':>8} {'cpu':>8}")
    for name, (picture, quality) in KINDS.items():
        files, payloads = [], []
        for index in range(COUNT):
            payloads.append("".join(random.choices(BASE64, k=48 + index * 352 // (COUNT - 1))))
            files.append(os.path.join(folder, f"{name.replace(' ', '-')}-{index:02}.jpg"))
            picture(payloads[-1]).save(files[-1], quality=quality)
        reports, costs = read(program, files)
        results = collections.Counter(
            ("read" if report["codes"][0]["text"] == payload else "wrong") if report["codes"] else "none"
            for report, payload in zip(reports, payloads))
        print(f"{name:28} {len(reports):4} {results['read']:5} {results['wrong']:5} {costs}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("--keep", help="folder for the drawn pictures")
    arguments = parser.parse_args()
    random.seed(1)
    pictures = os.path.join(arguments.data, "qr_zxing")
    if os.path.isdir(pictures):
        zxing(arguments.program, pictures)
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or scratch
        os.makedirs(folder, exist_ok=True)
        drawn(arguments.program, folder)


if __name__ == "__main__":
    main()
