#!/usr/bin/env python3
"""Hurts `gradphoto collect`: kill -9 at random moments over all commands, a full disk, several processes at once.

usage: faults.py GRADPHOTO PORTRAIT… [--kills N]
After each harm the collection must be whole: `check` finds nothing, the log proves itself, what was answered is there.
The full disk is a tmpfs and is left out where the user may not mount one. Needs Pillow.
"""
import argparse, collections, csv, json, os, random, shutil, signal, subprocess, sys, tempfile, time

from PIL import Image

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults"))
import lenient

parser = argparse.ArgumentParser()
parser.add_argument("gradphoto")
parser.add_argument("portraits", nargs="+")
parser.add_argument("--kills", type=int, default=60)
parser.add_argument("--students", type=int, default=300)
options = parser.parse_args()
GRADPHOTO = os.path.abspath(options.gradphoto)
rng = random.Random(3)
failures = []


def check(what, good, detail=""):
    if not good:
        failures.append(what)
    if not good or not what.startswith("."):
        print(f"  {'ok  ' if good else 'FAIL'} {what}{'' if good else ': ' + str(detail)[:500]}", flush=True)


def command(place, *arguments):
    return [GRADPHOTO, "collect", *map(str, arguments), "-C", place, "--format", "json", "--language", "en", "--actor", "faults.py"]


def collect(place, *arguments):
    done = subprocess.run(command(place, *arguments), capture_output=True, text=True)
    return done.returncode, [json.loads(l) for l in done.stdout.splitlines()], done.stderr


def table(base, name, headings, rows):
    path = os.path.join(base, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
    return path


def audit(name, place, heads=()):
    """Nothing half done, nothing lost."""
    code, flaws, errors = collect(place, "check")
    check(f".{name}: check finds nothing", code == 0 and not flaws, flaws or errors)
    check(f".{name}: nothing is left of what was on its way", not os.listdir(os.path.join(place, "tmp")), os.listdir(os.path.join(place, "tmp")))
    code, proof, errors = collect(place, "verify-log", *(["--head", heads[-1]] if heads else []))
    check(f".{name}: the log proves itself, and holds what was answered", code == 0, proof or errors)
    return proof[0]["head"] if proof else ""


class School:
    """A collection in `base`, and the next command that can be done in it."""

    def __init__(self, base):
        self.base, self.place = base, os.path.join(base, "c")
        self.photos = os.path.join(base, "photos")
        self.numbers = [f"2026{i:05}" for i in range(options.students)]
        self.roster = table(base, "list.csv", ["学号", "姓名", "证件号", "学院", "班级"],
                            [[n, "学生", f"E{int(n[-8:]):08}", "学院", f"{i % 5}班"] for i, n in enumerate(self.numbers)])
        self.privacy = os.path.join(base, "privacy.txt")
        with open(self.privacy, "w") as file:
            file.write("I agree.\n")
        os.makedirs(self.photos)
        portraits = [Image.open(path).convert("RGB") for path in options.portraits]
        for i, n in enumerate(self.numbers[:40]):
            # Each another picture, to the last byte of what is made of it: the same one under two numbers is told as such.
            picture = portraits[i % len(portraits)]
            picture = picture.crop((i, i, picture.width, picture.height)).point([min(255, round(v * (0.95 + i / 400))) for v in range(256)] * 3)
            picture.save(os.path.join(self.photos, n + ".jpg"), quality=92)
        self.standard = lenient.standard(GRADPHOTO, base)
        self.round = 0

    def begin(self):
        return [GRADPHOTO, "collect", "init", self.place, "--school", "s", "--batch", "b", "--privacy", self.privacy, "--fee", "15",
                "--actor", "faults.py", *self.standard]

    def some(self, name, headings=("学号",), row=lambda n: [n]):
        return table(self.base, name, headings, [row(n) for n in rng.sample(self.numbers, 60)])

    def commands(self):
        """One of each kind, with other students each time."""
        self.round += 1
        r = self.round
        photographed = self.numbers[:40]
        few = rng.sample(photographed, 12)
        listed = table(self.base, "few.csv", ["学号", "收据号"], [[n, f"R{r}-{n}"] for n in few])
        return [
            ("import", self.roster), ("verify", "--list", self.some("v.csv", ("学号", "后四位"), lambda n: [n, n[-4:]])),
            ("consent", "--list", self.some("s.csv")), ("confirm", "--list", self.some("f.csv")),
            ("profile", "--list", self.some("p.csv", ("学号", "手机"), lambda n: [n, "13800138000"])),
            ("take", self.photos, "-j", "2"), ("accept", "--last", "--list", listed), ("pay", "--list", listed),
            ("review", "return", "--reason", "retouched", "--list", table(self.base, "r.csv", ["学号"], [[n] for n in few[:3]])),
            ("review", "approve", "--list", listed), ("review", "undo", "--student", rng.choice(few)),
            ("notify", "-o", os.path.join(self.base, "messages")), ("deliver", "-o", os.path.join(self.base, "delivery")),
            ("withdraw", "--student", rng.choice(self.numbers)), ("purge", "--student", rng.choice(self.numbers)),
            ("confirm", "--student", rng.choice(self.numbers), "--correct", "姓名=另一名"), ("privacy", self.privacy, "--version", f"{r}"),
            ("export", "--student", rng.choice(self.numbers), "-o", os.path.join(self.base, f"export{r}")),
        ]


def kills():
    print(f"kill -9 at {options.kills} random moments", flush=True)
    base = tempfile.mkdtemp(prefix="collect-kills-")
    school = School(base)
    killed = collections.Counter()
    tries = 0
    while not os.path.exists(os.path.join(school.place, "collection.sqlite")):
        process = subprocess.Popen(school.begin(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        tries += 1
        try:
            _, errors = process.communicate(timeout=rng.uniform(0.005, 0.08) if tries < 6 else None)
            check("init ends", process.returncode == 0, errors)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            killed["init"] += 1
    collect(school.place, "import", school.roster)
    for name in ("verify", "consent", "confirm", "profile"):
        # So that every command has something to do.
        rows = [[n, n[-4:], "13800138000"] for n in school.numbers[:120]]
        collect(school.place, name, "--list", table(base, "all.csv", ["学号", "后四位", "手机"], rows))
    heads, duration = [audit("begun", school.place)], {}
    delivered = {}
    while sum(killed.values()) < options.kills:
        for arguments in rng.sample(school.commands(), 18):
            name = " ".join(a for a in arguments[:2] if not a.startswith(("-", "/")))
            process = subprocess.Popen(command(school.place, *arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            start = time.time()
            try:
                process.wait(rng.uniform(0.01, duration.get(name, 0.3)))
                duration[name] = max(0.05, time.time() - start)
                code = process.returncode
                check(f".{name} ends in order", code in (0, 1, 2), code)
                _, proof, _ = collect(school.place, "verify-log")
                heads.append(proof[0]["head"])
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                killed[name] += 1
                # The next time it may live longer.
                duration[name] = max(duration.get(name, 0.3), 0.3) * 1.15
                heads.append(audit(f"after killing {name}", school.place, heads))
            if sum(killed.values()) >= options.kills:
                break
    print("       killed:", dict(killed))
    audit("at the end", school.place, heads)
    messages = collections.Counter()
    folder = os.path.join(base, "messages")
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        check(f".messages {name}: whole", name.endswith(".csv"), name)
    # Who was purged is new on the list.
    collect(school.place, "import", school.roster)
    states = collect(school.place, "status")[1][0]["states"]
    check("every student is accounted for", sum(n for state, n in states.items() if state != "purged") == options.students, states)
    check(f"{sum(killed.values())} kills, {len(heads)} audits", not failures, failures[:3])
    shutil.rmtree(base)


def several():
    print("several processes at once", flush=True)
    base = tempfile.mkdtemp(prefix="collect-several-")
    school = School(base)
    subprocess.run(school.begin(), check=True, stdout=subprocess.DEVNULL)
    collect(school.place, "import", school.roster)
    parts = [school.numbers[i::4] for i in range(4)]
    for name in ("verify", "consent", "confirm", "profile"):
        running = [subprocess.Popen(command(school.place, name, "--list", table(base, f"{name}{i}.csv", ["学号", "后四位", "手机"],
                                                                                [[n, n[-4:], "13800138000"] for n in part])),
                                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for i, part in enumerate(parts)]
        for process in running:
            _, errors = process.communicate()
            check(f".{name} beside three others", process.returncode == 0, errors)
    states = collect(school.place, "status")[1][0]["states"]
    check("all have come through", states["profiled"] == options.students, states)
    # Two photographers take different photos in, at once; then two reviewers decide the same students.
    half = os.path.join(base, "half")
    os.makedirs(half)
    for name in sorted(os.listdir(school.photos))[20:]:
        os.rename(os.path.join(school.photos, name), os.path.join(half, name))
    running = [subprocess.Popen(command(school.place, "take", folder, "-j", "1"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
               for folder in (school.photos, half)]
    for process in running:
        _, errors = process.communicate()
        check(".take beside another", process.returncode in (0, 1), errors)
    everyone = table(base, "everyone.csv", ["学号", "收据号"], [[n, "R" + n] for n in school.numbers[:40]])
    collect(school.place, "accept", "--last", "--list", everyone)
    collect(school.place, "pay", "--list", everyone)
    waiting = len(collect(school.place, "review", "list")[1])
    reviewers = [command(school.place, "review", "approve", "--list", everyone), command(school.place, "review", "return", "--reason", "retouched", "--list", everyone)]
    running = [subprocess.Popen(c, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) for c in reviewers]
    done = [[json.loads(l) for l in p.communicate()[0].splitlines()] for p in running]
    decided = [l["student"] for lines in done for l in lines if not l.get("error")]
    check(f"{waiting} photos, two reviewers: each is decided once", len(decided) == len(set(decided)) == waiting > 0, (waiting, len(decided)))
    audit("several at once", school.place)
    check("the collection is whole", not failures, failures[:3])
    shutil.rmtree(base)


def full():
    print("full disk", flush=True)
    base = tempfile.mkdtemp(prefix="collect-full-")
    school = School(base)
    os.makedirs(school.place)
    mounted = False
    told = 0
    try:
        for size in ("200k", "400k", "700k", "1200k", "2m", "3m", "5m", "8m"):
            if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", school.place], capture_output=True).returncode:
                print("  left out: no tmpfs may be mounted here")
                return
            mounted = True
            first = subprocess.run([*school.begin(), "--language", "en"], capture_output=True, text=True)
            steps = [("import", school.roster)] + [
                (name, "--list", table(base, "all.csv", ["学号", "后四位", "手机"], [[n, n[-4:], "13800138000"] for n in school.numbers]))
                for name in ("verify", "consent", "confirm", "profile")] + [("take", school.photos)]
            errors = first.stderr if first.returncode else ""
            for step in steps if first.returncode == 0 else []:
                done = subprocess.run(command(school.place, *step), capture_output=True, text=True)
                if done.returncode == 2 and "full" in done.stderr + done.stdout:
                    errors = done.stderr + done.stdout
                    break
            if errors:
                told += 1
                check(f".{size}: one clear sentence", "disk is full" in errors or "The disk is full" in errors, errors)
            if first.returncode == 0:
                # With room again nothing is missing that was answered.
                subprocess.run(["mount", "-o", "remount,size=200m", school.place], check=True)
                audit(f"a disk of {size}", school.place)
            subprocess.run(["umount", school.place], check=True)
            mounted = False
        check(f"8 disks, {told} of them full: each told, nothing half done", told > 2 and not failures, (told, failures[:3]))
    finally:
        if mounted:
            subprocess.run(["umount", "-l", school.place])
        shutil.rmtree(base, ignore_errors=True)


kills()
several()
full()
print(f"{len(failures)} failures" if failures else "all as it should be")
sys.exit(1 if failures else 0)
