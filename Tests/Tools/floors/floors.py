#!/usr/bin/env python3
"""Holds the sources to the floor plan (plan.json): who may import whom, and who may touch files.

usage: floors.py [--self-test] [ROOT]        ROOT: the repository (default: the one this file stands in)
Prints FILE:LINE: what is forbidden. Exit status: 0 the plan holds, 1 it does not, 2 it could not be read.
--self-test breaks each rule in a copy and demands that each break is told. Standard library only. See README.md.
"""
import collections
import fnmatch
import json
import os
import re
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "../../.."))
PLAN = "Tests/Tools/floors/plan.json"

Finding = collections.namedtuple("Finding", "path line message")
Target = collections.namedtuple("Target", "name kind folder targets products line")
Source = collections.namedtuple("Source", "path folder code")         # folder: within the target, "" at its root

COMMENT_OR_STRING = re.compile(r'''
    //[^\n]* | /\*.*?\*/
  | \#+".*?"\#+
  | """.*?"""
  | "(?:\\\((?:[^()"\n]|"(?:\\.|[^"\\\n])*"|\((?:[^()"\n]|"(?:\\.|[^"\\\n])*")*\))*\)|\\.|[^"\\\n])*"
''', re.S | re.X)
INTERPOLATION = re.compile(r"\\\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")
IMPORT = re.compile(r"^[ \t]*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|private|fileprivate)\s+)?import\s+"
                    r"(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)", re.M)
C_INCLUDE = re.compile(r"^[ \t]*#\s*(?:include|import)\s*[<\"]([^>\"]+)", re.M)
DECLARATION = re.compile(r"(?P<private>\b(?:private|fileprivate)\s+(?:\w+\s+)*)?"
                         r"\b(?:class|struct|enum|actor|protocol|typealias)\s+(?P<name>[A-Z]\w*)")
TYPE_NAME = re.compile(r"(?<![\w.])[A-Z]\w*")


# Reading

def without_texts(source):
    """The code, with comments and strings emptied (but for what is interpolated); lines stay where they are."""
    def code(match):
        text = match.group()
        kept = " ".join(INTERPOLATION.findall(text)) if text.startswith('"') else ""
        return " " + kept.replace("\n", " ") + "\n" * text.count("\n")
    return COMMENT_OR_STRING.sub(code, source)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def balanced(text, start):
    """The end of the bracket that opens at `start`; strings are skipped."""
    depth, i = 0, start
    while i < len(text):
        if text[i] == '"':
            i = text.index('"', i + 1)
        elif text[i] in "([":
            depth += 1
        elif text[i] in ")]":
            depth -= 1
            if depth == 0:
                return i + 1
        i += 1
    raise ValueError("a bracket is not closed")


def targets_of(manifest):
    """The targets of Package.swift under Sources, by name."""
    manifest = re.sub(r"//[^\n]*", lambda match: " " * len(match.group()) if '"' not in match.group() else match.group(), manifest)
    found = {}
    for match in re.finditer(r"\.(target|executableTarget|systemLibrary|plugin|macro)\s*\(", manifest):
        body = manifest[match.end() - 1:balanced(manifest, match.end() - 1)]
        name = re.search(r'\bname:\s*"([^"]+)"', body)
        if not name:
            continue
        dependencies = re.search(r"\bdependencies:\s*\[", body)
        names, products = [], []
        if dependencies:
            text = body[dependencies.end() - 1:balanced(body, dependencies.end() - 1)]
            products = re.findall(r'\.product\(\s*name:\s*"([^"]+)"', text)
            text = re.sub(r"\.product\([^)]*\)", "", text)
            text = re.sub(r'\bcondition:\s*[^"]*?\)', "", text)
            names = re.findall(r'"([^"]+)"', text)
            # dependencies: ["A"] + others, where `others` is a list further up.
            rest = body[balanced(body, dependencies.end() - 1):]
            for other in re.findall(r"\+\s*(\w+)", re.match(r"(?:\s*\+\s*\w+)*", rest).group()):
                for value in re.finditer(rf"\b(?:let|var) {other}\b[^=\n]*=\s*\[", manifest):
                    names += re.findall(r'"([^"]+)"', manifest[value.end():balanced(manifest, value.end() - 1)])
        path = re.search(r'\bpath:\s*"([^"]+)"', body)
        folder = path.group(1) if path else os.path.join("Sources", name.group(1))
        # A .target(name:) among the dependencies of another names a target that stands by itself as well.
        if folder.startswith("Sources") and (dependencies or name.group(1) not in found):
            found[name.group(1)] = Target(name.group(1), match.group(1), folder, tuple(names), tuple(products),
                                          line_of(manifest, match.start()))
    return found


def sources_of(root, target, cache):
    sources = []
    top = os.path.join(root, target.folder)
    for parent, folders, files in os.walk(top):
        folders.sort()
        for name in sorted(files):
            if not name.endswith((".swift", ".c", ".h", ".cpp", ".hpp", ".m")):
                continue
            path = os.path.join(parent, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            if text not in cache:
                cache[text] = without_texts(text) if name.endswith(".swift") else text
            folder = os.path.relpath(parent, top)
            sources.append(Source(os.path.relpath(path, root), "" if folder == "." else folder, cache[text]))
    return sources


def may_stand(module, target, plan):
    """None, or why the target may not use the module."""
    if module == target:
        return None
    for pattern, who in plan["modules"].items():
        if fnmatch.fnmatchcase(module, pattern):
            if "only" in who and target not in who["only"]:
                return f"{module} may be used in {', '.join(who['only'])} only, not in {target}"
            if target in who.get("never", ()):
                return f"{module} may not be used in {target}"
    return None


# The rules

def target_findings(targets, plan):
    """What Package.swift says: floors, arrows, circles."""
    for target in targets.values():
        if target.name not in plan["floors"]:
            yield Finding("Package.swift", target.line, f"{target.name} has no floor: give it one in {PLAN}")
        for other in target.targets:
            problem = arrow(target.name, other, plan, targets)
            if problem:
                yield Finding("Package.swift", target.line, problem)
        for module in (*target.targets, *target.products):
            problem = may_stand(module, target.name, plan)
            if problem:
                yield Finding("Package.swift", target.line, problem)
    edges = {target.name: set(target.targets) & set(targets) for target in targets.values()}
    for group in circles(edges):
        yield Finding("Package.swift", min(targets[name].line for name in group), "a circle of targets: " + ", ".join(sorted(group)))


def arrow(name, other, plan, targets):
    floors = plan["floors"]
    if name == other or other not in targets or name not in floors or other not in floors:
        return None
    if floors[other] > floors[name]:
        return f"{name} (floor {floors[name]}) may not import {other} (floor {floors[other]}): an arrow up"
    sideways = any(s["from"] == name and s["to"] == other for s in plan["sideways"])
    if floors[other] == floors[name] and not sideways:
        return f"{name} may not import {other}: both stand on floor {floors[name]}"
    return None


def import_findings(target, sources, targets, plan):
    """What the files import or include."""
    imported = set()
    for source in sources:
        is_swift = source.path.endswith(".swift")
        for match in (IMPORT if is_swift else C_INCLUDE).finditer(source.code):
            module = match.group(1) if is_swift else os.path.splitext(os.path.basename(match.group(1)))[0]
            if not is_swift and module not in targets:
                continue
            imported.add(module)
            at = Finding(source.path, line_of(source.code, match.start(1)), "")
            for problem in (arrow(target.name, module, plan, targets), may_stand(module, target.name, plan)):
                if problem:
                    yield at._replace(message=problem)
            if is_swift and module in targets and module != target.name and module not in target.targets:
                yield at._replace(message=f"{module} is imported, but Package.swift does not say that {target.name} depends on it")
    if any(source.path.endswith(".swift") for source in sources):
        for name in (*target.targets, *target.products):
            if name not in imported and not (name in targets and is_c(targets[name])):
                yield Finding("Package.swift", target.line, f"{target.name} depends on {name}, but imports it nowhere")


def is_c(target):
    return target.name.startswith("C") and target.name[1:2].isupper()


def file_findings(target, sources, plan):
    """Calls of the file system outside of the targets that may make them."""
    calls = plan["fileCalls"]
    if target.name in calls["only"] or target.kind == "systemLibrary":
        return
    types = re.compile(r"\b(?:" + "|".join(calls["types"]) + r")\b")
    functions = re.compile(r"(?:(?<![\w.])|\b(?:Glibc|Musl|Darwin|Foundation)\.)(" + "|".join(calls["functions"]) + r")\(")
    patterns = [re.compile(r"\b(?:" + "|".join(calls["patternTypes"]) + r")" + pattern) if pattern.startswith(r"\(") else
                re.compile(pattern) for pattern in calls["patterns"]]
    for source in sources:
        code = source.code if source.path.endswith(".swift") else re.sub(r"//[^\n]*", "", source.code)
        own = set(re.findall(r"\bfunc\s+(\w+)", code))
        found = [(m.start(), m.group()) for expression in (types, *patterns) for m in expression.finditer(code)]
        found += [(m.start(), m.group()) for m in functions.finditer(code)
                  if m.group(1) not in own and not re.search(r"\bfunc\s*$", code[:m.start()])]
        for offset, text in sorted(found):
            yield Finding(source.path, line_of(code, offset), f"“{text.strip()}”: only {', '.join(calls['only'])} may call the file system")


def top_level(code):
    """The code outside of all braces."""
    kept, depth = [], 0
    for part in re.split(r"([{}\n])", code):
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif part == "\n" or depth == 0:
            kept.append(part)
    return "".join(kept)


def folder_edges(sources):
    """(folder that uses, folder that declares) → the first use (path, line, type). Read off by the names of types."""
    declared, seen_in = {}, collections.defaultdict(set)
    for source in sources:
        for match in DECLARATION.finditer(source.code):
            seen_in[match["name"]].add(source.folder)
        for match in DECLARATION.finditer(top_level(source.code)):
            if not match["private"]:
                declared[match["name"]] = source.folder
    known = {name: folder for name, folder in declared.items() if len(seen_in[name]) == 1}     # others are ambiguous
    edges = {}
    for source in sources:
        for match in TYPE_NAME.finditer(source.code):
            folder = known.get(match.group())
            if folder is not None and folder != source.folder:
                edges.setdefault((source.folder, folder), (source.path, line_of(source.code, match.start()), match.group()))
    return edges


def folder_findings(target, sources, plan):
    edges = folder_edges([source for source in sources if source.path.endswith(".swift")])
    allowed = {(c["from"], c["to"]) for c in plan["folderCircles"] if c["target"] == target.name}
    for one, other in sorted(allowed - {(shown(one), shown(other)) for one, other in edges}):
        yield Finding(PLAN, 1, f"{one} uses nothing of {other} in {target.name}: remove the exception")
    graph = collections.defaultdict(set)
    for one, other in edges:
        if (shown(one), shown(other)) not in allowed and (plan["topIsAFolder"] or "" not in (one, other)):
            graph[one].add(other)
    for group in circles(graph):
        for (one, other), (path, line, name) in sorted(edges.items()):
            if one in group and other in graph[one] & group:
                back = " → ".join(shown(folder) for folder in way(graph, other, one))
                yield Finding(path, line, f"a circle of folders in {target.name}: {shown(one)} uses {name} of {shown(other)}, and {back}")


def way(graph, start, end):
    """The shortest way from one folder to another that it uses, directly or not."""
    came_from, queue = {start: None}, collections.deque([start])
    while end not in came_from:
        folder = queue.popleft()
        for other in sorted(graph[folder]):
            if other not in came_from:
                came_from[other] = folder
                queue.append(other)
    path = [end]
    while came_from[path[-1]] is not None:
        path.append(came_from[path[-1]])
    return path[::-1]


def shown(folder):
    return folder or "(root)"


def circles(graph):
    """The strongly connected groups of more than one (Tarjan)."""
    index, low, stack, on_stack, groups = {}, {}, [], set(), []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        on_stack.add(node)
        for other in sorted(graph.get(node, ())):
            if other not in index:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in on_stack:
                low[node] = min(low[node], index[other])
        if low[node] == index[node]:
            group = set()
            while node not in group:
                group.add(stack.pop())
            on_stack.difference_update(group)
            if len(group) > 1:
                groups.append(group)

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return groups


def check(root, plan, cache):
    with open(os.path.join(root, "Package.swift"), encoding="utf-8") as file:
        targets = targets_of(file.read())
    findings = list(target_findings(targets, plan))
    for target in targets.values():
        sources = sources_of(root, target, cache)
        key = target, tuple(targets), tuple(sources)                # the self-test asks again and again
        if key not in cache:
            cache[key] = [*import_findings(target, sources, targets, plan), *file_findings(target, sources, plan),
                          *folder_findings(target, sources, plan)]
        findings += cache[key]
    excepted = {(e["path"], e["contains"]): False for e in plan["exceptions"]}
    left = []
    for finding in findings:
        hits = [key for key in excepted if fnmatch.fnmatchcase(finding.path, key[0]) and key[1] in finding.message]
        for key in hits:
            excepted[key] = True
        if not hits:
            left.append(finding)
    left += [Finding(PLAN, 1, f"the exception “{path}: {contains}” excepts nothing: remove it")
             for (path, contains), used in excepted.items() if not used]
    return left


# The self-test

def self_test(root, plan):
    """Breaks each rule in a copy of the sources; each break must be told, at its place. Returns what was not told."""
    cache, missed = {}, []
    with tempfile.TemporaryDirectory(prefix="floors-") as copy:
        shutil.copy(os.path.join(root, "Package.swift"), copy)
        shutil.copytree(os.path.join(root, "Sources"), os.path.join(copy, "Sources"))
        manifest = os.path.join(copy, "Package.swift")
        with open(manifest, encoding="utf-8") as file:
            original = file.read()
        targets = targets_of(original)
        swift = [t for t in targets.values() if t.name in plan["floors"]
                 and any(s.path.endswith(".swift") for s in sources_of(copy, t, cache))]
        lowest = min(swift, key=lambda t: plan["floors"][t.name])
        highest = max((t for t in swift if t.kind == "target"), key=lambda t: plan["floors"][t.name])
        pure = next(t for t in swift if t.name in plan["modules"]["Foundation*"]["never"])
        before = set(check(copy, plan, cache))

        def breaks(what, files, place, words):
            """Adds files; a new finding at `place` (path, line) whose message holds `words` must come up."""
            for path, text in files.items():
                os.makedirs(os.path.dirname(os.path.join(copy, path)), exist_ok=True)
                with open(os.path.join(copy, path), "w", encoding="utf-8") as file:
                    file.write(text)
            new = set(check(copy, plan, cache)) - before
            told = [f for f in new if (f.path, f.line) == place and words in f.message]
            if not told:
                missed.append(f"{what}: not told at {place[0]}:{place[1]} (“{words}”)")
            for path in files:
                if path == "Package.swift":
                    with open(manifest, "w", encoding="utf-8") as file:
                        file.write(original)
                else:
                    os.remove(os.path.join(copy, path))

        def planted(what, target, code, line, words):
            path = f"{target.folder}/FloorsSelfTest.swift"
            breaks(what, {path: code}, (path, line), words)

        planted("an arrow up", lowest, f"// line 1\ninternal import {highest.name}\n", 2, "an arrow up")
        planted("a testable import up", lowest, f"@testable import {highest.name}\n", 1, "an arrow up")
        planted("GRDB", lowest, "internal import GRDB\n", 1, "GRDB may be used in Store only")
        planted("HTTP", lowest, "\n\nimport NIOCore\n", 3, "NIOCore may be used in WebService only")
        planted("a web framework", lowest, "public import Hummingbird\n", 1, "Hummingbird may be used in WebService only")
        planted("Foundation", pure, "internal import struct Foundation.Data\n", 1, f"may not be used in {pure.name}")
        planted("a C library", highest, "import CLibJPEG\n", 1, "CLibJPEG may be used in CCodecs only")
        planted("FileManager", highest, "let folder =\n  FileManager.default.currentDirectoryPath\n", 2, "FileManager")
        planted("FileManager within a text", highest, 'let a = "in \\(FileManager.default.temporaryDirectory)"\n', 1, "FileManager")
        for call in ("open(path, 0)", "fopen(path, mode)", "rename(a, b)", "Glibc.unlink(a)", "mkdir(a, 0o777)", "stat(a, &b)",
                     "Data(contentsOf: url)", "String(contentsOfFile: path)", "data.write(to: url)", "FileHandle.standardInput"):
            planted(call, highest, f"func f() {{\n  _ = {call}\n}}\n", 2, "may call the file system")
        a, b = f"{lowest.folder}/FloorsA/A.swift", f"{lowest.folder}/FloorsB/B.swift"
        breaks("a circle of folders", {a: "struct FloorsSelfTestA {\n  var b: FloorsSelfTestB?\n}\n",
                                       b: "enum FloorsSelfTestB { case a(FloorsSelfTestA) }\n"}, (a, 2), "a circle of folders")
        call = '    .target(name: "FloorsSelfTest", dependencies: ["{}"], swiftSettings: strict),\n'
        place = original.index("    .target(")
        line = line_of(original, place)
        breaks("a target without a floor", {"Package.swift": original[:place] + call.format(lowest.name) + original[place:]},
               ("Package.swift", line), "has no floor")
        text = re.sub(rf'(\.target\(\s*name: "{lowest.name}", )(dependencies: \[)?',
                      lambda m: f'{m[1]}dependencies: ["{highest.name}"' + (", " if m[2] else "], "), original)
        breaks("a circle of targets", {"Package.swift": text}, ("Package.swift", lowest.line), "a circle of targets")

        def silent(what, code):
            """What is allowed must not be told."""
            path = f"{highest.folder}/FloorsSelfTest.swift"
            with open(os.path.join(copy, path), "w", encoding="utf-8") as file:
                file.write(code)
            missed.extend(f"{what}: told though it is allowed: {f.message}" for f in set(check(copy, plan, cache)) - before)
            os.remove(os.path.join(copy, path))

        silent("comments and texts", '// FileManager open( fopen(\n/* import GRDB\n*/ let a = "FileManager \\" open("\n'
                                     'let b = """\nimport GRDB\nFileManager\n"""\nlet c = #"fopen("x")"#\n')
        silent("members of these names", "func f() {\n  a.append(contentsOf: b)\n  box.open(1)\n  list.remove(at: 2)\n}\n")
    return missed


def main():
    arguments = [a for a in sys.argv[1:] if a != "--self-test"]
    root = os.path.abspath(arguments[0]) if arguments else ROOT
    try:
        with open(os.path.join(HERE, "plan.json"), encoding="utf-8") as file:
            plan = json.load(file)
        if "--self-test" in sys.argv:
            problems = self_test(root, plan)
            print("\n".join(problems) if problems else "floors: each break is told")
            return 1 if problems else 0
        findings = sorted(set(check(root, plan, {})))
    except (OSError, ValueError, KeyError) as error:
        print(f"floors: {error}", file=sys.stderr)
        return 2
    for finding in findings:
        print(f"{finding.path}:{finding.line}: {finding.message}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
