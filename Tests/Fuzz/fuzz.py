#!/usr/bin/env python3
"""Runs libFuzzer over each reader and says how often each was run. Ends with 1 where anything was found.

Usage: fuzz.py PROGRAM --time SECONDS | --runs MILLIONS [READER…]. What a reader was led to and how often it was run is kept
in FOLDER (.build-fuzz/campaign), so that the next run goes on from there; findings lie there too.
"""
import argparse
import os
import re
import subprocess
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SEEDS = os.path.join(ROOT, "fixtures", "fuzz")
CODECS = os.path.join(ROOT, "fixtures", "codecs")
# Bytes of an input at most: whatever a reader looks for fits, and the least is the fastest.
READERS = {
    "jpeg": 1280, "png": 1024, "webp": 512, "heif-boxes": 1024, "exif": 512, "icc": 1024, "decoder-answer": 256,
    "csv": 192, "xlsx": 2048, "xlsx-parts": 768, "standard": 4096, "worker": 192, "tflite": 1536, "onnx": 1024,
    "qr-payload": 96, "qr-picture": 137,
}
# Seconds that an input may take.
PATIENCE = "-timeout=60"
# libFuzzer's status where it was asked to end, and where an input took too long.
INTERRUPTED = 72
TIMEOUT = 70
PICTURES = {"jpeg": ".jpg", "png": ".png", "webp": ".webp", "heif-boxes": (".heic", ".avif")}


def seeds(reader, folder):
    """The seeds of a reader in one folder: links into ../codecs for pictures, so that no file lies here twice."""
    if reader not in PICTURES:
        return os.path.join(SEEDS, reader)
    linked = os.path.join(folder, "seeds", reader)
    os.makedirs(linked, exist_ok=True)
    for name in os.listdir(CODECS):
        place = os.path.join(linked, name)
        if name.endswith(PICTURES[reader]) and not os.path.exists(place):
            os.symlink(os.path.abspath(os.path.join(CODECS, name)), place)
    return linked


def fuzz(program, reader, folder, limits):
    """- Returns: executions, and what was found or None."""
    corpus = os.path.join(folder, "corpus", reader)
    findings = os.path.join(folder, "findings", "")
    for path in (corpus, findings):
        os.makedirs(path, exist_ok=True)
    command = [program, f"-max_len={READERS[reader]}", "-print_final_stats=1", PATIENCE, "-rss_limit_mb=2048",
               "-malloc_limit_mb=1024", "-verbosity=1", "-detect_leaks=0", f"-artifact_prefix={findings}{reader}-", *limits, corpus,
               seeds(reader, folder)]
    # The address sanitizer's end-of-run search for leaks does not know Swift's statics.
    environment = dict(os.environ, READER=reader, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:malloc_context_size=2:quarantine_size_mb=16")
    log = os.path.join(folder, reader + ".log")
    with open(log, "w") as output:
        status = subprocess.run(command, env=environment, cwd=ROOT, stdout=output, stderr=output).returncode
    with open(log, errors="replace") as file:
        text = file.read()
    counts = re.findall(r"number_of_executed_units: (\d+)", text) or re.findall(r"^#(\d+)\t", text, re.M)
    found = None
    if status not in (0, INTERRUPTED):
        cause = re.search(r"(SUMMARY: .*|.*[Ff]atal error.*)", text)
        place = re.search(r"Test unit written to (\S+)", text)
        found = f"{cause.group(0) if cause else status}: {place.group(1) if place else log}"
        # The clock goes on where the program is stopped for a while: what ends in time once more was not at fault.
        if status == TIMEOUT and place and subprocess.run([program, PATIENCE, place.group(1)], env=environment, cwd=ROOT,
                                                          capture_output=True).returncode == 0:
            os.remove(place.group(1))
            found = None
            print(f"{reader}: ended early by a clock that went on while the program was stopped", flush=True)
    return int(counts[-1]) if counts else 0, found


def executions(folder, **more):
    """How often each reader was run by all runs up to now, and what is known better."""
    tally, total = os.path.join(folder, "executions.tsv"), {}
    if os.path.exists(tally):
        with open(tally) as file:
            total = {name: int(count) for name, count in (line.split() for line in file)}
    if more:
        total.update(more)
        with open(tally + ".new", "w") as file:
            file.writelines(f"{name}\t{total[name]}\n" for name in READERS if name in total)
        os.replace(tally + ".new", tally)
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("readers", nargs="*", default=list(READERS))
    parser.add_argument("--time", type=int, help="seconds for each reader")
    parser.add_argument("--runs", type=float, help="millions of executions for each reader, those of former runs among them")
    parser.add_argument("--folder", default=os.path.join(ROOT, ".build-fuzz", "campaign"))
    options = parser.parse_intermixed_args()
    os.makedirs(options.folder, exist_ok=True)
    failed = False
    for reader in options.readers:
        before = executions(options.folder).get(reader, 0)
        limits = [f"-max_total_time={options.time}"] if options.time else []
        if options.runs:
            left = int(options.runs * 1e6) - before
            if left <= 0:
                continue
            limits.append(f"-runs={left}")
        count, found = fuzz(options.program, reader, options.folder, limits)
        executions(options.folder, **{reader: before + count})
        print(f"{reader:15} {count:12,} executions, {before + count:12,} in all: {found or 'nothing found'}", flush=True)
        failed = failed or found is not None
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
