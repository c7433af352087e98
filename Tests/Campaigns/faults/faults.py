#!/usr/bin/env python3
"""The fault campaign: hurts `gradphoto batch` in every way we know and counts what is lost, doubled or misplaced.

usage: faults.py GRADPHOTO PHOTO… [--kills N]     photos: a few real portraits, copied under many names
Photos are judged by a standard that some of them meet. Needs no more than Python; the full disk is a tmpfs and is left out where the user may not mount one.
"""
import argparse, collections, hashlib, json, os, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time
import lenient

parser = argparse.ArgumentParser()
parser.add_argument("gradphoto")
parser.add_argument("photos", nargs="+")
parser.add_argument("--kills", type=int, default=60)
parser.add_argument("--count", type=int, default=40, help="photos in the folder")
options = parser.parse_args()
GRADPHOTO = os.path.abspath(options.gradphoto)
FOLDERS = ("accepted", "review", "returned")
failures = []
counts = collections.Counter()


def check(what, good, detail=""):
    counts["checks"] += 1
    print(f"  {'ok  ' if good else 'FAIL'} {what}{'' if good else ': ' + str(detail)[:300]}", flush=True)
    if not good:
        failures.append(what)


def batch(source, out, *more):
    return [GRADPHOTO, "batch", source, "-o", out, "--language", "en", *standard, *more]


def run(source, out, *more, wait=600):
    done = subprocess.run(batch(source, out, *more), capture_output=True, text=True, timeout=wait)
    return done.returncode, done.stdout + done.stderr


def outputs(out):
    return {os.path.relpath(os.path.join(d, f), out) for folder in FOLDERS
            for d, _, files in os.walk(os.path.join(out, folder)) for f in files}


def rows(out):
    db = sqlite3.connect(f"file:{out}/journal/journal.sqlite?mode=ro", uri=True)
    found = db.execute("SELECT path, outcome, files FROM photo WHERE mine").fetchall()
    db.close()
    return found


def audit(name, source, out, expect=None):
    """Every photo exactly once, every file whole and accounted for, nothing half-written."""
    found = rows(out)
    photos = sorted(os.path.relpath(os.path.join(os.fsencode(d), f), os.fsencode(source))
                    for d, _, files in os.walk(os.fsencode(source)) for f in files if not f.startswith(b"."))
    named = sorted(bytes(p) if isinstance(p, bytes) else p.encode() for p, _, _ in found)
    counts["audits"] += 1
    counts["photos accounted for"] += len(named)
    lost = set(photos) - set(named)
    check(f"{name}: every photo has one row ({len(named)})", named == photos if expect is None else len(named) == expect,
          f"lost {lost}")
    check(f"{name}: every row has an outcome", all(o for _, o, _ in found))
    files = [f for _, _, text in found for f in json.loads(text or "[]")]
    check(f"{name}: no output belongs to two photos ({len(files)})", len({f['path'] for f in files}) == len(files))
    there = outputs(out)
    check(f"{name}: outputs and journal agree", there == {f["path"] for f in files},
          there ^ {f["path"] for f in files})
    wrong = [f["path"] for f in files if digest(os.path.join(out, f["path"])) != f["sha256"]]
    check(f"{name}: every output is whole", not wrong, wrong)
    check(f"{name}: no temporary file is left", not os.listdir(os.path.join(out, "journal/tmp")))
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "report/manifest.sha256"], cwd=out, capture_output=True, text=True)
    check(f"{name}: sha256sum -c agrees", sums.returncode == 0, sums.stdout + sums.stderr)


def digest(path):
    try:
        with open(path, "rb") as f:
            return hashlib.sha256(f.read()).hexdigest()
    except OSError:
        return None


def fill(source, count):
    for i in range(count):
        folder = os.path.join(source, f"day{i % 3}")
        os.makedirs(folder, exist_ok=True)
        shutil.copy(options.photos[i % len(options.photos)], os.path.join(folder, f"IMG_{i:04}.jpg"))
    with open(os.path.join(source, "day0/broken.jpg"), "wb") as f:
        f.write(b"\xff\xd8\xff no photo")


def kills(base, source):
    print(f"kill -9 at {options.kills} random moments", flush=True)
    clean = os.path.join(base, "clean")
    start = time.time()
    code, text = run(source, clean)
    if code not in (0, 1, 2) or not os.path.exists(os.path.join(clean, "report/index.html")):
        sys.exit("the batch does not even run:\n" + text)
    whole = time.time() - start
    filled = {folder: len(os.listdir(os.path.join(clean, folder))) for folder in FOLDERS}
    check(f"every folder of outcomes is filled ({filled})", all(filled.values()))
    out = os.path.join(base, "killed")
    random.seed(7)
    killed = finished = begun_anew = 0
    while killed < options.kills:
        # A batch that came to its end begins anew, so that kills fall everywhere.
        process = subprocess.Popen(batch(source, out, "--resume", "--quiet"),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(random.uniform(0.02, max(0.4, whole * 0.35)))
            finished += 1
            audit(f"run {finished} after {killed} kills", source, out)
            shutil.rmtree(out)
            begun_anew += 1
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            killed += 1
            counts["kill -9"] += 1
    code, text = run(source, out, "--resume")
    check(f"after {killed} kills and {begun_anew} new beginnings the batch ends", code in (0, 1, 2), text)
    audit("kills", source, out)
    same = {p: digest(os.path.join(clean, p)) for p in outputs(clean)} == \
           {p: digest(os.path.join(out, p)) for p in outputs(out)}
    check("outputs are those of a run without kills, byte for byte", same)
    code, text = run(source, out, "--resume")
    check("nothing is done again", "1/" not in text, text)


def interrupt(base, source):
    for name, number in {"Ctrl-C": signal.SIGINT, "SIGTERM": signal.SIGTERM}.items():
        print(name)
        out = os.path.join(base, "interrupted-" + name)
        process = subprocess.Popen(batch(source, out, "--jobs", "2"), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        for line in process.stderr:
            if line.startswith("5/"):
                process.send_signal(number)
                break
        process.stderr.read()
        check("status 130", process.wait() == 130, process.returncode)
        done = sum(1 for _, o, _ in rows(out) if o)
        # Only photos in work are finished: what waits in line is dropped.
        check(f"stopped after the photos in work ({done} done)", 5 <= done <= 12)
        run(source, out, "--resume")
        audit(name, source, out)


def two_at_once(base, source):
    print("two batches on one output folder")
    out = os.path.join(base, "twice")
    first = subprocess.Popen(batch(source, out, "--quiet"), stdout=subprocess.DEVNULL)
    while not os.path.exists(os.path.join(out, "journal/journal.sqlite")):
        time.sleep(0.005)
    code, text = run(source, out, "--resume")
    check("the second one says so", code == 2 and "is at work on this output folder" in text, text)
    first.wait()
    audit("two at once", source, out)


def corrupt(base, source):
    print("corrupt journal")
    for name, harm in {
        "garbage": lambda p: open(p, "wb").write(os.urandom(5000)),
        "middle overwritten": lambda p: overwrite(p),
        "emptied": lambda p: open(p, "wb").close(),
        "removed": lambda p: os.remove(p),
    }.items():
        out = os.path.join(base, "corrupt-" + name.replace(" ", "-"))
        run(source, out)
        for ending in ("-wal", "-shm"):
            if os.path.exists(f"{out}/journal/journal.sqlite{ending}"):
                os.remove(f"{out}/journal/journal.sqlite{ending}")
        harm(f"{out}/journal/journal.sqlite")
        before = outputs(out)
        code, text = run(source, out, "--resume")
        check(f"{name}: a clear error", code == 2 and "--rebuild" in text, text)
        check(f"{name}: outputs untouched", outputs(out) == before)
        code, text = run(source, out, "--rebuild")
        restored = [l for l in text.splitlines() if "restored" in l]
        check(f"{name}: rebuilt ({restored[0] if restored else ''})", bool(restored), text)
        audit(name, source, out)


def overwrite(path):
    with open(path, "r+b") as f:
        f.seek(4096)
        f.write(os.urandom(os.path.getsize(path) - 4096))


def tmpfs(out, options):
    os.makedirs(out, exist_ok=True)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", out], capture_output=True)
    if done.returncode:
        print("  left out: no tmpfs may be mounted here")
    return done.returncode == 0


def full_disk(base, source):
    print("full disk")
    for size in ("40k", "140k", "200k", "320k", "480k", "900k", "1300k"):
        out = os.path.join(base, "small-" + size)
        if not tmpfs(out, "size=" + size):
            return
        try:
            code, text = run(source, out)
            counts["full disks"] += 1
            check(f"{size}: a clear error", code == 2 and len(text.strip().splitlines()[-1]) < 300 and "--resume" in text, text[-300:])
            halves = [p for p in outputs(out) if os.path.getsize(os.path.join(out, p)) == 0]
            check(f"{size}: no empty output ({len(outputs(out))} written)", not halves, halves)
            subprocess.run(["mount", "-o", "remount,size=64m", out], check=True)
            code, text = run(source, out, "--resume")
            check(f"{size}: goes on", code in (1, 2) and os.path.exists(out + "/report/index.html"), text[-300:])
            audit(f"full disk of {size}", source, out)
        finally:
            subprocess.run(["umount", out])


def read_only(base, source):
    print("read-only output, from the beginning and in the middle")
    out = os.path.join(base, "readonly")
    if not tmpfs(out, "ro"):
        return
    try:
        code, text = run(source, out)
        check("a clear error", code == 2 and "can't be written" in text, text)
    finally:
        subprocess.run(["umount", out])
    tmpfs(out, "size=64m")
    try:
        process = subprocess.Popen(batch(source, out), stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        for line in process.stderr:
            if line.startswith("5/"):
                break
        # A file system with open files can't be made read-only; its folders can be moved away under the program.
        os.rename(os.path.join(out, "journal/tmp"), os.path.join(out, "journal/away"))
        text = process.stderr.read()
        check("in the middle: a clear error", process.wait() == 2 and "can't be written" in text, text[-300:])
        os.rename(os.path.join(out, "journal/away"), os.path.join(out, "journal/tmp"))
        run(source, out, "--resume")
        audit("read-only", source, out)
    finally:
        subprocess.run(["umount", out])


def unreadable(base):
    print("photos and folders that may not be read")
    source, out = os.path.join(base, "locked"), os.path.join(base, "locked-out")
    fill(source, 6)
    os.makedirs(os.path.join(source, "secret"))
    shutil.copy(options.photos[0], os.path.join(source, "secret/a.jpg"))
    os.makedirs(out)
    # Root may read everything: another user is asked to.
    user = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
    if user:
        for folder in (base, out):
            os.chmod(folder, 0o777)
    os.chmod(os.path.join(source, "day1/IMG_0001.jpg"), 0)
    os.chmod(os.path.join(source, "secret"), 0)
    done = subprocess.run(batch(source, out), capture_output=True, text=True, **user)
    check("status 2", done.returncode == 2, done.stdout + done.stderr)
    by_path = {bytes(p): o for p, o, _ in rows(out)}
    check("the photo is an error of its own, the others are done",
          by_path.get(b"day1/IMG_0001.jpg") == "error" and list(by_path.values()).count("error") == 2, by_path)
    with open(os.path.join(out, "report/skipped.csv"), encoding="utf-8-sig") as file:
        check("the folder is listed", "secret" in file.read())
    os.chmod(os.path.join(source, "day1/IMG_0001.jpg"), 0o644)
    os.chmod(os.path.join(source, "secret"), 0o755)
    done = subprocess.run(batch(source, out, "--resume"), capture_output=True, text=True, **user)
    audit("unreadable", source, out)


def inputs(base):
    print("unreadable, vanishing and changing inputs")
    source, out = os.path.join(base, "moving"), os.path.join(base, "moving-out")
    fill(source, 30)
    os.symlink("nowhere.jpg", os.path.join(source, "dangling.jpg"))
    os.mkfifo(os.path.join(source, "pipe.jpg"))
    os.symlink("/proc/self/mem", os.path.join(source, "zz-memory.jpg"))
    os.mkdir(os.path.join(source, "folder.jpg"))
    process = subprocess.Popen(batch(source, out), stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
    process.stderr.readline()
    os.remove(os.path.join(source, "day2/IMG_0029.jpg"))
    shutil.copy(options.photos[0], os.path.join(source, "day2/IMG_0026.jpg"))
    open(os.path.join(source, "day2/IMG_0023.jpg"), "wb").write(b"cut")
    process.stderr.read()
    check("the batch ends with status 2", process.wait() == 2, process.returncode)
    by_path = {bytes(p): o for p, o, _ in rows(out)}
    check("each is an error of its own", all(by_path.get(p) == "error" for p in (
        b"dangling.jpg", b"pipe.jpg", b"zz-memory.jpg", b"day2/IMG_0029.jpg", b"day2/IMG_0023.jpg")), by_path)
    shutil.copy(options.photos[0], os.path.join(source, "day2/IMG_0029.jpg"))
    shutil.copy(options.photos[0], os.path.join(source, "day2/IMG_0023.jpg"))
    for name in ("dangling.jpg", "pipe.jpg", "zz-memory.jpg"):
        os.remove(os.path.join(source, name))
    run(source, out, "--resume")
    states = dict((bytes(p), o) for p, o, _ in rows(out))
    check("what came back is done", states[b"day2/IMG_0029.jpg"] != "error" and states[b"day2/IMG_0023.jpg"] != "error")


def hostile(base):
    print("hostile file names")
    source, out, fence = (os.path.join(base, n) for n in ("hostile", "hostile-out", "fence"))
    os.makedirs(source)
    os.makedirs(fence)
    names = [b"with space.jpg", b"quote'\"`$(touch pwned).jpg", b"new\nline.jpg", "😀👩‍🎓.jpg".encode(), b"..-up.jpg",
             b"x" * 251 + b".jpg", "学".encode() * 83 + b".jpg", b"-rf.jpg", b"--help.jpg", b"CON.jpg", b"aux.png",
             b"\xd5\xc5\xc8\xfd.jpg", b"a:b*c?.jpg", b"back\\slash.jpg", "e\u0301.jpg".encode(), "\u00e9.jpg".encode(),
             b"Case.jpg", b"case.JPG", b"tab\there.jpg", b"dot..jpg", b"\x1b[31mred.jpg", b"%2e%2e%2f.jpg",
             b"<script>alert(1)<.jpg", "\u202egpj.exe.jpg".encode(), b"=cmd|calc.jpg", b"11010519491231002X.jpg"]
    for i, name in enumerate(names):
        shutil.copy(options.photos[i % len(options.photos)], os.path.join(os.fsencode(source), name))
    roster = os.path.join(base, "hostile.csv")
    with open(roster, "w", encoding="gb18030") as f:
        f.write("学号,姓名,身份证号,学院\n1,张三,11010519491231002X,../../../fence\n--help,李四,,/etc\n-rf,王五,,..\n")
    code, text = run(source, out, "--roster", roster, "--name", "{学院}/{学号}.jpg")
    check("the batch ends", code in (0, 1, 2), text)
    audit("hostile names", source, out)
    check("nothing outside of the output folder", not os.listdir(fence) and not os.path.exists("pwned"))
    text = text + "".join(open(os.path.join(out, "report", r), encoding="utf-8").read()
                          for r in os.listdir(os.path.join(out, "report")) if r != "manifest.sha256")
    check("no identity number in any log or report", "11010519491231002X" not in text)
    pages = "".join(open(os.path.join(out, "report", r), encoding="utf-8").read() for r in ("index.html", "junit.xml"))
    check("no markup from names", "<script>alert" not in pages)
    for template in ("../{stem}.jpg", "/etc/{stem}.jpg", "a/../../{stem}.jpg", "{folder}/{stem}.jpg", "{stem}/../../x.jpg"):
        out = os.path.join(base, "template-out")
        code, text = run(source, out, "--name", template)
        if code == 2 and not os.path.exists(out + "/journal") or code == 64:
            check(f"{template}: refused", True)
        else:
            audit(f"template {template}", source, out)
            shutil.rmtree(out)


def tree(folder):
    return {os.path.join(d, f) for d, _, files in os.walk(os.fsencode(folder)) for f in files}


with tempfile.TemporaryDirectory(prefix="faults-") as top:
    base = os.path.join(top, "base")
    source = os.path.join(base, "photos")
    os.chmod(top, 0o755)
    fill(source, options.count)
    standard = lenient.standard(GRADPHOTO, base)
    before = tree(source), {p: digest(p) for p in tree(source)}
    kills(base, source)
    interrupt(base, source)
    two_at_once(base, source)
    corrupt(base, source)
    full_disk(base, source)
    read_only(base, source)
    unreadable(base)
    inputs(base)
    hostile(base)
    print("around")
    check("no photo was touched", (tree(source), {p: digest(p) for p in tree(source)}) == before)
    check("nothing outside of the folders", os.listdir(top) == ["base"], os.listdir(top))
print(", ".join(f"{count} {name}" for name, count in counts.items()))
print(f"{len(failures)} failures" if failures else "all faults survived")
sys.exit(1 if failures else 0)
