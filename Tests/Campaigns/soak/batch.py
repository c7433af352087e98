"""One folder of photos and its batch: photos come, go and change, runs are killed, the journal is lost."""
import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import time

from world import World

FOLDERS = ("accepted", "review", "returned")
# Students of the list; as many again are photographed that are on none.
STUDENTS = 12


class BatchFolder(World):
    def __init__(self, program, base, random, photos):
        super().__init__(program, base, random)
        self.photos = photos
        self.source, self.out = os.path.join(base, "photos"), os.path.join(base, "out")
        self.list = os.path.join(base, "list.csv")
        os.makedirs(self.source)
        self.write_list(STUDENTS)

    def actions(self):
        return {self.add: 8, self.remove: 2, self.move: 2, self.relist: 1, self.finish: 3, self.kill: 3, self.status: 2,
                self.watch: 1, self.lose: 1, self.spoil: 1}

    def close(self):
        self.finish()

    def write_list(self, students):
        with open(self.list, "w", encoding="utf-8") as file:
            file.write("学号,姓名\n" + "".join(f"2024{i:04},学生{i}\n" for i in range(students)))

    def command(self, *words):
        return [self.program, *words, "--language", "en"]

    def batch(self, *more):
        return self.command("batch", self.source, "-o", self.out, "--roster", self.list, "--resume", "--quiet", "--jobs", "2",
                            *more)

    # ---- What happens to the photos ----

    def name(self):
        student = self.random.randrange(2 * STUDENTS)
        folder = self.random.choice(["", "a", "b/c"])
        return os.path.join(folder, self.random.choice([f"2024{student:04}", f"DSC_{student:04}"])
                            + self.random.choice([".jpg", ".JPG", ".png", ".cr2"]))

    def add(self):
        place = os.path.join(self.source, self.name())
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(self.random.choice(self.photos), "rb") as file:
            data = file.read()
        kind = self.random.randrange(8)
        if kind == 0:
            data = data[:self.random.randrange(len(data))]
        elif kind == 1:
            data = self.random.randbytes(self.random.randrange(4096))
        with open(place, "wb") as file:
            file.write(data)

    def there(self):
        return [os.path.join(d, f) for d, _, files in os.walk(self.source) for f in files]

    def remove(self):
        if found := self.there():
            os.remove(self.random.choice(found))

    def move(self):
        if found := self.there():
            place = os.path.join(self.source, self.name())
            os.makedirs(os.path.dirname(place), exist_ok=True)
            os.rename(self.random.choice(found), place)

    def relist(self):
        self.write_list(self.random.randrange(1, STUDENTS + 1))

    # ---- What is run ----

    def finish(self):
        self.run(self.batch(), (0, 1, 2), measured=True)
        self.audit()

    def kill(self):
        process = subprocess.Popen(self.batch(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0.02, 2))
        process.send_signal(self.random.choice([signal.SIGKILL, signal.SIGINT, signal.SIGTERM]))
        process.wait()

    def status(self):
        if os.path.exists(os.path.join(self.out, "journal/journal.sqlite")):
            _, text = self.run(self.command("status", self.out, "--format", "json"), (0, 2))
            if not isinstance(json.loads(text).get("pending"), int):
                self.fail("status: " + text[:200])

    def watch(self):
        process = subprocess.Popen(
            self.command("watch", self.source, "-o", self.out, "--roster", self.list), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0.5, 3))
        self.add()
        time.sleep(self.random.uniform(0.5, 3))
        process.send_signal(signal.SIGINT)
        # By the signal itself where the machine was so busy that it did not listen yet.
        if process.wait(120) not in (0, 1, 2, 130, -signal.SIGINT):
            self.fail(f"watch ended with {process.returncode}")

    def lose(self):
        """The journal is lost, the outputs are not."""
        if not os.path.exists(os.path.join(self.out, "journal/journal.sqlite")):
            return
        for name in os.listdir(os.path.join(self.out, "journal")):
            if name.startswith("journal.sqlite"):
                os.remove(os.path.join(self.out, "journal", name))
        words = [word for word in self.batch("--rebuild") if word != "--resume"]
        self.run(words, (0, 1, 2), measured=True)
        self.audit()

    def spoil(self):
        """A finished picture is changed or removed by hand."""
        found = [os.path.join(d, f) for folder in FOLDERS for d, _, files in os.walk(os.path.join(self.out, folder))
                 for f in files]
        if found:
            place = self.random.choice(found)
            if self.random.random() < 0.5:
                os.remove(place)
            else:
                with open(place, "ab") as file:
                    file.write(b"x")

    # ---- What holds afterwards ----

    def audit(self):
        if not os.path.exists(os.path.join(self.out, "journal/journal.sqlite")):
            return self.fail("there is no journal")
        db = sqlite3.connect(f"file:{self.out}/journal/journal.sqlite?mode=ro", uri=True)
        rows = db.execute("SELECT path, outcome, files, position FROM photo").fetchall()
        skipped = {bytes(row[0]) for row in db.execute("SELECT path FROM skipped")}
        db.close()
        paths = [bytes(path) if isinstance(path, bytes) else path.encode() for path, _, _, _ in rows]
        photos = {os.fsencode(os.path.relpath(path, self.source)) for path in self.there()}
        known = {path for path, row in zip(paths, rows) if row[3] is not None}
        if len(set(paths)) != len(paths) or photos != known | (skipped & photos) or known & skipped:
            self.fail(f"photos and journal differ: {photos ^ known}")
        if any(outcome is None for _, outcome, _, _ in rows):
            self.fail("a photo has no outcome")
        # What was made of a photo that is gone can't be made again: it stays as it is.
        files = [(file, position is not None) for _, _, text, position in rows for file in json.loads(text or "[]")]
        there = {os.path.relpath(os.path.join(d, f), self.out) for folder in FOLDERS
                 for d, _, found in os.walk(os.path.join(self.out, folder)) for f in found}
        listed = {file["path"] for file, _ in files}
        due = {file["path"] for file, is_there in files if is_there}
        if len(listed) != len(files) or not due <= there <= listed:
            self.fail(f"outputs and journal differ: missing {due - there}, unknown {there - listed}")
        for file, is_there in files:
            if is_there and file["path"] in there:
                with open(os.path.join(self.out, file["path"]), "rb") as content:
                    if hashlib.sha256(content.read()).hexdigest() != file["sha256"]:
                        self.fail("an output is not whole: " + file["path"])
        if os.listdir(os.path.join(self.out, "journal/tmp")):
            self.fail("a temporary file is left")
