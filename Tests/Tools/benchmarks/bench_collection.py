#!/usr/bin/env python3
"""What a large collection costs: import, the same list again, status, looking a student up.

    bench_collection.py GRADPHOTO [--students N] [--rounds N]

Wall seconds, the least of the rounds, and processor seconds beside them; MB are the peak of the process. The log proves itself at
the end. Needs no more than Python.
"""
import argparse, os, shutil, subprocess, sys, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument("gradphoto")
parser.add_argument("--students", type=int, default=100_000)
parser.add_argument("--rounds", type=int, default=3)
options = parser.parse_args()
GRADPHOTO = os.path.abspath(options.gradphoto)
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def identity(i):
    digits = f"{110101 + i // 20_000}2003{i // 1000 % 12 + 1:02}{i // 12_000 % 28 + 1:02}{i % 1000:03}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


def run(*arguments):
    """Wall seconds, processor seconds, peak MB."""
    start = time.perf_counter()
    process = subprocess.Popen([GRADPHOTO, "collect", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{arguments}: {errors[-500:]}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


base = tempfile.mkdtemp(prefix="bench-collection-")
place = os.path.join(base, "c")
roster = os.path.join(base, "list.csv")
seen = set()
with open(roster, "w", encoding="utf-8") as file:
    file.write("考生号,学号,姓名,性别,证件号,学院,专业,班级,层次,手机,地址,邮编\n")
    for i in range(options.students):
        number = identity(i)
        sex = "男" if int(number[16]) % 2 else "女"
        file.write(f"221101{i:08},2022{i:06},学生{'甲乙丙丁戊己庚辛壬癸'[i % 10]},{sex},{number},学院{i // 5000},专业{i // 500},"
                   f"{i // 50}班,本科,1380{i:07},某市某路{i % 900 + 1}号,100{i % 1000:03}\n")
least = {}


def measure(name, *arguments):
    found = run(*arguments)
    least[name] = min(least.get(name, found), found)


for _ in range(options.rounds):
    shutil.rmtree(place, ignore_errors=True)
    run("init", place, "--school", "s", "--batch", "b", "--consent-elsewhere", "paper")
    measure("import", "import", roster, "-C", place)
    for _ in range(3):
        measure("status", "status", "-C", place, "--by", "college")
        measure("status, JSON", "status", "-C", place, "--format", "json")
        measure("status of a student", "status", "--student", f"2022{options.students // 2:06}", "-C", place)
    measure("import of the same list", "import", roster, "-C", place)
measure("verify-log", "verify-log", "-C", place)
size = sum(os.path.getsize(os.path.join(place, f)) for f in os.listdir(place) if os.path.isfile(os.path.join(place, f)))
print(f"{options.students} students, least of {options.rounds} rounds; the folder has {size / 1e6:.0f} MB")
print(f"{'':26}{'wall s':>9}{'cpu s':>9}{'peak MB':>9}")
for name, (wall, cpu, memory) in least.items():
    print(f"{name:26}{wall:9.2f}{cpu:9.2f}{memory:9.0f}")
shutil.rmtree(base)
