"""What gradphoto prints as JSON, held against docs/schemas; each schema must refuse lines that were broken on purpose."""
import glob
import json
import os
import subprocess

import jsonschema
from referencing import Registry, Resource

SCHEMAS = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../../docs/schemas"))
CODES = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../../fixtures/codes"))
ENDING = ".schema.json"
ROSTER = "学号,姓名,身份证号,学院\n2022000001,张 三,11010519491231002X,文学院\n2022000001,李四,440524188001010015,理学院\n"
STUDENTS = "学号,姓名,证件号,学院\n2022000001,张三,11010519491231002X,文学院\n2022000002,李四,440524188001010014,理学院\n"
WRONG_VALUE = {"neither": ["a text", "nor a number"]}


class Schemas:
    def __init__(self):
        self.registry, self.names = Registry(), []
        for path in sorted(glob.glob(os.path.join(SCHEMAS, "*" + ENDING))):
            with open(path, encoding="utf-8") as file:
                schema = json.load(file)
            jsonschema.Draft202012Validator.check_schema(schema)
            self.registry = self.registry.with_resource(os.path.basename(path), Resource.from_contents(schema))
            self.names.append(os.path.basename(path).removesuffix(ENDING))

    def errors(self, name, line):
        validator = jsonschema.Draft202012Validator({"$ref": name + ENDING}, registry=self.registry)
        return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(line)]


def broken(line, required):
    """The line with an unknown field, and without each of its required fields or with a value of the wrong type in it."""
    yield "an unknown field", {**line, "noSuchField": 1}
    for field in required:
        yield f"without {field}", {key: value for key, value in line.items() if key != field}
        yield f"a wrong {field}", {**line, field: WRONG_VALUE}


class LineChecks:
    """Collects lines by schema; `finish` breaks one of each."""

    # Fields without which a line means nothing; those of worker requests may be more than we know.
    REQUIRED = {
        "report": ["input", "verdict", "findings", "timings"], "faces": ["input"],
        "status": ["verdicts", "rules", "pending", "missing"], "list-mistake": ["line", "column", "code", "zh", "en"],
        "worker-answer": ["input", "verdict", "findings"], "batch-result": ["photo", "verdict", "files", "findings"],
        "journal-log": ["path", "name", "result"], "standard": ["id", "title", "output", "rules", "backgrounds"],
        "codes": ["input", "width", "height", "result", "codes", "zh", "en", "timings"],
        "comparison": ["first", "second", "verdict", "similarity", "falseMatchRate", "falseMatchRateIsBound", "timings"],
        "collect": ["student", "number", "verdict", "warnings", "error"],
        "finding": ["rule", "clause", "verdict", "measured", "unit", "doubt", "allowed", "reason", "remedy", "stage"],
    }

    def __init__(self, check):
        self.schemas, self.check, self.samples = Schemas(), check, {}

    def add(self, name, line, what):
        errors = self.schemas.errors(name, line)
        self.check(not errors, what, f"{name}{ENDING}:", errors[:3])
        if all(field in line for field in self.REQUIRED.get(name, ())):
            self.samples.setdefault(name, line)
        if line.get("findings"):
            self.samples.setdefault("finding", line["findings"][0])

    def finish(self):
        for name in self.schemas.names:
            if name == "worker-request":
                continue
            self.check(name in self.samples, name, "no line was seen that this schema describes")
            for how, line in broken(self.samples.get(name, {}), self.REQUIRED[name]):
                self.check(self.schemas.errors(name, line), f"{name}{ENDING} takes a broken line:", how)
        self.check(self.schemas.errors("report", {**self.samples["report"], "verdict": "perhaps"}), "an unknown verdict is taken")


def run(program, arguments, folder, text=None):
    done = subprocess.run([program, *arguments], cwd=folder, input=text, capture_output=True, text=True, encoding="utf-8",
                          check=False)
    return done.stdout


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def collection(program, photos, folder, checks):
    """Codes and comparisons, and a collection of two students."""
    with open(os.path.join(folder, "students.csv"), "w", encoding="utf-8") as file:
        file.write(STUDENTS)
    codes = sorted(glob.glob(os.path.join(CODES, "*.png")))
    for line in lines(run(program, ["collect", "code", *codes, "none.png", "--read-only", "--format", "json"], folder)):
        checks.add("codes", line, "collect code --read-only")
    for pair in (photos[:2], (photos[0], codes[0])):
        checks.add("comparison", json.loads(run(program, ["compare", *pair, "--format", "json"], folder)), "compare")
    steps = [["init", "c", "--school", "示范大学", "--batch", "2026届", "--steps", "verify", "--keep-faces"],
             ["import", "students.csv"], ["verify", "--student", "2022000001", "--last4", "002x"], ["code", *codes, "--match-names"],
             ["take", photos[0], "--student", "2022000001"], ["take", photos[0], "none.jpg", "--student", "2022000001"],
             ["pick", "--student", "2022000001"], ["compare"], ["status"], ["history", "--student", "2022000001"], ["links", "--base", "http://h/", "--student", "2022000001"]]
    for step in steps:
        place = [] if step[0] == "init" else ["-C", "c"]
        for line in lines(run(program, ["collect", *step, *place, "--format", "json", "--quiet"], folder)):
            checks.add("collect", line, f"collect {step[0]}")


def commands(program, photos, batch, folder, checks):
    """The commands that print JSON but no report of photos."""
    for line in lines(run(program, ["detect", *photos, "none.jpg", "--format", "json", "--quiet"], folder)):
        checks.add("faces", line, "detect")
    checks.add("status", json.loads(run(program, ["status", batch, "--format", "json"], folder)), "status")
    with open(os.path.join(folder, "roster.csv"), "w", encoding="utf-8") as file:
        file.write(ROSTER)
    for line in lines(run(program, ["roster", "lint", "roster.csv", "--format", "json"], folder)):
        checks.add("list-mistake", line, "roster lint")
    requests = [{"input": photos[0], "output": os.path.join(folder, "answer.jpg"), "id": "7"}, {"input": "none.jpg"},
                {"input": photos[0]}]
    for request in requests:
        checks.check(not checks.schemas.errors("worker-request", request), "worker-request", request)
    checks.check(checks.schemas.errors("worker-request", {"output": "a.jpg"}), "worker-request.schema.json takes a request without input")
    told = run(program, ["worker", "--keep-failed"], folder, "".join(json.dumps(r) + "\n" for r in requests) + "{broken\n")
    for line in lines(told):
        checks.add("worker-answer", line, "worker")
    collection(program, photos, folder, checks)
    for standard in ("chsi-99", "chsi-99-blue", "chsi-99-white"):
        checks.add("standard", json.loads(run(program, ["standards", "--show", standard], folder)), "standards --show")
    for path, name in (("report/results.jsonl", "batch-result"), ("journal/outcomes.jsonl", "journal-log")):
        with open(os.path.join(batch, path), encoding="utf-8") as file:
            for line in file:
                checks.add(name, json.loads(line), path)
    checks.finish()
