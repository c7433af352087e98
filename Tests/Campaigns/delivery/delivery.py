#!/usr/bin/env python3
"""3,000 students delivered in three schemes with planted troubles, sheets of prints and the mail, read back by other programs.

usage: delivery.py [--keep FOLDER] [--students N] [--faces FOLDER] GRADPHOTO PHOTO…
photos: a few real portraits of different people; --faces: a folder with one portrait a person, for more of them.
Needs dbfread, openpyxl and Pillow; sha256sum, unzip, pdfinfo, pdfimages, pdftotext and pdftoppm of the system.
"""
import argparse, collections, csv, hashlib, json, os, re, resource, shutil, subprocess, sys, tempfile, time, zipfile
import dbfread, openpyxl
from PIL import Image

parser = argparse.ArgumentParser()
parser.add_argument("gradphoto")
parser.add_argument("photos", nargs="+")
parser.add_argument("--keep")
parser.add_argument("--students", type=int, default=3000)
parser.add_argument("--faces")
options = parser.parse_args()
GRADPHOTO = os.path.abspath(options.gradphoto)
PHOTOS = [os.path.abspath(p) for p in options.photos]
if options.faces:
    PHOTOS += sorted(os.path.join(os.path.abspath(options.faces), n) for n in os.listdir(options.faces) if n.endswith(".jpg"))
COUNT, SWAPS = options.students, 20
RARE = {17: "䶮㛃\U00020164", 18: "㛃䶮"}
failures = []


def check(what, good, detail=""):
    print(f"  {'ok  ' if good else 'FAIL'} {what}{': ' + str(detail) if detail != '' else ''}", flush=True)
    if not good:
        failures.append(what)


def run(*arguments, expect=0, **more):
    began = time.monotonic()
    done = subprocess.run([GRADPHOTO, *map(str, arguments), "--language", "zh"], capture_output=True, text=True, **more)
    seconds = time.monotonic() - began
    if expect is not None and done.returncode != expect:
        check(f"{arguments[0]} ends with {expect}", False, f"{done.returncode} {done.stderr[-500:]}")
    return done, seconds


def tool(*arguments):
    return subprocess.run(list(map(str, arguments)), capture_output=True, text=True, check=True).stdout


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def student(i):
    name = RARE.get(i) or "赵钱孙李周吴郑王冯陈"[i % 10] + chr(0x4E00 + i * 7 % 20000)
    if i in (40, 41):
        name = "张伟"
    # A college is a run of 430 students, a class one of 50.
    return {"学号": f"2022{i:06}", "姓名": name, "身份证号": f"44010620{3 + i % 3:02}01{i % 28 + 1:02}{i % 1000:03}{i % 10}",
            "性别": "男女"[i % 2], "出生日期": f"20{3 + i % 3:02}-1-{i % 28 + 1}", "考生号": "" if i == 50 else f"224401{i:08}",
            "学院": f"学院{i // 430}", "专业": f"专业{i // 100}", "班级": f"{i // 50}班",
            "地址": f"广东省广州市天河区大学路{i}号{i % 30 + 1}栋{i % 900 + 101}室", "邮编": "510000", "手机": f"138{i:08}"}


def write_list(path, rows):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


# ---------------------------------------------------------------------------------------------------------------------
root = os.path.abspath(options.keep or tempfile.mkdtemp(prefix="gradphoto-delivery-"))
os.makedirs(root, exist_ok=True)
people = []
print(f"pictures of {len(PHOTOS)} photos", flush=True)
os.makedirs(f"{root}/finished", exist_ok=True)
# What is delivered are pictures that gradphoto makes, whatever it says of them; each person has one.
run("standardize", *PHOTOS, "-o", f"{root}/finished", "--keep-failed", "--force", expect=None)
for photo in PHOTOS:
    made = f"{root}/finished/{os.path.splitext(os.path.basename(photo))[0]}.jpg"
    # Faces that can't be compared with themselves prove nothing of others.
    if os.path.exists(made) and run("compare", photo, made, expect=None)[0].returncode == 0:
        people.append((photo, made))
check("several people", len(people) >= 2, len(people))
rows = [student(i) for i in range(COUNT)]
write_list(f"{root}/list.csv", rows)
for name in ["pictures", "photos", "references"]:
    shutil.rmtree(f"{root}/{name}", ignore_errors=True)
    os.makedirs(f"{root}/{name}")
missing = {i for i in range(COUNT) if i % 97 == 96}
# Neighbours have different faces; the last ten pairs of planted swaps are seen by the reference alone.
available = [i for i in range(100, COUNT - 1) if i not in missing and i + 1 not in missing]
planted = [available[k * (len(available) // SWAPS)] for k in range(SWAPS)]
planted = [i for n, i in enumerate(planted) if n == 0 or i > planted[n - 1] + 1]
by_reference = planted[SWAPS // 2:]
face_of = {i: i % len(people) for i in range(COUNT)}
shown = dict(face_of)
for i in planted:
    shown[i], shown[i + 1] = face_of[i + 1], face_of[i]
swapped = {i for p in planted for i in (p, p + 1)}
unseen_by_source = {i for p in by_reference for i in (p, p + 1)}
for i, row in enumerate(rows):
    if i in missing:
        continue
    photo, made = people[shown[i]]
    os.link(made, f"{root}/pictures/{row['学号']}.jpg")
    # Where the source was swapped as well, the picture is its source's: only the reference tells.
    source = people[shown[i] if i in unseen_by_source else face_of[i]][0]
    os.symlink(source, f"{root}/photos/{row['学号']}.jpg")
    if i in unseen_by_source or i % 10 == 0:
        os.symlink(people[face_of[i]][0], f"{root}/references/{row['学号']}.jpg")

SCHEMES = ["{学院}/{专业}/{班级}/{学号}.jpg", "{班级}+{学号}+{姓名}.JPG", "上报={考生号}.jpg"]
arguments = ["deliver", f"{root}/pictures", "--roster", f"{root}/list.csv", "--photos", f"{root}/photos",
             "--references", f"{root}/references"] + [a for s in SCHEMES for a in ("--scheme", s)]

print(f"{COUNT} students in three schemes, {len(planted)} pairs swapped", flush=True)
out = f"{root}/out"
shutil.rmtree(out, ignore_errors=True)
done, seconds = run(*arguments, "-o", out, "--zip", expect=1)
delivered = [i for i in range(COUNT) if i not in missing and i not in swapped]
report = json.load(open(f"{out}/report.json"))
print("    " + done.stdout.replace("\n", "\n    ").rstrip())
check("delivered", report["delivered"] == len(delivered), report["delivered"])
check("errors among the delivered", report["errors"] == 0)
held = {r[0] for r in read_csv(f"{out}/lists/not-delivered.csv")[1:] if "弄混" in r[-1]}
check(f"{len(swapped)} pictures of {len(planted)} swaps are all held back, and no other",
      held == {rows[i]["学号"] for i in swapped}, len(held))
check("missing", {r[0] for r in read_csv(f"{out}/lists/missing.csv")[1:]} == {rows[i]["学号"] for i in missing})
empty = [r for r in read_csv(f"{out}/lists/unnamed.csv")[1:] if "考生号" in r[-1]]
check("an empty field is told for its scheme alone", [r[0] for r in empty] == [rows[50]["学号"]])
check("everybody is one thing only", sum(report[k] for k in ["delivered", "missing", "retake", "notDelivered"]) == report["students"] == COUNT)
check("nobody to re-shoot in plain files", len(read_csv(f"{out}/lists/retake.csv")) == 1)
check("three schemes", [s["pictures"] for s in report["schemes"]] == [len(delivered), len(delivered), len(delivered) - 1])
wanted = {}
for i in delivered:
    row, made = rows[i], people[face_of[i]][1]
    names = [f"学院-专业-班级-学号/{row['学院']}/{row['专业']}/{row['班级']}/{row['学号']}.jpg",
             f"班级-学号-姓名/{row['班级']}+{row['学号']}+{row['姓名']}.jpg"] + ([f"上报/{row['考生号']}.jpg"] if row["考生号"] else [])
    for name in names:
        wanted[name] = made
found = {os.path.relpath(os.path.join(f, n), out) for f, _, names in os.walk(out) for n in names if n.endswith(".jpg")}
check("every picture under its names, and no other", found == set(wanted), len(found))
known = {made: digest(made) for _, made in people}
check("byte for byte", all(digest(f"{out}/{name}") == known[made] for name, made in wanted.items()))
check("sha256sum -c", subprocess.run(["sha256sum", "-c", "--quiet", "--strict", "SHA256SUMS"], cwd=out).returncode == 0)
listed = {line.split("  ", 1)[1].rstrip("\n") for line in open(f"{out}/SHA256SUMS", encoding="utf-8")}
files = {os.path.relpath(os.path.join(f, n), out) for f, _, names in os.walk(out) for n in names}
check("the manifest has every file", listed == files - {"SHA256SUMS"})

print("index", flush=True)
table = read_csv(f"{out}/index.csv")
sheet = [["" if c is None else c for c in row] for row in openpyxl.load_workbook(f"{out}/index.xlsx").active.iter_rows(values_only=True)]
check("openpyxl reads what the CSV says", sheet == table, f"{len(sheet) - 1} rows")
dbf = dbfread.DBF(f"{out}/index.dbf", encoding="gb18030", char_decode_errors="strict")
check("DBF fields", dbf.field_names == ["KSH", "XH", "XM", "XB", "CSRQ", "SFZH", "FY", "ZYMC", "BH", "ZP1", "ZP2", "ZP3", "SHA256"], dbf.field_names)
check("dbfread reads what the CSV says", [[str(v) for v in record.values()] for record in dbf] == table[1:])
check("rare characters", RARE[17] in {r[2] for r in table} and RARE[17] in {record["XM"] for record in dbf})
book = openpyxl.load_workbook(f"{out}/lists.xlsx")
check("lists.xlsx", [len(list(s.rows)) for s in book] == [len(read_csv(f"{out}/lists/{n}.csv")) for n in
      ["missing", "retake", "not-delivered", "unnamed", "collisions", "look-at"]], book.sheetnames)

print("archives", flush=True)
content, broken, others = collections.Counter(), 0, 0
for folder, _, names in os.walk(f"{out}/zips"):
    for name in names:
        path = f"{folder}/{name}"
        broken += subprocess.run(["unzip", "-tqq", path], capture_output=True).returncode != 0
        with zipfile.ZipFile(path) as archive:
            broken += archive.testzip() is not None
            for entry in archive.infolist():
                others += not entry.filename.endswith(".jpg")
                scheme = os.path.basename(folder)
                content[hashlib.sha256(archive.read(entry)).hexdigest() == digest(f"{out}/{scheme}/{entry.filename}")] += 1
check("unzip and Python open them", broken == 0, report["archives"])
check("nothing but photos, each once", others == 0 and content == {True: len(found)}, dict(content))

print("again", flush=True)
base, other = f"{root}/base", f"{root}/again"
for folder in [base, other, other + ".part"]:
    shutil.rmtree(folder, ignore_errors=True)
run(*arguments, "-o", base, "--zip", "--no-proof")
done, _ = run(*arguments, "-o", base, "--zip", "--no-proof")
check("a finished delivery is compared and left", "此前已交付" in done.stderr)
done, _ = run(*arguments, "-o", base, "--no-proof", "--scheme", "{姓名}.jpg", expect=2)
check("and never changed", subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=base).returncode == 0, done.stderr.strip()[:80])
kills = 0
for delay in [0.3, 0.6, 1.2]:
    process = subprocess.Popen([GRADPHOTO, *arguments, "-o", other, "--zip", "--no-proof", "--language", "zh"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    kills += process.poll() is None and not os.path.exists(other)
    process.kill()
    process.wait()
check("killed in the middle", kills >= 1, kills)
run(*arguments, "-o", other, "--zip", "--no-proof")
same = subprocess.run(["diff", "-rq", base, other], capture_output=True, text=True)
check("the same bytes after kills", same.returncode == 0, same.stdout[:200])
split = f"{root}/split"
shutil.rmtree(split, ignore_errors=True)
run(*arguments, "-o", split, "--no-proof", "--max-zip", "5MB", expect=0)
sizes = [os.path.getsize(f"{f}/{n}") for f, _, names in os.walk(f"{split}/zips") for n in names]
check("--max-zip", max(sizes) <= 5 << 20 and min(len(sizes), 6) == 6, f"{len(sizes)} archives, largest {max(sizes)}")
names = f"{root}/names"
shutil.rmtree(names, ignore_errors=True)
run("deliver", f"{root}/pictures", "--roster", f"{root}/list.csv", "--scheme", "{姓名}.jpg", "-o", names, "--no-proof")
told = {r[0] for r in read_csv(f"{names}/lists/collisions.csv")[1:]}
counts = collections.Counter(rows[i]["姓名"] for i in range(COUNT) if i not in missing)
check("shared names are told and kept apart",
      told == {rows[i]["学号"] for i in range(COUNT) if i not in missing and counts[rows[i]["姓名"]] > 1}
      and os.path.exists(f"{names}/姓名/张伟_2022000040.jpg") and not os.path.exists(f"{names}/姓名/张伟.jpg"), len(told))

print("speed", flush=True)
plain = f"{root}/plain"
shutil.rmtree(plain, ignore_errors=True)
_, without = run(*arguments, "-o", plain, "--no-proof")
photos = COUNT - len(missing)
print(f"       {photos} photos × 3 schemes: {without:.1f} s, {photos / without:.0f} photos/s; with faces compared and zips {seconds:.0f} s, {photos / seconds:.1f} photos/s")
check("≥ 300 photos/s without zips and faces", photos / without >= 300, round(photos / without))

# ---------------------------------------------------------------------------------------------------------------------
print("prints", flush=True)
MM = 72 / 25.4
picture = people[0][1]
done, _ = run("sheet", picture, "-o", f"{root}/six.pdf", "--layout", "8×一寸", "--cut-marks", "--caption", "2022000017 䶮㛃\U00020164", "--force")
info = tool("pdfinfo", f"{root}/six.pdf")
size = [float(x) for x in re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info).groups()]
check("6寸 is 101.6 × 152.4 mm to .1 mm", all(abs(a / MM - b) < 0.1 for a, b in zip(sorted(size), [101.6, 152.4])), [round(s / MM, 2) for s in size])
tool("pdfimages", "-j", f"{root}/six.pdf", f"{root}/six")
images = sorted(n for n in os.listdir(root) if n.startswith("six-"))
check("the JPEG in the PDF is the file", {digest(f"{root}/{n}") for n in images} == {known[picture]}, images[:2])
check("captions can be searched", tool("pdftotext", f"{root}/six.pdf", "-").count("䶮㛃\U00020164") == 8)
# A printed size by the geometry of the page: white paper, a picture without white at its sides.
Image.new("RGB", (480, 640), (20, 90, 200)).save(f"{root}/solid.jpg", quality=95)
for name, width, height in [("一寸", 25, 35), ("小二寸", 35, 45), ("二寸", 35, 49), ("大一寸", 33, 48), ("35x53mm", 35, 53)]:
    run("sheet", f"{root}/solid.jpg", "-o", f"{root}/one.pdf", "--layout", f"1×{name}", "--force")
    tool("pdftoppm", "-r", "1200", "-png", "-singlefile", f"{root}/one.pdf", f"{root}/one")
    box = Image.open(f"{root}/one.png").convert("L").point(lambda v: 255 if v < 200 else 0).getbbox()
    measured = [(box[2] - box[0]) / 1200 * 25.4, (box[3] - box[1]) / 1200 * 25.4]
    check(f"{name} is {width} × {height} mm to .1 mm", abs(measured[0] - width) < 0.1 and abs(measured[1] - height) < 0.1, [round(m, 2) for m in measured])
run("sheet", picture, "-o", f"{root}/six.jpg", "--layout", "8×一寸", "--cut-marks", "--caption", "2022000017 䶮㛃\U00020164", "--force")
jpeg = Image.open(f"{root}/six.jpg")
check("JPEG sheet: 1200 × 1800, 300 dpi, sRGB profile", sorted(jpeg.size) == [1200, 1800] and jpeg.info["dpi"] == (300, 300)
      and "icc_profile" in jpeg.info, (jpeg.size, jpeg.info.get("dpi")))
done, _ = run("sheet", picture, "-o", f"{root}/no.jpg", "--layout", "40×一寸", expect=2)
check("what does not fit is said", "A4" in done.stderr and not os.path.exists(f"{root}/no.jpg"), done.stderr.strip())
done, _ = run("sheet", picture, "-o", f"{root}/no.pdf", "--caption", "\U0010F3F7", expect=2)
check("a missing glyph is named", "U+10F3F7" in done.stderr and not os.path.exists(f"{root}/no.pdf"), done.stderr.strip())
times = sorted(run("sheet", picture, "-o", f"{root}/six.jpg", "--layout", "8×一寸", "--cut-marks", "--caption", "2022000017 张三", "--force")[1] for _ in range(15))
check("a 6寸 sheet ≤ 60 ms, start of the program and captions included", times[7] <= 0.060, f"median {times[7] * 1000:.0f} ms")

print("a whole school", flush=True)
whole = ["sheet", f"{root}/pictures", "--roster", f"{root}/list.csv", "--caption", "{学号} {姓名}", "--layout", "8×一寸", "--force"]


def peak(*arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    pid = os.spawnv(os.P_NOWAIT, "/usr/bin/time", ["/usr/bin/time", "-f", "%M", "-o", f"{root}/peak", GRADPHOTO, *map(str, arguments), "--language", "zh"])
    began = time.monotonic()
    os.waitpid(pid, 0)
    return int(open(f"{root}/peak").read().split()[-1]) / 1024, time.monotonic() - began


few = rows[:100]
write_list(f"{root}/few.csv", few)
small, _ = peak(*["sheet", f"{root}/pictures", "--roster", f"{root}/few.csv", "--caption", "{学号} {姓名}", "--layout", "8×一寸", "--force"], "-o", f"{root}/few.pdf")
large, seconds = peak(*whole, "-o", f"{root}/whole.pdf")
info = tool("pdfinfo", f"{root}/whole.pdf")
pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
classes = len({(r["学院"], r["专业"], r["班级"]) for i, r in enumerate(rows) if i not in missing})
print(f"       {pages} pages in {seconds:.1f} s, {os.path.getsize(f'{root}/whole.pdf') >> 20} MB; memory {small:.0f} MB for 100 students, {large:.0f} MB for all")
check("memory is flat", large <= small * 1.5 + 30, f"{small:.0f} → {large:.0f} MB")
text = tool("pdftotext", "-f", "1", "-l", str(pages), f"{root}/whole.pdf", "-")
check("everybody's caption eight times", all(text.count(rows[i]["学号"]) == 8 for i in range(COUNT) if i not in missing))
check("a page before each class and a list of counts", pages >= COUNT - len(missing) + classes + 1, f"{classes} classes")

print("mail", flush=True)
few_source = [f"{root}/pictures", "--roster", f"{root}/few.csv"]
for paper, per_page in [("3x8", 24), ("100x150mm", 1)]:
    run("mail", "labels", *few_source, "-o", f"{root}/labels.pdf", "--labels", paper, "--force")
    there = 100 - len([i for i in missing if i < 100])
    pages = int(re.search(r"Pages:\s+(\d+)", tool("pdfinfo", f"{root}/labels.pdf")).group(1))
    text = re.sub(r"\s", "", tool("pdftotext", f"{root}/labels.pdf", "-"))
    check(f"labels {paper}", pages == -(-there // per_page) and all(rows[i]["手机"] in text for i in range(100) if i not in missing), f"{pages} pages")
run("mail", "list", *few_source, "-o", f"{root}/packing.pdf", "--contents", "8×一寸", "--force")
text = tool("pdftotext", f"{root}/packing.pdf", "-")
check("packing lists", all(rows[i]["学号"] in text for i in range(100) if i not in missing))
ledger = f"{root}/pictures/mail.jsonl"
if os.path.exists(ledger):
    os.remove(ledger)
run("mail", "send", *few_source, "--student", rows[1]["学号"], "--tracking", "SF1")
done, _ = run("mail", "send", *few_source, "--student", rows[2]["学号"], "--tracking", "SF1", expect=2)
check("two people do not share an envelope", rows[1]["学号"] in done.stderr)
run("mail", "send", *few_source, "--class", rows[60]["班级"], "--tracking", "SF2")
done, _ = run("mail", "status", *few_source)
check("what went where", done.stdout.count("SF2") == 49 and done.stdout.count("SF1") == 1, (done.stdout.count("SF1"), done.stdout.count("SF2")))

if not options.keep:
    shutil.rmtree(root)
print("failed: " + ", ".join(failures) if failures else "all held")
sys.exit(bool(failures))
