"""The photos that two executables are compared on, and a list of students drawn for some of them."""
import csv
import os

EXTENSIONS = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".jp2", ".gif", ".heic", ".heif", ".avif"}
HEADINGS = ["学号", "姓名", "身份证号", "性别", "出生日期", "考生号", "学院", "专业", "班级"]


def photos_in(folder):
    """Every picture under a folder, in a fixed order, by absolute path."""
    found = []
    for parent, folders, files in os.walk(os.path.abspath(folder), followlinks=True):
        folders.sort()
        found += [os.path.join(parent, f) for f in files if os.path.splitext(f)[1].lower() in EXTENSIONS]
    return sorted(found)


def evenly(items, count):
    """At most `count` items, spread evenly over all."""
    step = max(1.0, len(items) / count) if count else 1.0
    return [items[int(i * step)] for i in range(min(count, len(items)) if count else len(items))]


def identity_number(serial, male):
    """A resident identity number (GB 11643) with its check digit."""
    digits = f"440106{2003 + serial % 3}{serial % 12 + 1:02}{serial % 28 + 1:02}{serial // 84 * 2 % 998 + male:03}"
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]


def student(serial):
    male = serial % 2 == 0
    number = identity_number(serial, int(male))
    return {"学号": f"2022{serial:06}", "姓名": "赵钱孙李周吴郑王冯陈"[serial % 10] + chr(0x4E00 + serial * 5),
            "身份证号": number, "性别": "男" if male else "女",
            "出生日期": f"{number[6:10]}-{number[10:12]}-{number[12:14]}", "考生号": f"224401{serial:08}",
            "学院": f"学院{serial % 3}", "专业": f"专业{serial % 5}", "班级": f"{serial % 7}班"}


def draw_batch(photos, folder):
    """Links the photos under students' names and writes their list; returns the folder and the list.

    Of every twenty students one has no photo, one has two, one's photo bears nobody's name, one's name is
    missing and one's identity number is wrong.
    """
    source, roster = os.path.join(folder, "photos"), os.path.join(folder, "roster.csv")
    rows = []
    for serial, photo in enumerate(photos):
        row, case = student(serial), serial % 20
        name = [row["学号"], row["考生号"], row["身份证号"], f'{row["班级"]}+{row["学号"]}'][serial % 4]
        extension = os.path.splitext(photo)[1]
        if case == 3:
            rows.append(student(serial + 10_000))
        elif case == 5:
            name = f'{student(serial - 1)["学号"]} (2)'
        elif case == 7:
            name = f"IMG_{serial:04}"
        elif case == 11:
            row["姓名"] = ""
        elif case == 13:
            row["身份证号"] = row["身份证号"][:17] + ("1" if row["身份证号"][17] != "1" else "2")
        rows.append(row)
        path = os.path.join(source, f"day{serial % 2 + 1}", name + extension)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.symlink(photo, path)
    with open(roster, "w", encoding="gb18030", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS)
        writer.writeheader()
        writer.writerows(rows)
    return source, roster
