#!/usr/bin/env python3
"""What `compare` says of labelled pairs and what it costs.

    bench_compare.py GRADPHOTO DATA [--pairs N]

DATA/verification_pairs.csv names the pairs. "load" is reading the networks, "pair" is both photos from their bytes to the
verdict, "process" is the whole program from its start, "cpu" is the processor time that it takes, all in milliseconds. On a
machine that does other work look at cpu and the least.
"""
import argparse
import collections
import csv
import json
import os
import resource
import statistics
import subprocess
import time


def processor_ms():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1e3 * (usage.ru_utime + usage.ru_stime)


def compare(program, first, second):
    start, before = time.perf_counter(), processor_ms()
    done = subprocess.run([program, "compare", first, second, "--format", "json"], capture_output=True, check=False)
    return json.loads(done.stdout), 1e3 * (time.perf_counter() - start), processor_ms() - before


def figures(name, values):
    print(f"{name:10} {min(values):8.1f} {statistics.median(values):8.1f} {max(values):8.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("data")
    parser.add_argument("--pairs", type=int, default=1000)
    arguments = parser.parse_args()
    with open(os.path.join(arguments.data, "verification_pairs.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[:arguments.pairs]
    verdicts, load, pair, process, processor = collections.Counter(), [], [], [], []
    for row in rows:
        report, wall, spent = compare(arguments.program, *(os.path.join(arguments.data, row[side]) for side in "ab"))
        verdicts[row["same"], report["verdict"]] += 1
        load.append(report["timings"]["load"])
        pair.append(report["timings"]["compare"])
        process.append(wall)
        processor.append(spent)
    print(f"{'ms':10} {'least':>8} {'median':>8} {'most':>8}   of {len(rows)} pairs")
    for name, values in (("load", load), ("pair", pair), ("process", process), ("cpu", processor)):
        figures(name, values)
    for (same, verdict), count in sorted(verdicts.items()):
        print(f"{'one person' if same == '1' else 'two people'}: {verdict} {count}")


if __name__ == "__main__":
    main()
