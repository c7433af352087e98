#!/usr/bin/env python3
"""200 students at once hand in photos of 4 MB; then a kill in the middle.

usage: load.py BINARY PHOTO [--students N] [--seconds S] [--workers N]     (run by `make service-load`)
Prints what it measures; fails where an answer is an error, an answered photo is lost, pages are slow or memory grows.
"""
import argparse, glob, io, itertools, json, os, re, resource, sqlite3, statistics, subprocess, sys, threading, time
from PIL import Image
from checks import Checks
from school import School
from visitor import Visitor

parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("photo")
parser.add_argument("--students", type=int, default=200)
parser.add_argument("--seconds", type=float, default=120)
parser.add_argument("--workers", type=int, default=max(1, (os.cpu_count() or 2) - 1), help="one core is left for the students, who are here, too")
options = parser.parse_args()
checks = Checks()
PORT = 18099
NICENESS = "5"  # of the service's workers


class Photos:
    """Photos of the size of a phone's, with a sensor's noise, about 4 MB: each another picture, none costs an encoding. Of two that
    differ a little in brightness the rows of blocks between restart markers (ITU T.81, B.2.1) are taken by the bits of a number."""
    FIRST, BITS = 150, 16  # rows of 16 pixels, from the neck on

    def __init__(self, path):
        picture = Image.open(path).convert("RGB").resize((3000, 4000), Image.LANCZOS)
        noise = Image.effect_noise(picture.size, 16).convert("RGB")
        picture = Image.blend(picture, noise, 0.25)
        self.dark = self.rows(picture)
        self.light = self.rows(picture.point(lambda value: min(255, value + 6)))
        self.numbers = itertools.count()

    @staticmethod
    def rows(picture):
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=95, restart_marker_rows=1)
        return re.split(rb"(?<=\xff[\xd0-\xd7])", file.getvalue())

    def next(self):
        number, rows = next(self.numbers), list(self.dark)
        for bit in range(self.BITS):
            if number >> bit & 1:
                rows[self.FIRST + bit] = self.light[self.FIRST + bit]
        return b"".join(rows)


def prepare(school):
    rows = os.path.join(school.root, "all.csv")
    with open(rows, "w", encoding="utf-8") as file:
        file.write("学号,后四位,手机\n" + "".join(f"{n},{school.last_four(n)},13800138000\n" for n in school.numbers))
    for step in ("verify", "consent", "confirm", "profile"):
        school.run(step, "--list", rows)


class Student(threading.Thread):
    def __init__(self, school, index, photos, end):
        super().__init__(daemon=True)
        self.school, self.index, self.photos, self.end = school, index, photos, end
        self.number = school.numbers[index]
        self.visitor = Visitor(school.address, index)
        self.answered, self.errors, self.pages = [], [], []

    def run(self):
        try:
            self.visitor.enter(self.number, self.school.last_four(self.number))
            while time.time() < self.end:
                self.hand_in()
        except Exception as error:  # whatever it is, it is told
            self.errors.append(repr(error))

    def hand_in(self):
        photo = self.photos.next()
        status, text = self.visitor.ask("POST", "/me/photo", photo, {"Content-Type": "application/octet-stream"})
        if status == 429:
            time.sleep(1)
            return
        if status != 202:
            self.errors.append(f"{status} {text[:100]}")
            return
        upload = json.loads(text)["upload"]
        self.answered.append(upload)
        while time.time() < self.end:
            start = time.perf_counter()
            status, text = self.visitor.ask("GET", "/me")
            self.pages.append(time.perf_counter() - start)
            if status != 200:
                self.errors.append(f"{status} of a page")
            state = json.loads(self.visitor.ask("GET", "/me/state")[1])
            one = next((u for u in state["uploads"] if u["id"] == upload), None)
            if one is None or "take" in one or one["isRefused"]:
                return
            # As the page's script does.
            time.sleep(state["wait"] / 1000)


def crowd(school, photos, seconds):
    end = time.time() + seconds
    students = [Student(school, i, photos, end) for i in range(options.students)]
    for student in students:
        student.start()
    return students


def memory(school):
    """Megabytes of the service at its largest."""
    with open(f"/proc/{school.process.pid}/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))


def worked(school):
    """Seconds of a processor that the workers had: the threads that let others go first."""
    seconds = 0
    for task in glob.glob(f"/proc/{school.process.pid}/task/*/stat"):
        with open(task) as file:
            fields = file.read().rpartition(")")[2].split()
        if int(fields[16]) == os.getpriority(os.PRIO_PROCESS, school.process.pid) + int(NICENESS):
            seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def judged(school, end):
    """Photos that had a verdict by then."""
    path = os.path.join(school.folder, "collection.sqlite")
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM take WHERE time <= ?", [int(end * 1000)]).fetchone()[0]


def outcomes(school, students):
    """Every answered photo: how many wait, are takes or refused, or are nowhere."""
    waiting = lost = 0
    for student in students:
        if not student.answered:
            continue
        visitor = Visitor(school.address, 5000 + student.index)
        visitor.cookie = student.visitor.cookie
        state = json.loads(visitor.ask("GET", "/me/state")[1])
        known = {u["id"]: u for u in state["uploads"]}
        for upload in student.answered:
            one = known.get(upload)
            lost += one is None
            waiting += one is not None and "take" not in one and not one["isRefused"]
    return waiting, lost


def settle(school, students):
    for _ in range(600):
        waiting, lost = outcomes(school, students)
        if waiting == 0:
            return lost
        time.sleep(1)
    return -1


def batch_rate(school, photos):
    """Photos a second of `batch` with the same workers, to whom what else runs on the machine does as much; and the seconds of a
    processor that a photo takes."""
    folder = os.path.join(school.root, "batch")
    os.makedirs(folder)
    count = 40
    for i in range(count):
        with open(os.path.join(folder, f"{i}.jpg"), "wb") as file:
            file.write(photos.next())
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["nice", "-n", NICENESS, school.binary, "batch", folder, "-o", folder + "-out", "-j", str(options.workers)],
                   capture_output=True, env=school.environment)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return count / seconds, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / count


school = School(options.binary, students=options.students)
try:
    prepare(school)
    photos = Photos(options.photo)
    print(f"{options.students} students, photos of {len(photos.next()) / 1e6:.1f} MB, {options.workers} workers")
    rate, cost = batch_rate(school, photos)
    school.serve("--port", str(PORT), "-j", str(options.workers))
    students = crowd(school, photos, options.seconds)
    for student in students:
        student.join(options.seconds + 120)
    errors = [e for s in students for e in s.errors]
    pages = sorted(p for s in students for p in s.pages)
    done = judged(school, students[0].end) / options.seconds
    own = worked(school) / judged(school, time.time())
    answered = sum(len(s.answered) for s in students)
    p95 = statistics.quantiles(pages, n=20)[-1] * 1000 if len(pages) > 20 else 0
    print(f"       {answered} photos answered, {done:.2f} judged a second (batch: {rate:.2f}), {len(pages)} pages: "
          f"median {statistics.median(pages) * 1000:.0f} ms, p95 {p95:.0f} ms, {memory(school):.0f} MB")
    checks.check("no error", not errors, errors[:3])
    checks.check("pages within 50 ms in 95 of 100", p95 <= 50, p95)
    checks.check("as fast as 0.9 of batch", done >= 0.9 * rate, (done, rate))
    print(f"       a photo takes a worker {own:.3f} s of a processor, batch {cost:.3f} s")
    checks.check("and a photo costs a worker what it costs batch", own <= cost / 0.9, (own, cost))
    checks.check("400 MB at most", memory(school) <= 400, memory(school))
    checks.check("no answered photo is lost", settle(school, students) == 0)
    # A kill in the middle.
    students = crowd(school, photos, 15)
    time.sleep(10)
    school.end(kill=True)
    for student in students:
        student.join(60)
    school.serve("--port", str(PORT), "-j", str(options.workers))
    checks.check(f"after a kill every answered photo is there ({sum(len(s.answered) for s in students)})",
                 settle(school, students) == 0)
    checks.check("the service ends in order", school.end() == 0)
    checks.check("the collection is sound", not school.run("check", "--format", "json").strip())
finally:
    school.remove()
sys.exit(checks.finish("the service bears its load"))
