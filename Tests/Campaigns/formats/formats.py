#!/usr/bin/env python3
"""Every report format of every command, read by programs that know nothing of gradphoto.

Usage: formats.py GRADPHOTO SCHEMAS PORTRAITS FIXTURES

JSON lines are held against docs/schemas (json_lines.py), SARIF against the OASIS schema (in SchemaStore's package), JUnit XML against
the schema of Jenkins and junitparser, CSV against the csv module, HTML against lxml: no reference leaves the page,
names are text, both languages. Hostile file names included.
Exit status: 0 where all is well, 1 else.
"""
import csv
import glob
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import jsonschema
from junitparser import JUnitXml
from lxml import etree, html

import json_lines

HOSTILE = ["=cmd|'calc'!A1.jpg", "a <b>&\"'.jpg", "tab\tand\nline.jpg", "王 小明@1.jpg", "./-x.jpg", "＝1.jpg", "\u202eeman.jpg", "100%.jpg"]


def sarif_schema(store):
    """The OASIS schema among the stored answers of SchemaStore; they are pickles, of which only the JSON text is read."""
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        for (value,) in database.execute("select value from responses"):
            if b"sarif-spec/master/Schemata/sarif-schema-2.1.0.json" in value:
                text = value[value.index(b"{"):].decode("utf-8", "ignore")
                schema, _ = json.JSONDecoder().raw_decode(text)
                if schema.get("title", "").startswith("Static Analysis Results Format (SARIF) Version 2.1.0 "):
                    return schema
    raise LookupError("no SARIF schema in the store")


class Checks:
    def __init__(self, schemas):
        schema = sarif_schema(os.path.join(schemas, "schemastore.sqlite"))
        validator = jsonschema.validators.validator_for(schema)
        self.sarif_validator = validator(schema, format_checker=validator.FORMAT_CHECKER)
        self.junit_schema = etree.XMLSchema(etree.parse(os.path.join(schemas, "junit-10.xsd")))
        self.done, self.wrong = 0, []
        self.lines = json_lines.LineChecks(self.check)

    def check(self, condition, *what):
        self.done += 1
        if not condition:
            self.wrong.append(" ".join(map(str, what)))

    def json(self, data, names, what):
        lines = [json.loads(line) for line in data.decode().splitlines()]
        self.check([line["input"] for line in lines] == names, what, "inputs")
        for line in lines:
            self.lines.add("report", line, what)

    def sarif(self, data, names, what):
        log = json.loads(data)
        errors = list(self.sarif_validator.iter_errors(log))
        self.check(not errors, what, [error.message[:200] for error in errors[:3]])
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        for result in log["runs"][0]["results"]:
            index = result.get("ruleIndex")
            self.check(index is None or rules[index]["id"] == result["ruleId"], what, "ruleIndex")

    def junit(self, data, names, what):
        self.check(self.junit_schema.validate(etree.fromstring(data)), what, self.junit_schema.error_log)
        suites = list(JUnitXml.fromstring(data))
        cases = list(suites[0])
        self.check(len(cases) == suites[0].tests == len(names), what, "count of cases")
        kinds = [type(result).__name__ for case in cases for result in case.result]
        for kind, count in (("Failure", suites[0].failures), ("Error", suites[0].errors), ("Skipped", suites[0].skipped)):
            self.check(kinds.count(kind) == count, what, kind, kinds.count(kind), count)

    def csv(self, data, names, what):
        self.check(data.startswith(b"\xef\xbb\xbf"), what, "byte order mark")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        self.check(len(rows) == len(names) + 1 and len({len(row) for row in rows}) == 1, what, "shape of the table")
        for row in rows:
            for cell in row:
                self.check(not cell or cell[0] not in "=+-@\t\r\n＝＋－＠", what, "formula", cell)

    def html(self, data, names, what):
        page = html.fromstring(data)
        for element in page.iter():
            for attribute in ("src", "href", "{http://www.w3.org/1999/xlink}href"):
                link = element.get(attribute) if isinstance(element.tag, str) else None
                self.check(link is None or link.startswith("data:image/"), what, attribute, link and link[:40])
        self.check(not page.xpath("//script|//link|//iframe|//object"), what, "scripts and links")
        self.check(len(page.xpath("//article")) == len(names), what, "count of photos")
        self.check(not page.xpath("//article//b[not(@class)]"), what, "markup in a name")

    def text(self, data, names, what):
        self.check(b"\x1b" not in data, what, "escape sequences")


def main():
    program, schemas, portraits, fixtures = map(os.path.abspath, sys.argv[1:5])
    checks = Checks(schemas)
    with tempfile.TemporaryDirectory() as folder:
        photos = sorted(glob.glob(os.path.join(portraits, "*.jpg")))
        pictures = [os.path.join(fixtures, name) for name in ("conforms-blue.jpg", "truncated.jpg", "nobody.jpg", "border.jpg")]
        for name in HOSTILE:
            shutil.copy(pictures[0], os.path.join(folder, name))
        names = photos + pictures + HOSTILE + ["@no such.jpg", "=no\x1b[31m such.jpg"]
        output = ["-o", os.path.join(folder, "out")]
        for command in (["check"], ["check", "--source"], ["check", "--strict"], ["standardize", *output]):
            for language in ("zh", "en"):
                for name in ("text", "json", "sarif", "junit", "csv", "html"):
                    arguments = [program, *command, *names, "--format", name, "--language", language]
                    result = subprocess.run(arguments, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
                    what = " ".join([*command[:2], name, language])
                    checks.check(result.returncode == 2 and not result.stderr, what, result.returncode, result.stderr)
                    getattr(checks, name)(result.stdout, names, what)
        batch = batch_reports(program, fixtures, folder, checks)
        json_lines.commands(program, [*photos, *pictures], batch, folder, checks.lines)
    print(f"{checks.done - len(checks.wrong)} of {checks.done} checks hold")
    for line in checks.wrong[:20]:
        print(line)
    return 1 if checks.wrong else 0


def batch_reports(program, fixtures, folder, checks):
    output = os.path.join(folder, "batch")
    subprocess.run([program, "batch", fixtures, "-o", output, "--quiet"], stdout=subprocess.DEVNULL, check=False)
    names = os.listdir(fixtures)
    for name, check in (("results.sarif", checks.sarif), ("junit.xml", checks.junit), ("results.csv", checks.csv)):
        with open(os.path.join(output, "report", name), "rb") as file:
            check(file.read(), names, "batch " + name)
    return output


if __name__ == "__main__":
    sys.exit(main())
