#!/usr/bin/env python3
"""Mixed commands on one collection and on one batch folder, taking turns, for as long as asked.

usage: soak.py GRADPHOTO SECONDS PHOTO… [--seed N] [--only collection|batch]
After what may go wrong everything is accounted for; at the end the memory that runs take has not grown. Needs Pillow.
"""
import argparse
import os
import random
import shutil
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults"))
from batch import BatchFolder
from collection import School

WORLDS = {"collection": School, "batch": BatchFolder}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gradphoto")
    parser.add_argument("seconds", type=float)
    parser.add_argument("photos", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=WORLDS)
    options = parser.parse_args()
    base = tempfile.mkdtemp(prefix="gradphoto-soak-")
    worlds = [make(options.gradphoto, os.path.join(base, name), random.Random(options.seed), options.photos)
              for name, make in WORLDS.items() if options.only in (None, name)]
    end = time.monotonic() + options.seconds
    while time.monotonic() < end and not any(world.failures for world in worlds):
        for world in worlds:
            world.step()
    for world in worlds:
        if not world.failures:
            world.close()
        world.told()
    failures = sum(len(world.failures) for world in worlds)
    if failures:
        sys.exit(f"{failures} failures; what was there lies in {base}")
    shutil.rmtree(base)


if __name__ == "__main__":
    main()
