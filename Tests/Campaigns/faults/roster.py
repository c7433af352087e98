#!/usr/bin/env python3
"""3,000 photos and a list of 3,000 students with planted mistakes of every kind: each must be told, and none other.

usage: roster.py [--keep FOLDER] GRADPHOTO PHOTO…     photos: a few real portraits, linked under 3,000 names
FOLDER keeps what the batch makes.
Needs no more than Python. The list is linted in every form in which lists arrive; the batch takes the GB18030 one.
"""
import argparse, collections, csv, io, json, os, shutil, subprocess, sys, tempfile, urllib.parse, zipfile
import xml.etree.ElementTree
import lenient
from xml.sax.saxutils import escape

parser = argparse.ArgumentParser()
parser.add_argument("gradphoto")
parser.add_argument("photos", nargs="*")
parser.add_argument("--keep")
options = parser.parse_args()
GRADPHOTO, PHOTOS = os.path.abspath(options.gradphoto), [os.path.abspath(p) for p in options.photos]
HEADINGS = ["学号", "姓名", "身份证号", "性别", "出生日期", "考生号", "学院", "专业", "班级"]
COUNT, EACH = 3000, 6
failures = []


def check(what, found, planted):
    missed, invented = planted - found, found - planted
    good = not missed and not invented
    print(f"  {'ok  ' if good else 'FAIL'} {what}: {len(planted)} planted, {len(found & planted)} told, "
          f"{sum(invented.values()) if isinstance(invented, collections.Counter) else len(invented)} other", flush=True)
    if not good:
        failures.append(what)
        print("       missed", sorted(missed)[:5], "invented", sorted(invented)[:5])


def identity(number, male=True):
    digits = f"440106{2003 + number % 3}{number % 12 + 1:02}{number % 28 + 1:02}{number // 84 * 2 % 998 + (1 if male else 0):03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def student(i):
    number = identity(i, i % 2 == 0)
    return {"学号": f"2022{i:06}", "姓名": "赵钱孙李周吴郑王冯陈"[i % 10] + chr(0x4E00 + i * 5 % 20000) + chr(0x4E10 + i // 10),
            "身份证号": number, "性别": "男" if i % 2 == 0 else "女", "出生日期": f"{number[6:10]}-{number[10:12]}-{number[12:14]}",
            "考生号": f"224401{i:08}", "学院": f"学院{i % 7}", "专业": f"专业{i % 20}", "班级": f"{i % 40}班"}


def swapped(text, place, character):
    return text[:place] + character + text[place + 1:]


def wrong_check(text):
    return text[:17] + ("1" if text[17] != "1" else "2")


def with_x(row, i):
    """The same student with an identity number that ends in X."""
    for n in range(COUNT + i * 50, COUNT + i * 50 + 50):
        number = identity(n, row["性别"] == "男")
        if number[17] == "X":
            row["身份证号"], row["出生日期"] = number, f"{number[6:10]}{number[10:12]}{number[12:14]}"
            return number


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


def put(column, change, *told):
    """A mistake in one column, and what is to be told of it."""
    def plant(row, i):
        row[column] = change(row[column])
        return told
    return plant


def lower_x(row, i):
    row["身份证号"] = with_x(row, i)[:17] + "x"
    return [("身份证号", "id-lowercase-x")]


MISTAKES = {
    "blank inside a name": put("姓名", lambda t: t[0] + " " + t[1:], ("姓名", "blank-inside")),
    "full-width blank inside a name": put("姓名", lambda t: t[0] + "　" + t[1:], ("姓名", "blank-inside")),
    "blank after a name": put("姓名", lambda t: t + " ", ("姓名", "blank-around")),
    "no name": put("姓名", lambda t: "", ("姓名", "empty")),
    "digit in a name": put("姓名", lambda t: t + "2", ("姓名", "name-character")),
    "wrong dot in a name": put("姓名", lambda t: "阿卜杜•" + t, ("姓名", "middle-dot")),
    "invisible character": put("姓名", lambda t: t[0] + "\u200b" + t[1:], ("姓名", "hidden-character")),
    "damaged character": put("姓名", lambda t: t[0] + "\ufffd", ("姓名", "damaged-character")),
    "full-width number": put("学号", full_width, ("学号", "full-width")),
    "blank inside a number": put("学号", lambda t: t[:4] + " " + t[4:], ("学号", "blank-inside")),
    "Han in a number": put("学号", lambda t: "学" + t, ("学号", "key-character")),
    "wrong check digit": put("身份证号", wrong_check, ("身份证号", "id-check-digit")),
    "17 digits": put("身份证号", lambda t: t[:17], ("身份证号", "id-length")),
    "letter in an identity number": put("身份证号", lambda t: swapped(t, 5, "A"), ("身份证号", "id-character")),
    "no such region": put("身份证号", lambda t: "99" + t[2:], ("身份证号", "id-region")),
    "no such date": put("身份证号", lambda t: t[:10] + "1345" + t[14:], ("身份证号", "id-date")),
    "full-width identity number": put("身份证号", full_width, ("身份证号", "full-width")),
    "x in lower case": lower_x,
    "turned into a number": put("身份证号", lambda t: f"{t[0]}.{t[1:6]}E+17", ("身份证号", "mangled-number")),
    "no identity number": put("身份证号", lambda t: "", ("身份证号", "empty")),
    "wrong sex": put("性别", lambda t: "女" if t == "男" else "男", ("性别", "id-sex")),
    "wrong birth date": put("出生日期", lambda t: "1999-09-09", ("出生日期", "id-birth-date")),
}
rows = [student(i) for i in range(COUNT)]
mistakes = []                       # (index of the row, column, code)
kinds = {}                          # index of the row → kind
for n, (kind, plant) in enumerate(MISTAKES.items()):
    for i in range(100 + n, 100 + n + EACH * 100, 100):
        mistakes += [(i, column, code) for column, code in plant(rows[i], i)]
        kinds[i] = kind
for i in range(40, 40 + EACH):      # the same number, and the same person, twice
    rows[1040 + i]["学号"] = rows[1000 + i]["学号"]
    rows[1140 + i]["身份证号"], rows[1140 + i]["性别"], rows[1140 + i]["出生日期"] = (
        rows[1100 + i][c] for c in ("身份证号", "性别", "出生日期"))
    mistakes += [(1040 + i, "学号", "duplicate"), (1140 + i, "身份证号", "duplicate")]
# Names that are one file on some disks, and names that lead elsewhere: not mistakes of a list, but of a delivery.
namesakes = [(1501, 1502, "王伟", "王伟"), (1503, 1504, "Anna Li", "ANNA LI"), (1505, 1506, "Jos\u00e9 Li", "Jose\u0301 Li")]
for a, b, name, other in namesakes:
    rows[a].update({"姓名": name, "学院": "同名"})
    rows[b].update({"姓名": other, "学院": "同名"})
escapes = dict(zip(range(1520, 1530), ["../../etc", "/etc", "..", "CON", "a/b", "a\\b", "学院:1", "-rf", ".hidden", "尾."]))
for i, college in escapes.items():
    rows[i]["学院"] = college


def csv_text(separator, form_mistakes):
    """The list as text, and its mistakes by line."""
    text, line_of = io.StringIO(), {}
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    line, told = 2, collections.Counter()
    for i, row in enumerate(rows):
        cells = [row[h] for h in HEADINGS]
        line_of[i] = line
        if i in (7, 1007):
            cells[7] = "专业\n二"      # a cell of two lines: the lines of the file are no longer the rows
            told[(line, 8, "hidden-character")] += 1
        if form_mistakes and i in (60, 1060, 2060):
            cells = cells[:-2]
            told[(line, 7, "field-count")] += 1
        if form_mistakes and i in (61, 1061, 2061):
            cells += ["多"]
            told[(line, 10, "field-count")] += 1
        writer.writerow(cells)
        line += 2 if i in (7, 1007) else 1
    content = text.getvalue()
    if form_mistakes:
        content = content.replace(",62班", ',6"2班')
        for i in (62, 1062, 2062):
            name = rows[i]["班级"]
            content = content.replace(f'{rows[i]["考生号"]},{rows[i]["学院"]},{rows[i]["专业"]},{name}',
                                      f'{rows[i]["考生号"]},{rows[i]["学院"]},{rows[i]["专业"]},{name[:1]}"{name[1:]}')
            told[(line_of[i], 9, "stray-quote")] += 1
    for i, column, code in mistakes:
        told[(line_of[i], HEADINGS.index(column) + 1, code)] += 1
    return content, told


def workbook(path):
    """As Excel writes it: shared strings, and identity numbers that it took for numbers."""
    strings, sheet = {}, ['<row r="1">']
    def cell(text, r):
        if "E+17" in text:
            return f'<c r="{r}"><v>{text}</v></c>'
        return f'<c r="{r}" t="s"><v>{strings.setdefault(text, len(strings))}</v></c>' if text else ""
    told = collections.Counter()
    sheet += [cell(h, "ABCDEFGHI"[c] + "1") for c, h in enumerate(HEADINGS)] + ["</row>"]
    for i, row in enumerate(rows):
        sheet.append(f'<row r="{i + 2}">' + "".join(cell(row[h], f'{"ABCDEFGHI"[c]}{i + 2}') for c, h in enumerate(HEADINGS)) + "</row>")
    for i, column, code in mistakes:
        told[(i + 2, HEADINGS.index(column) + 1, code)] += 1
    main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    shared = "".join(f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in strings)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
                         f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{shared}</sst>')
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{"".join(sheet)}</sheetData></worksheet>')
    return told


def lint(name, path, told):
    done = subprocess.run([GRADPHOTO, "roster", "lint", path, "--format", "json", "--quiet"], capture_output=True, text=True)
    found = collections.Counter((o["line"], o["column"], o["code"]) for o in map(json.loads, done.stdout.splitlines()))
    check(name, found, told)
    if done.returncode != 1:
        failures.append(name + ": status " + str(done.returncode) + done.stderr)


def photo_name(i):
    """Every way to name a photo; always by a number that is right."""
    row, kind = rows[i], kinds.get(i, "")
    by_exam = kind in ("Han in a number",) or 1040 + 40 <= i < 1040 + 40 + EACH or 1040 <= i < 1040 + EACH
    if by_exam or i % 4 == 0:
        return row["考生号"]
    if i % 4 == 1 and not kind and not 1140 <= i < 1140 + 40 + EACH:
        return row["身份证号"]
    number = f"2022{i:06}"
    return number if i % 4 == 2 else f'{row["班级"]}+{number}+{row["专业"]}'


def batch(base, roster):
    source, out = os.path.join(base, "photos"), os.path.join(base, "out")
    files, missing, unmatched, duplicates, held = {}, set(), set(), set(), {}
    line_of = {}
    line = 2
    for i in range(COUNT):
        line_of[i] = line
        line += 2 if i in (7, 1007) else 1
    for i in range(COUNT):
        folder = f"day{i % 2 + 1}/{i % 5}"
        name = f"{folder}/{photo_name(i)}.jpg"
        if i % 100 == 31:                     # forgotten
            missing.add(line_of[i])
        elif i % 100 == 32:                   # named by hand
            name = f"{folder}/IMG_{i:04}.jpg"
            unmatched.add(name)
            missing.add(line_of[i])
            files[name] = i
        elif i % 100 == 33:                   # taken twice
            again = f"{folder}/2022{i:06} (2).jpg"
            files[name] = files[again] = i
            duplicates |= {name, again}
        elif i % 100 == 35:                   # a name with two numbers
            name = f'{folder}/2022{i:06}_{rows[i - 1]["考生号"]}.jpg'
            unmatched.add(name)
            missing.add(line_of[i])
            files[name] = i
        else:
            files[name] = i
    for i in range(40, 40 + EACH):            # the number that two students share
        name = f'day3/{rows[1000 + i]["学号"]}.JPG'
        files[name] = i
        unmatched.add(name)
    for a, b, *_ in namesakes:
        for i in (a, b):
            held[next(n for n, owner in files.items() if owner == i)] = "same-name"
    for name, i in files.items():
        if not rows[i]["姓名"] and name not in unmatched | duplicates:
            held[name] = "empty-field"
    for name, i in files.items():
        path = os.path.join(source, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.symlink(PHOTOS[i % len(PHOTOS)], path)
    command = [GRADPHOTO, "batch", source, "-o", out, "--roster", roster, "--name", "{学院}/{姓名}.jpg",
               "--language", "en", "--show-ids", "--quiet", *lenient.standard(GRADPHOTO, base)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        failures.append("batch: " + done.stderr)
        return print("  FAIL", done.stderr)

    def column(report, heading):
        with open(os.path.join(out, "report", report), encoding="utf-8-sig", newline="") as file:
            return [row[heading] for row in csv.DictReader(file)]
    check("photos accounted for", collections.Counter(column("results.csv", "photo")), collections.Counter(files.keys()))
    check("students without a photo", {int(l) for l in column("missing.csv", "line")}, missing)
    check("photos of nobody, or of several", set(column("unmatched.csv", "photo")), unmatched)
    check("photos of students with several", set(column("duplicates.csv", "photo")), duplicates)
    codes = {p: set(c.split()) & {"same-name", "empty-field"} for p, c in
             zip(column("results.csv", "photo"), column("results.csv", "codes"))}
    check("names that would be one file, or lack a part", {(p, *c) for p, c in codes.items() if c},
          {(p, c) for p, c in held.items()})
    outputs = [o for o in column("results.csv", "output") if o]
    accepted = [o for o in outputs if o.startswith("accepted/")]
    wrong = [p for p, o in zip(column("results.csv", "photo"), column("results.csv", "output"))
             if o.startswith("accepted/") and p in unmatched | duplicates | set(held)]
    check("doubtful photos among the accepted", set(wrong), set())
    folded = collections.Counter(o.casefold() for o in outputs)
    check("outputs that are one file on some disks", {o for o, n in folded.items() if n > 1}, set())
    unsafe = {o for o in outputs if any(p in ("..", ".", "") or p[0] in "-." or p[-1] in ". " or set(p) & set(':*?"<>|\\')
                                        for p in o.split("/"))}
    check("outputs with unsafe names", unsafe, set())
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "report/manifest.sha256"], cwd=out, capture_output=True, text=True)
    check("outputs that sha256sum refuses", set(sums.stdout.splitlines()), set())
    def report(name):
        with open(os.path.join(out, "report", name), encoding="utf-8") as file:
            return file.read()
    verdicts = collections.Counter(column("results.csv", "verdict"))
    check("results.jsonl", collections.Counter(json.loads(l)["verdict"] for l in report("results.jsonl").splitlines()), verdicts)
    suite = xml.etree.ElementTree.fromstring(report("junit.xml"))
    cases = collections.Counter(case[0].tag if len(case) else "pass" for case in suite.iter("testcase"))
    check("junit.xml", cases, collections.Counter(
        {{"fail": "failure", "review": "skipped"}.get(v, v): n for v, n in verdicts.items()}))
    sarif = json.loads(report("results.sarif"))["runs"][0]["results"]
    check("results.sarif", {urllib.parse.unquote(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for r in sarif},
          {p for p, v in zip(column("results.csv", "photo"), column("results.csv", "verdict")) if v != "pass"})
    if options.keep:
        shutil.rmtree(options.keep, ignore_errors=True)
        shutil.copytree(out, options.keep)
    print(f"  {len(files)} photos, {COUNT} students: {len(accepted)} accepted; {done.stdout.strip()}")


with tempfile.TemporaryDirectory(prefix="roster-") as base:
    print(f"{len(mistakes)} mistakes of {len(MISTAKES) + 2} kinds in the cells, 11 of form, in {COUNT} rows", flush=True)
    text, told = csv_text(",", True)
    for name, encoding in {"UTF-8": "utf-8", "UTF-8 with a byte order mark": "utf-8-sig", "GB18030": "gb18030"}.items():
        path = os.path.join(base, encoding + ".csv")
        with open(path, "w", encoding=encoding, newline="") as file:
            file.write(text)
        lint(name, path, told)
    path = os.path.join(base, "unicode.txt")
    tabbed, fewer = csv_text("\t", False)
    with open(path, "w", encoding="utf-16", newline="") as file:
        file.write(tabbed)
    lint("UTF-16 with tabs", path, fewer)
    path = os.path.join(base, "list.xlsx")
    lint("XLSX", path, workbook(path))
    if PHOTOS:
        print("the batch", flush=True)
        batch(base, os.path.join(base, "gb18030.csv"))
print(f"{len(failures)} failures" if failures else "every mistake is told, and none other")
sys.exit(1 if failures else 0)
