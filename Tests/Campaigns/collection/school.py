#!/usr/bin/env python3
"""A scripted school: thousands of students from the list to delivered pictures, with planted troubles. Each must be told, and nothing else.

usage: school.py GRADPHOTO PORTRAIT PORTRAIT… [--students N] [--people FOLDER…] [--keep FOLDER]
PORTRAITs are real photos that are re-encoded for most students. FOLDERs hold photos of many people, one each (two sets of the same
people, such as london_neutral and london_smiling, give reference photos); without them swapped photos are not planted.
"""
import argparse, collections, csv, glob, json, os, random, shutil, subprocess, sys, tempfile, time

import jsonschema
import segno
from PIL import Image, ImageFilter

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults"))
import lenient

parser = argparse.ArgumentParser()
parser.add_argument("gradphoto")
parser.add_argument("portraits", nargs="+", help="each of another person")
parser.add_argument("--students", type=int, default=3000)
parser.add_argument("--people", nargs=2, metavar=("PHOTOS", "REFERENCES"), help="folders with the same file names (NUMBER_….jpg)")
parser.add_argument("--keep", help="work in this folder and leave it")
options = parser.parse_args()
GRADPHOTO = os.path.abspath(options.gradphoto)
SCALE = options.students / 3000
rng = random.Random(17)
failures, figures = [], collections.OrderedDict()
spent = collections.OrderedDict()


def check(what, good, detail=""):
    print(f"  {'ok  ' if good else 'FAIL'} {what}{'' if good else ': ' + str(detail)[:600]}", flush=True)
    if not good:
        failures.append(what)


def same(what, told, planted):
    """Told are exactly those who were planted."""
    told, planted = sorted(told), sorted(planted)
    figures[what] = len(planted)
    check(f"{what}: {len(planted)} planted, {len(told)} told, none other", told == planted,
          f"not told {sorted(set(planted) - set(told))[:8]}, told besides {sorted(set(told) - set(planted))[:8]}")


SCHEMA = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../docs/schemas/collect.schema.json"), encoding="utf-8"))
# What a verb prints, where it is not a line for each student.
PRINTS = {"import": ["import-line", "import-summary"], "correction list": ["correction"], "correction grant": ["correction-decided"],
          "correction refuse": ["correction-decided"], "pay totals": ["ledger-total"], "review list": ["review-item"], "notify": ["notify"],
          "deliver": ["delivered"], "status": ["status", "student"], "verify-log": ["log-proof"], "purge": ["purge"], "check": ["flaw"]}
ELSEWHERE = {"code", "take", "compare"}
LINES_HELD = 40


def hold(verb, lines):
    """The first and last lines against their schema."""
    if verb.split()[0] in ELSEWHERE:
        return
    names = PRINTS.get(verb) or PRINTS.get(verb.split()[0]) or ["done"]
    validator = jsonschema.Draft202012Validator({"anyOf": [{"$ref": f"#/$defs/{n}"} for n in names], "$defs": SCHEMA["$defs"]})
    for line in lines[:LINES_HELD] + lines[-1:]:
        error = next(validator.iter_errors(line), None)
        if error:
            check(f"{verb} prints what its schema says", False, f"{error.message} in {line}")
            return


def collect(*arguments, status=None):
    """The JSON lines of one command, and what it says besides."""
    start = time.time()
    done = subprocess.run([GRADPHOTO, "collect", *map(str, arguments), "-C", place, "--format", "json", "--language", "en",
                           "--actor", "school.py"], capture_output=True, text=True)
    verb = " ".join(str(a) for a in arguments[:2] if not str(a).startswith(("-", "/")))
    spent[verb] = spent.get(verb, 0) + time.time() - start
    if status is not None and done.returncode != status:
        check(f"collect {' '.join(map(str, arguments[:3]))} ends with {status}", False, f"{done.returncode}: {done.stderr[-400:]}")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    hold(verb, lines)
    return lines, done.stderr


def refused(lines, code=None):
    """Students of whom nothing was done."""
    wrong = [l for l in lines if l.get("error")]
    if code:
        other = {l["error"]["code"] for l in wrong} - {code}
        check(f"the reason is {code}", not other, other)
    return [l["student"] for l in wrong]


def table(name, headings, rows):
    path = os.path.join(base, name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows(rows)
    return path


def part(students, count):
    """So many of them, and no more than there are; taken out of the list."""
    count = max(1, round(count * SCALE))
    chosen = [students.pop() for _ in range(min(count, len(students) // 2))]
    return chosen


def identity(number):
    """A valid number of GB 11643."""
    digits = f"110101{rng.randint(2002, 2004)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{number % 1000:03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


base = os.path.abspath(options.keep) if options.keep else tempfile.mkdtemp(prefix="school-")
os.makedirs(base, exist_ok=True)
place = os.path.join(base, "c")
begin = time.time()

# The list: three colleges, ten classes each.
seen = set()
numbers, people = [], {}
for i in range(options.students):
    number = f"2022{i:06}"
    while True:
        id_number = identity(rng.randrange(1000))
        if id_number not in seen:
            break
    seen.add(id_number)
    college = ["计算机学院", "外国语学院", "历史文化学院"][i % 3]
    people[number] = {"id": id_number, "name": rng.choice("王李张刘陈杨黄赵周吴") + rng.choice("伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平"),
                      "sex": "男" if int(id_number[16]) % 2 else "女", "college": college, "class": f"{i % 10 + 1}班"}
    numbers.append(number)
roster = table("list.csv", ["考生号", "学号", "姓名", "性别", "证件号", "学院", "专业", "班级", "层次", "手机", "地址", "邮编"],
               [[f"221101{i:08}", n, p["name"], p["sex"], p["id"], p["college"], "专业", p["class"], "本科", "", "", ""]
                for i, (n, p) in enumerate(people.items())])
privacy = os.path.join(base, "privacy.txt")
with open(privacy, "w", encoding="utf-8") as file:
    file.write("我同意学校为办理学历注册采集和使用我的照片。\n")

print(f"{options.students} students in {base}", flush=True)
standard = lenient.standard(GRADPHOTO, base)
subprocess.run([GRADPHOTO, "collect", "init", place, "--school", "示范大学", "--batch", "2026届", "--privacy", privacy, "--fee", "15.00",
                "--graduation", "2026-06-30", "--actor", "school.py", *standard], check=True, stdout=subprocess.DEVNULL)
lines, _ = collect("import", roster, status=0)
check("every student is imported", lines[-1]["added"] == options.students, lines[-1])
lines, _ = collect("import", roster, status=0)
check("the same list again changes nothing", lines[-1]["unchanged"] == options.students and len(lines) == 1, lines[-1])

# Verification.
left = numbers[:]
rng.shuffle(left)
wrong = part(left, 20)
digits = {n: people[n]["id"][-4:] for n in numbers}
given = {n: (digits[n] if n not in wrong else f"{(int(digits[n][:3]) + 1) % 1000:03}{digits[n][3]}") for n in numbers}
lines, _ = collect("verify", "--list", table("verify.csv", ["学号", "后四位"], given.items()), status=2)
same("wrong last four", refused(lines, "wrong-digits"), wrong)
locked = wrong[0]
for _ in range(4):
    lines, _ = collect("verify", "--student", locked, "--last4", given[locked], status=2)
lines, _ = collect("verify", "--student", locked, "--last4", digits[locked], status=2)
same("locked after five wrong tries", refused(lines, "locked-out"), [locked])
lines, _ = collect("verify", "--list", table("verify2.csv", ["学号", "后四位"],
                                             [(n, digits[n].lower()) for n in wrong if n != locked]), status=0)
numbers.remove(locked)

# Codes, bound by the names of their pictures.
codes = os.path.join(base, "codes")
os.makedirs(codes, exist_ok=True)
alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
payload = {n: "".join(rng.choice(alphabet) for _ in range(64)) for n in people}


def draw(text, name):
    path = os.path.join(codes, name + ".png")
    segno.make(text, error="m", micro=False).save(path, scale=4, border=4)
    return path


left = [n for n in left if n in numbers]
shared_code, no_code, link_code, second = part(left, 10), part(left, 5), part(left, 3), part(left, 5)
owners = left[:len(shared_code)]
pictures = []
for n in numbers:
    if n in shared_code:
        continue
    if n in no_code:
        path = os.path.join(codes, n + ".png")
        Image.new("L", (600, 800), 200).save(path)
    elif n in link_code:
        path = draw("http://weixin.qq.com/r/" + payload[n][:20].replace("/", "a").replace("+", "b"), n)
    else:
        path = draw(payload[n], n)
    pictures.append(path)
# Those who hand in another's code come last.
pictures += [draw(payload[owner], n) for n, owner in zip(shared_code, owners)]
told = collections.defaultdict(list)
for start in range(0, len(pictures), 500):
    lines, _ = collect("code", "--match-names", *pictures[start:start + 500])
    for path, line in zip(pictures[start:start + 500], lines):
        problem = (line.get("error") or {}).get("code")
        if problem:
            told[problem].append(os.path.basename(path)[:-4])
troubled = sorted(n for names in told.values() for n in names)
same("codes: another's, none, a link", troubled, shared_code + no_code + link_code)
print("       told as", {k: len(v) for k, v in told.items()})
again = []
for n in second:
    os.makedirs(os.path.join(codes, "second"), exist_ok=True)
    path = draw("second" + payload[n], os.path.join("second", n))
    answer, _ = collect("code", path, "--student", n)
    again += [n for line in answer if line.get("error")]
same("a second code for one student", again, second)
lines, _ = collect("status", status=0)
check("the others have theirs", lines[0]["codes"] == len(numbers) - len(troubled), lines[0]["codes"])

# Consent, data, profile.
no_consent = part(left, 10)
lines, _ = collect("consent", "--list", table("consent.csv", ["学号"], [[n] for n in numbers if n not in no_consent]), status=0)
corrected, not_corrected = part(left, 3), part(left, 3)
lines, _ = collect("confirm", "--list", table("confirm.csv", ["学号"], [[n] for n in numbers]), status=2)
same("no consent, so nothing to confirm", refused(lines, "steps-missing"), no_consent)
going = [n for n in numbers if n not in no_consent]
for n in corrected + not_corrected:
    collect("confirm", "--student", n, "--correct", "姓名=" + people[n]["name"] + "一", status=0)
requests, _ = collect("correction", "list", status=0)
same("corrections asked for", [r["student"] for r in requests], corrected + not_corrected)
for r in requests:
    collect("correction", "grant" if r["student"] in corrected else "refuse", r["id"], status=0)
bad_phone = part(left, 5)
lines, _ = collect("profile", "--list", table("profile.csv", ["学号", "手机"], [
    [n, "12345" if n in bad_phone else f"138{int(n[-6:]) + 10_000_000:08}"] for n in going]), status=2)
same("phone numbers that are none", refused(lines, "bad-profile"), bad_phone)
collect("profile", "--list", table("profile2.csv", ["学号", "手机"], [[n, "+8613800138000"] for n in bad_phone]), status=0)

# Photos: portraits re-encoded, each a file of its own; some real people beside reference photos.
photos = os.path.join(base, "photos")
shutil.rmtree(photos, ignore_errors=True)
os.makedirs(photos)
sources = []
for path in options.portraits:
    judged = subprocess.run([GRADPHOTO, "standardize", path, "-o", os.path.join(base, "judged"), "--format", "json", "--quiet", *standard],
                            capture_output=True, text=True, check=False).stdout
    if json.loads(judged)["verdict"] == "fail":
        continue
    picture = Image.open(path).convert("RGB")
    picture.thumbnail((900, 1100), Image.LANCZOS)
    sources.append(picture)


drawn = set()


def shoot(n, folder, variant=0):
    """A photo that no other student has: another crop, light, lamp and quality of a portrait."""
    seed = random.Random(f"{n} {variant}")
    while True:
        source, quality, light = seed.randrange(len(sources)), seed.choice([88, 90, 92, 94]), seed.uniform(0.97, 1.03)
        tones = tuple(min(255, round(v * light * lamp)) for lamp in [seed.uniform(0.99, 1.01) for _ in "RGB"] for v in range(256))
        # What is cut off at the sides does not show in the finished picture: it makes no other one.
        if (source, tones, quality) not in drawn:
            break
    drawn.add((source, tones, quality))
    picture = sources[source]
    picture = picture.crop((seed.randrange(0, 12), 0, picture.width - seed.randrange(0, 12), picture.height)).point(tones)
    picture.save(os.path.join(folder, n + ".jpg"), quality=quality, exif=exif(seed))


def exif(seed):
    data = Image.Exif()
    data[0x0110] = "Camera"
    data.get_ifd(0x8769)[0x9003] = f"2026:05:{seed.randint(1, 28):02} 10:{seed.randint(0, 59):02}:{seed.randint(0, 59):02}"
    return data


bad, damaged, duplicates, refused_take = part(left, 20), part(left, 5), part(left, 10), no_consent
swapped, references = [], {}
if options.people:
    pictures = {os.path.basename(p).split("_")[0]: p for p in sorted(glob.glob(os.path.join(options.people[0], "*.jpg")))}
    known = {os.path.basename(p).split("_")[0]: p for p in sorted(glob.glob(os.path.join(options.people[1], "*.jpg")))}
    both = sorted(set(pictures) & set(known))
    chosen = [left.pop() for _ in range(min(len(both), len(left) // 2))]
    folder = os.path.join(base, "references")
    os.makedirs(folder, exist_ok=True)
    for n, person in zip(chosen, both):
        picture = Image.open(pictures[person]).convert("RGB")
        picture.thumbnail((900, 1100), Image.LANCZOS)
        picture.save(os.path.join(photos, n + ".jpg"), quality=92, exif=exif(random.Random(n)))
        shutil.copy(known[person], os.path.join(folder, n + ".jpg"))
        references[n] = person
    for a, b in zip(chosen[0:20:2], chosen[1:20:2]):
        first, second_photo, spare = (os.path.join(photos, x + ".jpg") for x in (a, b, "spare"))
        os.rename(first, spare), os.rename(second_photo, first), os.rename(spare, second_photo)
        swapped += [a, b]
originals = [n for n in left if n not in owners][:len(duplicates)]
for n in numbers:
    path = os.path.join(photos, n + ".jpg")
    if n in references or n in duplicates:
        continue
    if n in bad:
        picture = rng.choice(sources)
        # Each another picture: the same one under two numbers is told as such.
        picture = picture.crop((bad.index(n), 0, picture.width, picture.height)).filter(ImageFilter.GaussianBlur(9))
        picture.point(lambda v: v // 6).save(path, quality=90, exif=exif(random.Random(n)))
    elif n in damaged:
        shoot(n, photos)
        with open(path, "r+b") as file:
            file.truncate(3000)
    else:
        shoot(n, photos)
for n, other in zip(duplicates, originals):
    shutil.copy(os.path.join(photos, other + ".jpg"), os.path.join(photos, n + ".jpg"))
start = time.time()
lines, errors = collect("take", photos)
seconds = time.time() - start
taken = {}
for line in lines:
    if line.get("student"):
        taken[line["student"]] = line
untaken = collections.defaultdict(list)
for line in lines:
    if line.get("error"):
        untaken[line["error"]["code"]].append(os.path.basename(line["input"])[:-4])
# Of two files with one content the first by name is taken.
doubles = [max(n, o) for n, o in zip(duplicates, originals)]
same("no consent, so no photo", untaken.pop("steps-missing", []), refused_take)
same("one photo for two students", [n for n in sum((untaken.pop(c) for c in list(untaken) if c in ("of-another", "same-picture", "repeated", "photo-of-another")), [])], doubles)
same("damaged photos", [n for names in untaken.values() for n in names], damaged)
print("       told as", {k: len(v) for k, v in untaken.items()})
failed = [os.path.basename(l["input"])[:-4] for l in lines if l.get("verdict") == "fail"]
check(f"bad photos break a rule ({len(bad)})", set(bad) <= set(failed), set(bad) - set(failed))
others = sorted(set(failed) - set(bad))
print(f"       {len(lines)} photos in {seconds:.0f} s: {collections.Counter(l.get('verdict', 'none') for l in lines)}; besides the bad ones {len(others)} fail")
check("no re-encoded portrait fails besides", not [n for n in others if n not in references], others[:5])
lines, _ = collect("take", photos)
again = [l for l in lines if not l.get("error")]
check("the same photos again are all refused", not again, again[:2])

# New photos for those who have no usable one.
second_shots = os.path.join(base, "second")
os.makedirs(second_shots, exist_ok=True)
for n in bad + damaged + doubles + [n for n in others if n not in swapped]:
    shoot(n, second_shots, 1)
lines, _ = collect("take", second_shots)
check("second photos will do", all(l.get("verdict") in ("pass", "review") for l in lines), [l for l in lines if l.get("verdict") not in ("pass", "review")][:2])

# Withdrawn before the choice.
withdrawn = part(left, 10)
collect("withdraw", "--list", table("withdraw.csv", ["学号"], [[n] for n in withdrawn]), status=0)
lines, _ = collect("accept", "--last", "--list", table("accept.csv", ["学号"], [[n] for n in numbers]), status=2)
unusable = set(swapped) & set(failed)
same("nobody without a photo chooses", refused(lines), set(withdrawn) | set(no_consent) | unusable)
chosen_by = [l["student"] for l in lines if not l.get("error")]

# Money.
twice = part(left, 5)
first_payers = [n for n in chosen_by if n not in twice][:len(twice)]
receipt = {n: f"R{i:05}" for i, n in enumerate(chosen_by)}
for n, other in zip(twice, first_payers):
    receipt[n] = receipt[other]
order = [n for n in chosen_by if n not in twice] + twice
lines, _ = collect("pay", "--list", table("pay.csv", ["学号", "收据号", "金额"], [[n, receipt[n], "15.00"] for n in order]), status=2)
same("receipts that were used", refused(lines, "receipt-used"), twice)
collect("pay", "--list", table("pay2.csv", ["学号", "收据号"], [[n, "S" + receipt[n] + n] for n in twice]), status=0)
lines, _ = collect("pay", "totals", "--by", "class", status=0)
check("the totals are right", sum(float(l["balance"]) for l in lines) == 15 * len(chosen_by), lines[:2])

# Comparison with the reference photos.
if references:
    lines, _ = collect("compare", "--reference", os.path.join(base, "references"), *sum((["--student", n] for n in references if n in chosen_by), []))
    doubtful = [l["student"] for l in lines if l.get("verdict") == "doubtful" or l.get("others")]
    same("swapped photos", doubtful, [n for n in swapped if n in chosen_by])

# Review: some are returned, shot again for nothing, and approved.
queue, _ = collect("review", "list", status=0)
same("the queue", [q["student"] for q in queue], chosen_by)
returned = part(left, 30)
returned = [n for n in returned if n in chosen_by] + [n for n in swapped if n in chosen_by]
lines, _ = collect("review", "return", "--reason", "retouched", "--list", table("return.csv", ["学号"], [[n] for n in returned]), status=0)
lines, _ = collect("review", "approve", "--student", returned[0], status=2)
same("a second decision", refused(lines, "changed-meanwhile"), [returned[0]])
lines, _ = collect("review", "approve", "--list", table("approve.csv", ["学号"], [[n] for n in chosen_by if n not in returned]), status=0)
messages = os.path.join(base, "messages")
lines, _ = collect("notify", "-o", messages, "--as", "json", status=0)
with open(lines[0]["file"], encoding="utf-8") as file:
    notices = [json.loads(l) for l in file]
same("who is told of a return", [n["student"] for n in notices if n["kind"] == "returned"], returned)
same("who is told of an approval", [n["student"] for n in notices if n["kind"] == "approved"], [n for n in chosen_by if n not in returned])
lines, _ = collect("notify", "-o", messages, "--as", "json", status=0)
check("nobody is told twice", lines[0]["notices"] == 0, lines[0])
lines, _ = collect("accept", "--last", "--list", table("resubmit.csv", ["学号"], [[n] for n in returned]), status=2)
same("a returned photo handed in again", refused(lines), returned)
third = os.path.join(base, "third")
os.makedirs(third, exist_ok=True)
for n in returned:
    shoot(n, third, 2)
lines, _ = collect("take", third)
lines, _ = collect("accept", "--last", "--list", table("reaccept.csv", ["学号"], [[n] for n in returned]), status=0)
check("a re-shoot is free: in review at once", all(l["state"] == "in-review" for l in lines), lines[:2])
lines, _ = collect("pay", "--list", table("pay3.csv", ["学号", "收据号"], [[n, "T" + n] for n in returned]), status=2)
same("nobody pays twice", refused(lines, "paid-already"), returned)
collect("review", "approve", "--list", table("approve2.csv", ["学号"], [[n] for n in returned]), status=0)
purged = part(left, 2)
collect("purge", *sum((["--student", n] for n in purged), []), status=0)

# Delivery.
delivery = os.path.join(base, "delivery")
lines, _ = collect("deliver", "-o", delivery, "--name", "{学院}/{班级}/{学号}.jpg", status=0)
expected = [n for n in chosen_by if n not in purged]
same("delivered", [l["student"] for l in lines], expected)
files = [f for _, _, names in os.walk(delivery) for f in names]
check("each has one picture", sorted(files) == sorted(n + ".jpg" for n in expected), len(files))
lines, _ = collect("review", "undo", "--student", expected[0], status=2)
same("a delivered picture stays", refused(lines), [expected[0]])
lines, _ = collect("status", status=0)
states = {k: v for k, v in lines[0]["states"].items() if v}
print("       states", states)
check("every student is accounted for", sum(states.values()) == options.students and states["delivered"] == len(expected)
      and states["withdrawn"] == len(withdrawn) and states["purged"] == len(purged), states)
lines, _ = collect("verify-log", status=0)
print(f"       {lines[0]['events']} events")
lines, _ = collect("check", status=0)
check("everything is as it should be", not lines, lines[:3])

print(f"\n{time.time() - begin:.0f} s; of these commands:", {k: round(v, 1) for k, v in sorted(spent.items(), key=lambda i: -i[1])[:12]})
print("planted and told:", dict(figures))
if not options.keep:
    shutil.rmtree(base)
print(f"{len(failures)} failures" if failures else "all as it should be")
sys.exit(1 if failures else 0)
