#!/usr/bin/env python3
"""Photos a second of `gradphoto batch` with one and two workers, beside a peer as one and two processes.

usage: bench_batch.py GRADPHOTO [--photos FOLDER] [--peer 'SCRIPT OPTIONS'] [--count N] [--rounds N]     (run by `make bench-batch`)
Without a folder, 12-megapixel JPEGs are made from a drawn portrait before a plain wall. All sides do the same photos and take turns;
the best of the rounds counts. A side's figure is the time that a run over all photos takes more than a run over the first
two: start-up is left out on both sides. CPU seconds are told beside wall seconds: where the machine is busy with other
work, only they mean anything.
"""
import argparse, os, shlex, shutil, subprocess, sys, tempfile, time
from bench import DRAWN, make_photos

HERE = os.path.dirname(os.path.abspath(__file__))
# Photos that are made; the rest are copies of them.
DISTINCT = 8
parser = argparse.ArgumentParser()
parser.add_argument("gradphoto")
parser.add_argument("--photos")
parser.add_argument("--peer", default="", help="'SCRIPT OPTIONS', called with --out FOLDER FILE… (default: peer_mediapipe.py)")
parser.add_argument("--count", type=int, default=48)
parser.add_argument("--rounds", type=int, default=3)
options = parser.parse_args()


def run(commands):
    """Wall and CPU seconds of processes side by side."""
    start = time.perf_counter()
    processes = [subprocess.Popen(c, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for c in commands]
    cpu = 0
    for process in processes:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu += usage.ru_utime + usage.ru_stime
        if process.returncode not in (0, 1):
            sys.exit(f"{commands[0][:3]} ended with {process.returncode}")
    return time.perf_counter() - start, cpu


def batch(jobs):
    def command(folder, files, out):
        return [[options.gradphoto, "batch", folder, "-o", out, "--quiet", "--jobs", str(jobs)]]
    return command


def peer(processes):
    script = shlex.split(options.peer) + ["--out"] if options.peer else [os.path.join(HERE, "peer_mediapipe.py")]
    def command(folder, files, out):
        return [[sys.executable, *script, f"{out}-{n}", *files[n::processes]] for n in range(processes)]
    return command


SIDES = {"batch, 1 worker": batch(1), "batch, 2 workers": batch(2), "peer, 1 process": peer(1), "peer, 2 processes": peer(2)}

with tempfile.TemporaryDirectory() as base:
    made = os.path.join(base, "made")
    os.makedirs(made)
    photos = (sorted(os.path.join(options.photos, f) for f in os.listdir(options.photos)) if options.photos
              else make_photos(DRAWN, made, DISTINCT, (3000, 4000), "jpg"))
    folders = {}
    for name, count in {"few": 2, "all": options.count}.items():
        folders[name] = os.path.join(base, name)
        os.makedirs(folders[name])
        for i in range(count):
            # Copies, not links: every side reads every file.
            shutil.copy(photos[i % len(photos)], os.path.join(folders[name], f"{i:04}.jpg"))
    best = {side: {name: (1e9, 1e9) for name in folders} for side in SIDES}
    for round in range(options.rounds):
        for side, command in SIDES.items():
            for name, folder in folders.items():
                out = os.path.join(base, "out")
                files = sorted(os.path.join(folder, f) for f in os.listdir(folder))
                best[side][name] = tuple(map(min, best[side][name], run(command(folder, files, out))))
                for rest in (out, out + "-0", out + "-1"):
                    shutil.rmtree(rest, ignore_errors=True)
    more = options.count - 2
    speed = {side: more / (runs["all"][0] - runs["few"][0]) for side, runs in best.items()}
    cpu = {side: (runs["all"][1] - runs["few"][1]) / more * 1e3 for side, runs in best.items()}
    print(f"{options.count} photos, {os.path.getsize(photos[0]) / 1e6:.1f} MB the first, {options.rounds} rounds, the best counts, "
          f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores")
    print(f"{'':20}{'photos/s':>10}{'CPU ms a photo':>16}")
    for side in SIDES:
        print(f"{side:20}{speed[side]:10.2f}{cpu[side]:16.1f}")
    two = "batch, 2 workers"
    print(f"two workers to one: {speed[two] / speed['batch, 1 worker']:.2f} by the clock, "
          f"{2 * cpu['batch, 1 worker'] / cpu[two]:.2f} by CPU time")
    print(f"to the peer as two processes: {speed[two] / speed['peer, 2 processes']:.2f} by the clock, "
          f"{cpu['peer, 2 processes'] / cpu[two]:.2f} by CPU time")
