#!/usr/bin/env python3
"""Compares two executables of gradphoto: the same pictures, the same findings, the same reports, the same cost?

usage: compare.py OLD NEW [--photos FOLDER …] [--sample N] [--only PART,…] [--rounds N] …     see README.md
Exit status: 0 nothing differs but the wording of texts, 1 something else differs, 2 a program could not be run.
Standard library only.
"""
import argparse
import concurrent.futures
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile

import cost
from differences import Differences
from photos import draw_batch, evenly, photos_in

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "../../.."))
PICTURES = os.path.join(ROOT, "fixtures/compliance/pictures")
SHARED = os.path.join(ROOT, "../shared/data")
GRADUATION = "2026-06-30"                # a fixed day: what is judged does not depend on the day of the comparison
AT_ONCE = 40                             # photos a process: a crash takes no more with it
STANDARDS = ["chsi-99", "chsi-99-blue", "chsi-99-white"]
COMMANDS = ["", "standardize", "check", "detect", "matte", "rules", "explain", "standards", "batch", "status", "roster",
            "roster lint", "watch", "worker", "merge"]
USAGE_ERRORS = [["standardize"], ["standardize", "a.jpg", "-o", "o", "--background", "pink"], ["check"],
                ["check", "a.jpg", "--standard", "none"], ["check", "a.jpg", "--graduation", "2026-02-30"],
                ["explain", "none"], ["nonsense"], ["batch", "none", "-o", "o"], ["status", "none"],
                ["roster", "lint", "none.csv"], ["check", "a.jpg", "b.jpg", "--overlay", "o.png"]]
NOT_PEOPLE = {"compliance", "formats", "noface", "exif_orientation", "qr_zxing"}
PARTS = ["texts", "formats", "standardize", "check", "source", "detect", "matte", "batch", "cost"]


class Side:
    """One of the two programs, with a folder of its own; both see the photos under the same paths."""

    def __init__(self, name, program, work):
        self.program, self.work = os.path.abspath(program), work
        self.folder = os.path.join(work, name)
        os.makedirs(self.folder)

    def run(self, arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)
        return Answer(done.returncode, self.text(done.stdout), self.text(done.stderr))

    def text(self, data):
        """What was told, with this side's own folder named like the other's."""
        return data.decode("utf-8", "replace").replace(self.folder + os.sep, self.work + os.sep)

    def read(self, *path):
        try:
            with open(os.path.join(self.folder, *path), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None


class Answer:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


class Comparison:
    def __init__(self, old, new, work, at_once):
        self.work = work
        self.sides = [Side("old", old, work), Side("new", new, work)]
        self.pool = concurrent.futures.ThreadPoolExecutor(at_once)
        self.differences = Differences()

    def run(self, section, where, arguments):
        """Runs both; compares the statuses and what they told beside the results."""
        old, new = self.pool.map(lambda side: side.run(arguments), self.sides)
        if old.status < 0 or new.status < 0 or old.status != new.status:
            if old.status != new.status:
                self.differences.add(section, "exit status", where, old.status, new.status)
            else:
                print(f"  both ended by signal {-old.status}: {section} {where}", flush=True)
        self.differences.lines(section + " (standard error)", old.err, new.err)
        return old, new

    def over(self, section, photos, arguments):
        """Runs over the photos, some at once; each prints one line of JSON a photo."""
        before = self.differences.counts()
        for i in range(0, len(photos), AT_ONCE):
            some = photos[i:i + AT_ONCE]
            old, new = self.run(section, f"{os.path.basename(some[0])} …", [arguments[0], *some, *arguments[1:]])
            self.differences.json_lines(section, some, old.out, new.out)
        self.say(section, f"{len(photos)} photos", before)

    def say(self, section, what, before):
        """What was found since `before`."""
        real, texts = (now - then for now, then in zip(self.differences.counts(), before))
        found = f"{real} differences" if real else "equal"
        print(f"  {section:<34} {what:<22} {found}{f', {texts} texts differ' if texts else ''}", flush=True)

    def files(self, section, folder, skip=lambda path: False, text=lambda path: path.endswith(".txt")):
        """Every file that both made under a folder, by SHA-256; texts by their lines."""
        before = self.differences.counts()
        old, new = (names_under(os.path.join(side.folder, folder)) for side in self.sides)
        for path in sorted(old ^ new):
            self.differences.add(section, "files", path, *("there" if path in s else "not there" for s in (old, new)))
        count = 0
        for path in sorted(old & new):
            if skip(path):
                continue
            count += 1
            one, other = (side.read(folder, path) for side in self.sides)
            if one != other and text(path):
                self.differences.lines(section, *(data.decode("utf-8", "replace") for data in (one, other)))
            elif one != other:
                self.differences.add(section, "contents of " + os.path.splitext(path)[1], path, sha256(one), sha256(other))
        self.say(section, f"{count} files", before)


def sha256(data):
    return hashlib.sha256(data).hexdigest()[:16]


def names_under(folder):
    return {os.path.relpath(os.path.join(parent, f), folder) for parent, _, files in os.walk(folder) for f in files}


# Parts: each compares one thing

def texts(c, sets):
    before = c.differences.counts()
    for command in COMMANDS:            # help is in both languages at once
        old, new = c.run("help", command, [*command.split(), "--help"])
        c.differences.lines("help", old.out, new.out)
    for language in ("en", "zh"):
        for arguments in [["rules"], ["standards"]]:
            old, new = c.run("texts", arguments[0], [*arguments, "--language", language])
            c.differences.lines("texts", old.out, new.out)
    rules = [line.split()[0] for line in c.sides[0].run(["rules"]).out.splitlines() if line and not line.startswith(" ")]
    for rule in rules:
        for language in ("en", "zh"):
            old, new = c.run("explain", rule, ["explain", rule, "--language", language])
            c.differences.lines("explain", old.out, new.out)
    for arguments in USAGE_ERRORS:
        for language in ("en", "zh"):
            old, new = c.run("usage errors", " ".join(arguments), [*arguments, "--language", language])
            c.differences.lines("usage errors", old.out, new.out)
    c.say("texts and usage errors", f"{len(rules)} rules", before)


def formats(c, sets):
    before = c.differences.counts()
    some = [*evenly(photos_in(PICTURES), 8), *evenly(sets[-1][1], 8), "/none.jpg"]
    judge = {"sarif": c.differences.documents, "csv": c.differences.csv_tables, "junit": c.differences.xml,
             "text": lambda section, _, old, new: c.differences.lines(section, old, new)}
    for command in (["check"], ["check", "--source"], ["standardize", "-o", "formats"]):
        for form, compare in judge.items():
            for language in ("en", "zh"):
                section = f"{command[0]} --format {form}"
                old, new = c.run(section, "", [*command, *some, "--format", form, "--language", language,
                                               "--graduation", GRADUATION, "--quiet"])
                compare(section, " ".join(command), old.out, new.out)
    c.say("report formats", f"{len(some)} photos", before)


def standardize(c, sets):
    for name, photos in sets:
        out = os.path.join("pictures", name)
        c.over(f"standardize {name}", photos, ["standardize", "-o", out, "--keep-failed", "--format", "json",
                                               "--graduation", GRADUATION, "--quiet"])
        c.files(f"pictures {name}", out)


def check(c, sets):
    for standard in STANDARDS:
        c.over(f"check compliance {standard}", photos_in(PICTURES),
               ["check", "--standard", standard, "--format", "json", "--graduation", GRADUATION, "--quiet"])
    pictures, finished = os.path.join(c.sides[0].folder, "pictures"), os.path.join(c.work, "finished")
    if os.path.isdir(pictures):              # what OLD made of the photos
        shutil.copytree(pictures, finished)
        c.over("check finished pictures", photos_in(finished),
               ["check", "--format", "json", "--graduation", GRADUATION, "--quiet"])


def source(c, sets):
    for name, photos in sets:
        c.over(f"check --source {name}", photos,
               ["check", "--source", "--format", "json", "--graduation", GRADUATION, "--quiet"])


def detect(c, sets):
    for name, photos in sets:
        c.over(f"detect {name}", photos, ["detect", "--format", "json", "--quiet"])


def matte(c, sets):
    before = c.differences.counts()
    photos = [photo for _, some in sets for photo in evenly(some, 2)]
    for i, photo in enumerate(photos):
        for matting in ("fast", "fine"):
            for folder in ("alpha", "cutout"):
                for side in c.sides:
                    os.makedirs(os.path.join(side.folder, "mattes", folder), exist_ok=True)
            c.run(f"matte {matting}", photo, ["matte", photo, "--matting", matting, "--quiet", "-o",
                                              f"mattes/alpha/{i}-{matting}.png", "--cutout", f"mattes/cutout/{i}-{matting}.png"])
    c.say("matte", f"{len(photos)} photos", before)
    c.files("mattes", "mattes")


def batch(c, sets, count=200):
    before = c.differences.counts()
    photos = evenly(people_in(sets), count)
    folder = os.path.join(c.work, "batch")
    os.makedirs(folder)
    folder_of_photos, roster = draw_batch(photos, folder)
    # No day of graduation: photos without a date may then conform, so that every folder is filled.
    old, new = c.run("batch", "", ["batch", folder_of_photos, "-o", "out", "--roster", roster, "--name",
                                   "{学院}/{班级}/{学号}.jpg", "--jobs", "2", "--language", "en"])
    # Workers finish in any order: the lines without their numbers, sorted.
    told = ["\n".join(sorted(line.split(" ", 1)[-1] for line in answer.out.splitlines())) for answer in (old, new)]
    c.differences.lines("batch (standard output)", *told)
    for name in ("results", "missing", "unmatched", "duplicates", "skipped"):
        c.differences.csv_tables(f"batch {name}.csv", f"{name}.csv", *read_texts(c, "out/report", f"{name}.csv"))
    results = read_texts(c, "out/report", "results.jsonl")
    c.differences.json_lines("batch results.jsonl", [f"line {i + 1}" for i in range(len(results[0].splitlines()))], *results)
    c.differences.xml("batch junit.xml", "junit.xml", *read_texts(c, "out/report", "junit.xml"))
    c.differences.documents("batch results.sarif", "results.sarif", *read_texts(c, "out/report", "results.sarif"))
    manifests = [dict(reversed(line.split("  ", 1)) for line in text.splitlines() if not line.endswith(".txt"))
                 for text in read_texts(c, "out/report", "manifest.sha256")]
    c.differences.values("batch manifest.sha256", "", *manifests)
    old, new = c.run("status", "", ["status", "out", "--format", "json"])
    c.differences.documents("status", "", old.out, new.out)
    for language in ("en", "zh"):
        old, new = c.run("status", "", ["status", "out", "--language", language])
        c.differences.lines("status", old.out, new.out)
    old, new = c.run("roster lint", "", ["roster", "lint", roster, "--format", "json"])
    c.differences.json_lines("roster lint", [f"line {i + 1}" for i in range(len(old.out.splitlines()))], old.out, new.out)
    c.say("batch reports", f"{len(photos)} photos", before)
    c.files("batch outputs", "out", skip=lambda path: path.startswith(("report" + os.sep, "journal" + os.sep)))
    filled = {f: len(names_under(os.path.join(c.sides[0].folder, "out", f))) for f in ("accepted", "review", "returned")}
    print("    " + ", ".join(f"{f} {n}" for f, n in filled.items()), flush=True)


def read_texts(c, *path):
    """A file of each; one that is missing is empty."""
    return [(side.read(*path) or b"").decode("utf-8-sig", "replace") for side in c.sides]


def costs(c, sets, rounds):
    some = evenly(people_in(sets), 24) or photos_in(PICTURES)
    finished = os.path.join(PICTURES, "conforms-blue.jpg")
    folder = os.path.join(c.work, "cost-photos")
    os.makedirs(folder)
    source_folder, roster = draw_batch(some, folder)
    cost.in_turns([
        ("--help", ["--help"], 10),
        ("check, cold", ["check", finished, "--quiet"], 5),
        (f"standardize {len(some)}", ["standardize", *some, "-o", "out", "--keep-failed", "--quiet"], 1),
        (f"batch of {len(some)}", ["batch", source_folder, "-o", "out", "--roster", roster, "--jobs", "1", "--quiet"], 1),
    ], [side.program for side in c.sides], c.work, rounds)


def people_in(sets):
    """The photos of people, for batches and for the cost."""
    return [photo for name, photos in sets if name not in NOT_PEOPLE for photo in photos]


def chosen_sets(options):
    folders = options.photos
    if not folders and os.path.isdir(SHARED):
        folders = sorted(os.path.join(SHARED, f) for f in os.listdir(SHARED) if os.path.isdir(os.path.join(SHARED, f)))
    sets = [("compliance", photos_in(PICTURES))]
    for folder in folders or [os.path.join(ROOT, ".models/portraits")]:
        found = evenly(photos_in(folder), options.sample)
        if found:
            sets.append((os.path.basename(os.path.abspath(folder)), found))
    return sets


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--photos", action="append", help="folder of photos (default: those of ../shared/data)")
    parser.add_argument("--sample", type=int, default=0, help="photos a folder at most (default: all)")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, by comma: " + ", ".join(PARTS))
    parser.add_argument("--rounds", type=int, default=9, help="rounds of the cost (default: 9)")
    parser.add_argument("--batch", type=int, default=200, help="photos of the batch (default: 200)")
    parser.add_argument("--at-once", type=int, default=1, choices=[1, 2], help="programs that run at once (default: 1)")
    parser.add_argument("--keep", help="folder that keeps what both made")
    options = parser.parse_args()
    parts = options.only.split(",")
    if unknown := set(parts) - set(PARTS):
        parser.error("no such part: " + ", ".join(sorted(unknown)))
    sets = chosen_sets(options)
    work = os.path.abspath(options.keep) if options.keep else tempfile.mkdtemp(prefix="compare-")
    if options.keep:
        shutil.rmtree(work, ignore_errors=True)
        os.makedirs(work)
    models = os.path.join(ROOT, ".models")
    if os.path.isdir(models):
        os.environ.setdefault("GRADPHOTO_MODELS", models)
    try:
        c = Comparison(options.old, options.new, work, options.at_once)
        print(f"{sum(len(photos) for _, photos in sets)} photos of {len(sets)} sets; "
              f"old: {version(c.sides[0])}, new: {version(c.sides[1])}", flush=True)
        for part, compare in {"texts": texts, "formats": formats, "standardize": standardize, "check": check,
                              "source": source, "detect": detect, "matte": matte}.items():
            if part in parts:
                compare(c, sets)
        if "batch" in parts:
            batch(c, sets, options.batch)
        print(flush=True)
        c.differences.tell()
        if "cost" in parts:
            costs(c, sets, options.rounds)
    except OSError as error:
        print(f"compare: {error}", file=sys.stderr)
        return 2
    finally:
        if not options.keep:
            shutil.rmtree(work, ignore_errors=True)
    good = c.differences.only_texts()
    print("\n" + ("nothing differs" if good and not c.differences.texts else
                  "nothing differs but the wording of texts" if good else "more differs than the wording of texts"))
    return 0 if good else 1


def version(side):
    return side.run(["--version"]).out.strip()


if __name__ == "__main__":
    sys.exit(main())
