#!/usr/bin/env python3
"""Changes a comparison or a constant of the rules and asks whether a test fails: what survives is not tested.

Usage: mutants.py [--sample N] [--seed S] [--folder DIR] [--only TEXT]

All mutants of a sample are built at once, each behind a switch that one run of the tests turns on by the environment variable
MUTANT: a comparison becomes an operator of its own, a number a call. SWIFT names the compiler's driver (default: swift).
"""
import argparse
import os
import random
import re
import subprocess
import sys

from package import reduced

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", ".."))
RULES = "Sources/Rules"
FOLDERS = ["Catalog", "Measures", "Engine"]
TESTS = "RulesTests"
SWIFT = os.environ.get("SWIFT", "swift").split()
# What may follow the mark of an operator, so that each site has one of its own.
MARKS = "~^%&|"
# A mutant that runs longer than the tests do, many times over, has been noticed.
PATIENCE = 10

OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
COMPARISON = re.compile(r"(?<= )(<=|>=|==|!=|<|>)(?= (?!nil\b))")
NUMBER = re.compile(r"(?<![\w.$\[#\"])\d[\d_]*(?:\.\d+)?(?:e-?\d+)?(?![\w.\]])")


def blank(text):
    """The text with comments and quoted texts as blanks, so that places stay."""
    def spaces(match):
        return re.sub(r"[^\n]", " ", match.group(0))
    return re.sub(r'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|//[^\n]*', spaces, text)


def blocks(text, opening):
    """Where the blocks lie that begin so, up to their closing bracket."""
    for match in re.finditer(opening, text):
        depth, i = 0, match.end() - 1
        while i < len(text):
            depth += {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}.get(text[i], 0)
            if depth == 0:
                break
            i += 1
        yield match.start(), i


class Site:
    def __init__(self, path, start, end, line, kind, old):
        self.path, self.start, self.end, self.line, self.kind, self.old = path, start, end, line, kind, old

    def changed(self):
        """What stands there once changed, as a person would write it."""
        if self.kind == "comparison":
            return OPPOSITE[self.old]
        value = self.old.replace("_", "")
        if re.fullmatch(r"\d+", value):
            return str(int(value) + max(1, int(value) // 4))
        return repr(float(value) * 1.25)

    def name(self):
        return f"{self.path}:{self.line}: {self.old} → {self.changed()}"


def sites(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        text = file.read()
    code = blank(text)
    # What rules are called and drawn with is not what they measure.
    ignored = list(blocks(code, r"var examples: \[Example\] \{")) + list(blocks(code, r"RuleInfo\(")) + list(
        blocks(code, r"precondition\("))
    for pattern, kind in ((COMPARISON, "comparison"), (NUMBER, "constant")):
        for match in pattern.finditer(code):
            if any(start <= match.start() <= end for start, end in ignored):
                continue
            line_start = code.rfind("\n", 0, match.start()) + 1
            line = code[line_start:code.find("\n", match.start())]
            if re.match(r"\s*(case |import |infix |@|#)", line) or "RGB(" in line:
                continue
            # 0, 1 and 2 count, index and halve: what they mean is the algorithm and not a choice.
            if kind == "constant" and float(match.group(0).replace("_", "")) in (0, 1, 2):
                continue
            # Bounds of ranges in patterns and types of operators are no values.
            if kind == "constant" and re.search(r"(func|switch)\b", line):
                continue
            yield Site(path, match.start(), match.end(), code.count("\n", 0, match.start()) + 1, kind, match.group(0))


def all_sites():
    found = []
    for folder in FOLDERS:
        for base, _, names in os.walk(os.path.join(ROOT, RULES, folder)):
            for name in sorted(names):
                if name.endswith(".swift") and "Weights" not in name:
                    found += sites(os.path.relpath(os.path.join(base, name), ROOT))
    return sorted(found, key=lambda site: (site.path, site.start))


def operator(number):
    """Different for each number, none of Swift's own."""
    text = ""
    while True:
        text += MARKS[number % len(MARKS)]
        number //= len(MARKS)
        if not number:
            return "<*" + text + "*"


def switch(chosen):
    """The Swift of the operators and the call."""
    lines = [
        "#if canImport(Glibc)", "internal import Glibc", "#endif", "enum Mutant {",
        '  static let current = getenv("MUTANT").flatMap { Int(String(cString: $0)) } ?? -1',
        "  @inline(__always) static func number<T>(_ id: Int, _ old: T, _ new: T) -> T { current == id ? new : old }", "}"]
    for id, site in chosen.items():
        if site.kind != "comparison":
            continue
        kind = "Equatable" if site.old in ("==", "!=") else "Comparable"
        lines += [
            f"infix operator {operator(id)}: ComparisonPrecedence",
            f"@inline(__always) func {operator(id)} <T: {kind}>(a: T, b: T) -> Bool {{",
            f"  Mutant.current == {id} ? a {OPPOSITE[site.old]} b : a {site.old} b", "}"]
    return "\n".join(lines) + "\n"


def write(path, text):
    """Only what differs, so that little is built anew."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    if os.path.exists(path):
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            if file.read() == text:
                return
    with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
        file.write(text)


def plant(tree, chosen):
    texts = {}
    for id, site in chosen.items():
        texts.setdefault(site.path, []).append((site, id))
    for found in {site.path for site in all_sites()}:
        with open(os.path.join(ROOT, found), encoding="utf-8") as file:
            text = file.read()
        for site, id in sorted(texts.get(found, []), key=lambda pair: -pair[0].start):
            new = operator(id) if site.kind == "comparison" else f"Mutant.number({id}, {site.old}, {site.changed()})"
            text = text[:site.start] + new + text[site.end:]
        write(os.path.join(tree, found), text)
    write(os.path.join(tree, RULES, "Mutant.swift"), switch(chosen))


def build(tree, chosen):
    """Builds; sites that the compiler does not take are given up. The rest."""
    while True:
        plant(tree, chosen)
        made = subprocess.run(SWIFT + ["build", "--build-tests", "--quiet"], cwd=tree, capture_output=True, text=True)
        if made.returncode == 0:
            return chosen
        lines = {(os.path.relpath(path, os.path.realpath(tree)), int(line)) for path, line in re.findall(
            r"^(/\S+\.swift):(\d+):\d+: error:", made.stdout + made.stderr, re.M)}
        bad = [id for id, site in chosen.items() if (site.path, site.line) in lines]
        if not bad:
            sys.exit(made.stdout + made.stderr)
        for id in bad:
            del chosen[id]


def run(tree, id):
    """Whether the tests noticed."""
    environment = dict(os.environ, MUTANT=str(id))
    command = SWIFT + ["test", "--skip-build", "--disable-xctest", "--filter", TESTS]
    try:
        made = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, timeout=PATIENCE * 60)
    except subprocess.TimeoutExpired:
        return True
    return made.returncode != 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="part of the paths of the files that are changed")
    parser.add_argument("--folder", default=os.path.join(ROOT, ".build-mutants"))
    options = parser.parse_args()
    found = [site for site in all_sites() if options.only in site.path]
    taken = random.Random(options.seed).sample(found, min(options.sample, len(found)))
    chosen = dict(enumerate(sorted(taken, key=lambda site: (site.path, site.start))))
    tree = os.path.join(options.folder, "tree")
    reduced(ROOT, tree, TESTS)
    chosen = build(tree, chosen)
    print(f"{len(found)} places, {len(chosen)} of a sample of {len(taken)} compile", flush=True)
    if run(tree, -1):
        sys.exit("the tests fail without any change")
    survivors = []
    for id, site in chosen.items():
        noticed = run(tree, id)
        print(f"{'noticed ' if noticed else 'SURVIVES'} {site.name()}", flush=True)
        if not noticed:
            survivors.append(site)
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} noticed")


if __name__ == "__main__":
    main()
