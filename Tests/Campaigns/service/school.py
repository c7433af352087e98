"""A small school for the campaigns of the service: its collection, its service, its codes."""
import json, os, random, shutil, subprocess, tempfile, time

BATCH = "2026届"
CHECK = "10X98765432"  # GB 11643: the last digit by the sum of the others, weighted
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]


def identity(number):
    """A valid identity number of somebody who does not exist."""
    body = f"110105{1999 + number % 5}{1 + number % 12:02}{1 + number % 28:02}{number % 1000:03}"
    return body + CHECK[sum(int(c) * w for c, w in zip(body, WEIGHTS)) % 11]


class School:
    """`students` is how many; numbers begin with 20260001."""

    def __init__(self, binary, students=8, fee="0.00", keep=None):
        self.binary = os.path.abspath(binary)
        self.root = keep or tempfile.mkdtemp(prefix="gradphoto-service-")
        shutil.rmtree(self.root, ignore_errors=True)
        os.makedirs(self.root)
        self.folder = os.path.join(self.root, "collection")
        self.numbers = [str(20260001 + i) for i in range(students)]
        self.identities = {number: identity(i + 1) for i, number in enumerate(self.numbers)}
        roster = os.path.join(self.root, "roster.csv")
        with open(roster, "w", encoding="utf-8") as file:
            file.write("学号,姓名,证件号,学院,专业,班级\n")
            for i, (number, id_number) in enumerate(self.identities.items()):
                file.write(f"{number},学生{i + 1},{id_number},计算机学院,软件工程,软件{1 + i % 2}班\n")
        privacy = os.path.join(self.root, "privacy.txt")
        with open(privacy, "w", encoding="utf-8") as file:
            file.write("隐私条款\n\n学校为办理学历注册采集你的照片、采集码和联系方式，只用于此事。\n")
        self.run("init", self.folder, "--school", "示范大学", "--batch", BATCH, "--privacy", privacy, "--fee", fee, folder=False)
        self.run("import", roster)
        self.process = None

    def run(self, *words, folder=True, stdin=None, status=(0, 1)):
        words = [self.binary, "collect", *words] + (["-C", self.folder] if folder else [])
        done = subprocess.run(words, capture_output=True, text=True, input=stdin, env=self.environment)
        if done.returncode not in status:
            raise RuntimeError(f"{words}: {done.returncode} {done.stderr}")
        return done.stdout

    @property
    def environment(self):
        models = os.environ.get("GRADPHOTO_MODELS") or os.path.abspath(".models")
        return {**os.environ, "GRADPHOTO_MODELS": models, "LC_ALL": "C.UTF-8"}

    def serve(self, *options):
        """Returns the address once pages can be asked for, and the seconds that took."""
        start = time.perf_counter()
        self.log = open(os.path.join(self.root, "serve.log"), "a")
        self.process = subprocess.Popen(
            [self.binary, "serve", self.folder, "--port", "0", "--verbose", *options],
            stdout=subprocess.PIPE, stderr=self.log, text=True, env=self.environment)
        self.address = self.process.stdout.readline().strip().rstrip("/")
        return self.address, time.perf_counter() - start

    def end(self, kill=False):
        if not self.process:
            return None
        self.process.kill() if kill else self.process.terminate()
        status = self.process.wait(60)
        self.process = None
        return status

    def link(self, number):
        text = self.run("links", "--base", self.address + "/", "--student", number, "--format", "json")
        return json.loads(text.splitlines()[0])["link"]

    def state(self, number):
        text = self.run("review", "show", "--student", number, "--format", "json")
        return json.loads(text)["student"]["state"]

    def takes(self, number):
        return json.loads(self.run("review", "show", "--student", number, "--format", "json"))["takes"]

    def last_four(self, number):
        return self.identities[number][-4:]

    def code_picture(self, number):
        """A screenshot of a 采集码, which is different for everybody."""
        import segno
        path = os.path.join(self.root, f"code-{number}.png")
        text = "".join(random.Random(number).choices("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", k=64))
        segno.make(text, error="m").save(path, scale=6, border=4)
        return path

    def remove(self):
        self.end()
        shutil.rmtree(self.root, ignore_errors=True)
