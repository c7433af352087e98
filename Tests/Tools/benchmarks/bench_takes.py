#!/usr/bin/env python3
"""Taking photos into a collection beside a batch of the same photos: speed, processor time, peak memory.

    bench_takes.py GRADPHOTO PORTRAIT… [--photos N] [--rounds R] [--jobs J]

The photos are the portraits, each copy with a comment of its own. Batch, collection, and collection that keeps faces run in turns, the
least of the rounds counts; "4N" is a collection of four times as many photos, for memory.
"""
import argparse
import os
import shutil
import subprocess
import tempfile
import time


def copies(portraits, count, folder):
    """JPEGs that differ by a comment (COM segment) behind their first marker."""
    os.makedirs(folder)
    for index in range(count):
        with open(portraits[index % len(portraits)], "rb") as file:
            data = file.read()
        text = f"copy {index}".encode()
        comment = b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text
        with open(os.path.join(folder, f"2022{index:06}.jpg"), "wb") as file:
            file.write(data[:2] + comment + data[2:])


def run(arguments):
    """Seconds of wall and processor time, and the peak of memory in MB."""
    start = time.perf_counter()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def roster(count, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("学号,姓名\n" + "".join(f"2022{i:06},学生{i}\n" for i in range(count)))


class Bench:
    def __init__(self, program, folder, jobs):
        self.program, self.folder, self.jobs, self.made = program, folder, jobs, 0

    def place(self):
        self.made += 1
        return os.path.join(self.folder, f"out{self.made}")

    def batch(self, photos, students):
        out = self.place()
        figures = run([self.program, "batch", photos, "-o", out, "--roster", students, "--jobs", str(self.jobs), "--quiet"])
        shutil.rmtree(out)
        return figures

    def take(self, photos, students, *options):
        out = self.place()
        subprocess.run([self.program, "collect", "init", out, "--school", "a", "--batch", "b", "--consent-elsewhere", "bench",
                        "--steps", "consent", *options], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        subprocess.run([self.program, "collect", "import", students, "-C", out], check=False, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        figures = run([self.program, "collect", "take", photos, "-C", out, "--jobs", str(self.jobs), "--quiet"])
        shutil.rmtree(out)
        return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("portraits", nargs="+")
    parser.add_argument("--photos", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.abspath(arguments.program), folder, arguments.jobs)
        few, many = os.path.join(folder, "few"), os.path.join(folder, "many")
        copies(arguments.portraits, arguments.photos, few)
        copies(arguments.portraits, 4 * arguments.photos, many)
        students = os.path.join(folder, "list.csv")
        roster(4 * arguments.photos, students)
        ways = {"batch": lambda: bench.batch(few, students), "take": lambda: bench.take(few, students),
                "take, faces kept": lambda: bench.take(few, students, "--keep-faces")}
        found = {name: [] for name in ways}
        for _ in range(arguments.rounds):
            for name, way in ways.items():
                found[name].append(way())
        count = arguments.photos
        print(f"{count} photos, {arguments.jobs} workers      ms a photo   cpu ms   peak MB   speed/batch   by cpu")
        least = {name: [min(values) for values in zip(*rounds)] for name, rounds in found.items()}
        for name, (wall, cpu, memory) in least.items():
            print(f"{name:26} {1e3 * wall / count:12.1f} {1e3 * cpu / count:8.1f} {memory:9.0f} {least['batch'][0] / wall:13.2f} "
                  f"{least['batch'][1] / cpu:8.2f}")
        wall, cpu, memory = bench.take(many, students)
        print(f"{'take, 4N':26} {1e3 * wall / 4 / count:12.1f} {1e3 * cpu / 4 / count:8.1f} {memory:9.0f}")


if __name__ == "__main__":
    main()
