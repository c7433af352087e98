"""One school's collection, and a second place of the same school: students go through all steps in any order, photos come, reviewers
decide, messages and pictures go out, some withdraw, lists change, places are merged, commands are killed, the database is lost.
"""
import csv
import json
import os
import signal
import subprocess
import time

from PIL import Image

import lenient
from world import World

STUDENTS = 24
# Students that a command with a list serves at once.
AT_ONCE = 8
# Seconds that a command may live before it is killed.
LIFE = 0.6


class School(World):
    def __init__(self, program, base, random, photos):
        super().__init__(program, base, random)
        self.portraits = [Image.open(path).convert("RGB") for path in photos]
        self.main, self.other = os.path.join(base, "main"), os.path.join(base, "other")
        self.numbers = [f"2026{i:04}" for i in range(STUDENTS)]
        # Each phone number is used once: where it is found it is somebody's.
        self.phones, self.shots, self.exports = {}, 0, 0
        self.heads, self.delivered = {}, {}
        privacy = self.text("privacy.txt", "I agree.\n")
        self.privacy = privacy
        for place in (self.main, self.other):
            self.run([self.program, "collect", "init", place, "--school", "s", "--batch", "b", "--privacy", privacy, "--fee", "15",
                      "--actor", "soak.py", "--keep-faces", *lenient.standard(self.program, base)], (0,))
            self.relist(place)

    def actions(self):
        return {self.steps: 6, self.take: 6, self.choose: 5, self.decide: 5, self.relist: 2, self.correct: 2, self.notify: 2,
                self.deliver: 2, self.export: 1, self.withdraw: 1, self.purge: 1, self.look: 2, self.merge: 1, self.kill: 6,
                self.lose: 1}

    def close(self):
        for place in (self.main, self.other):
            self.audit(place)

    # ---- Tools ----

    def text(self, name, content):
        path = os.path.join(self.base, name)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(content)
        return path

    def table(self, headings, rows):
        path = os.path.join(self.base, "table.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([headings, *rows])
        return path

    def some(self):
        return self.random.sample(self.numbers, AT_ONCE)

    def somewhere(self):
        """Two thirds of what is done is done in the main place."""
        return self.random.choice([self.main, self.main, self.other])

    def command(self, place, *words):
        return [self.program, "collect", *words, "-C", place, "--format", "json", "--language", "en", "--actor", "soak.py"]

    def collect(self, place, *words, measured=False):
        """The JSON lines of a command that ends in order, whether or not it may do what it is asked."""
        status, text = self.run(self.command(place, *words), (0, 1, 2), measured)
        return status, [json.loads(line) for line in text.splitlines()]

    # ---- What is done ----

    def listed(self, verb):
        """A command with its list of students."""
        if verb == "profile":
            rows = []
            for number in self.some():
                phone = f"139{sum(map(len, self.phones.values())):08}"
                self.phones.setdefault(number, []).append(phone)
                rows.append([number, phone])
            return [verb, "--list", self.table(["学号", "手机"], rows)]
        return [verb, "--list", self.table(["学号", "后四位"], [[n, n[-4:]] for n in self.some()])]

    def steps(self):
        place = self.somewhere()
        for verb in ("verify", "consent", "confirm", "profile"):
            self.collect(place, *self.listed(verb))

    def shoot(self):
        """A folder with a photo each of two or three students; no two photos are alike."""
        folder = os.path.join(self.base, f"shots{self.shots}")
        os.makedirs(folder)
        for number in self.random.sample(self.numbers, self.random.randrange(2, 4)):
            self.shots += 1
            source = self.random.choice(self.portraits)
            light = self.random.uniform(0.95, 1.05)
            picture = source.crop((self.shots % 13, self.shots % 11, source.width, source.height))
            picture = picture.point([min(255, round(v * light)) for v in range(256)] * 3)
            path = os.path.join(folder, number + ".jpg")
            picture.save(path, quality=88 + self.shots % 8)
            if self.random.randrange(10) == 0:
                with open(path, "r+b") as file:
                    file.truncate(self.random.randrange(4000))
        return folder

    def take(self):
        place = self.somewhere()
        self.collect(place, "take", self.shoot(), "--jobs", "2", measured=place == self.main)

    def choose(self):
        place, chosen = self.somewhere(), self.some()
        rows = self.table(["学号", "收据号"], [[n, f"R{self.shots}-{n}"] for n in chosen])
        self.collect(place, "accept", "--last", "--list", rows)
        self.collect(place, "pay", "--list", rows)

    def decide(self):
        place = self.somewhere()
        verb = self.random.choice([["approve"], ["approve"], ["return", "--reason", "retouched"], ["undo"]])
        waiting = [line["student"] for line in self.collect(place, "review", "list")[1]]
        people = self.random.sample(waiting, min(len(waiting), AT_ONCE)) + [self.random.choice(self.numbers)]
        self.collect(place, "review", *verb, "--list", self.table(["学号"], [[n] for n in people]))

    def relist(self, place=None):
        there = self.random.sample(self.numbers, self.random.randrange(STUDENTS // 2, STUDENTS + 1)) if place is None else self.numbers
        rows = [[n, "学生" + "甲乙丙"[self.random.randrange(3)], "E0000" + n[-4:], f"{self.random.randrange(3)}班"] for n in sorted(there)]
        self.collect(place or self.somewhere(), "import", self.table(["学号", "姓名", "证件号", "班级"], rows))

    def correct(self):
        place = self.somewhere()
        self.collect(place, "confirm", "--student", self.random.choice(self.numbers), "--correct", f"姓名=学生{self.shots}")
        for request in self.collect(place, "correction", "list")[1]:
            self.collect(place, "correction", self.random.choice(["grant", "refuse"]), str(request["id"]))

    def notify(self):
        self.collect(self.main, "notify", "-o", os.path.join(self.base, "messages"))

    def deliver(self):
        self.collect(self.main, "deliver", "-o", os.path.join(self.base, "delivery"))

    def export(self):
        self.exports += 1
        self.collect(self.somewhere(), "export", "--student", self.random.choice(self.numbers), "-o",
                     os.path.join(self.base, f"export{self.exports}"))

    def withdraw(self):
        self.erase("withdraw")

    def purge(self):
        self.erase("purge")

    def erase(self, verb):
        place, number = self.somewhere(), self.random.choice(self.numbers)
        if self.collect(place, verb, "--student", number)[0] == 0:
            self.gone(place, number)

    def look(self):
        place = self.somewhere()
        for words in (["status"], ["status", "--missing"], ["history"], ["review", "list"], ["pay", "totals"], ["compare"]):
            self.collect(place, *words)

    def merge(self):
        self.collect(self.main, "merge", self.other, measured=False)
        self.audit(self.main)

    def kill(self):
        place = self.somewhere()
        words = self.random.choice([
            self.listed("verify"), self.listed("consent"), self.listed("confirm"), self.listed("profile"), self.listed("accept") + ["--last"],
            ["take", self.shoot()], ["deliver", "-o", os.path.join(self.base, "delivery")], ["notify", "-o", os.path.join(self.base, "messages")],
            ["merge", self.other], ["withdraw", "--student", self.random.choice(self.numbers)],
            ["purge", "--student", self.random.choice(self.numbers)], ["check"]])
        process = subprocess.Popen(self.command(self.main if words[0] in ("deliver", "notify", "merge") else place, *words),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0.005, LIFE))
        process.send_signal(self.random.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
        process.wait()
        self.audit(place)

    def lose(self):
        """The database is lost, its log is not."""
        place = self.somewhere()
        self.audit(place)
        for name in os.listdir(place):
            if name.startswith("collection.sqlite"):
                os.remove(os.path.join(place, name))
        if self.collect(place, "recover")[0] != 0:
            self.fail("recover left something")
        self.audit(place)

    # ---- What holds afterwards ----

    def audit(self, place):
        _, flaws = self.collect(place, "check")
        if flaws:
            self.fail(f"check finds {flaws[:3]}")
        if left := os.listdir(os.path.join(place, "tmp")):
            self.fail(f"left of what was on its way: {left[:3]}")
        status, proof = self.collect(place, "verify-log", *(["--head", self.heads[place]] if place in self.heads else []))
        if status != 0:
            return self.fail(f"the log does not prove itself, or lacks what was answered: {proof[:1]}")
        self.heads[place] = proof[0]["head"]
        states = self.collect(place, "status")[1][0]["states"]
        if sum(count for state, count in states.items() if state != "purged") > STUDENTS:
            self.fail(f"more students than there are: {states}")
        self.handed_over()

    def handed_over(self):
        """A picture that was handed over is whole, and never becomes another one."""
        folder = os.path.join(self.base, "delivery")
        for name in os.listdir(folder) if os.path.isdir(folder) else []:
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read()
            if name[:-4] not in self.numbers or not content.startswith(b"\xff\xd8") or not content.endswith(b"\xff\xd9"):
                self.fail("handed over: " + name)
            if self.delivered.setdefault(name, content) != content:
                self.fail("another picture under the name of one that was handed over: " + name)

    def gone(self, place, number):
        """Nothing in the collection says the phone number of somebody who was erased."""
        for folder, _, names in os.walk(place):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    content = file.read()
                for phone in self.phones.get(number, []):
                    if phone.encode() in content:
                        return self.fail(f"{number} was erased, and {name} still says {phone}")
