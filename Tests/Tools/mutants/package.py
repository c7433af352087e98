"""A copy of a Swift package that holds one test target and what it needs, so that it builds in a fraction of the time."""
import json
import os
import re
import shutil
import subprocess


def closed(text, start):
    """Where the bracket that opens at `start` closes; quoted texts are passed over."""
    depth, quoted = 0, False
    for i in range(start, len(text)):
        if text[i] == '"' and text[i - 1] != "\\":
            quoted = not quoted
        elif not quoted:
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(text[i], 0)
            if depth == 0:
                return i
    raise ValueError("a bracket that never closes")


def without(manifest, unwanted):
    """The manifest without these targets and without products."""
    at = 0
    while match := re.compile(r"\.(target|testTarget|executableTarget|systemLibrary)\(\s*name: \"([\w-]+)\"").search(
            manifest, at):
        end = closed(manifest, manifest.index("(", match.start()))
        at = match.end()
        if match.group(2) in unwanted:
            while manifest[end + 1] in ", \n":
                end += 1
            manifest, at = manifest[:match.start()] + manifest[end + 1:], match.start()
    start = manifest.index("products: [")
    return manifest[:start] + "products: [" + manifest[closed(manifest, manifest.index("[", start)):]


def reduced(root, tree, target):
    """Writes the copy, once again only what differs. Fixtures and models are links."""
    described = json.loads(subprocess.run(["swift", "package", "dump-package"], cwd=root, capture_output=True, text=True,
                                          check=True).stdout)
    needs = {entry["name"]: [(d.get("byName") or d.get("product") or d.get("target"))[0] for d in entry["dependencies"]]
             for entry in described["targets"]}
    wanted, open_ = set(), [target]
    while open_:
        name = open_.pop()
        if name in needs and name not in wanted:
            wanted.add(name)
            open_ += needs[name]
    for path in subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True,
                               check=True).stdout.splitlines():
        source, place = os.path.join(root, path), os.path.join(tree, path)
        if not path.startswith(("Sources/", "Tests/")) or not os.path.lexists(source):
            continue
        os.makedirs(os.path.dirname(place), exist_ok=True)
        if os.path.islink(source):
            if not os.path.lexists(place):
                os.symlink(os.readlink(source), place)
        elif not os.path.exists(place) or os.stat(place).st_mtime < os.stat(source).st_mtime:
            shutil.copy2(source, place)
    for name in ("fixtures", ".models", "docs"):
        if os.path.exists(os.path.join(root, name)) and not os.path.lexists(os.path.join(tree, name)):
            os.symlink(os.path.join(root, name), os.path.join(tree, name))
    with open(os.path.join(root, "Package.swift"), encoding="utf-8") as file:
        manifest = without(file.read(), set(needs) - wanted)
    place = os.path.join(tree, "Package.swift")
    if not os.path.exists(place) or open(place, encoding="utf-8").read() != manifest:
        with open(place, "w", encoding="utf-8") as file:
            file.write(manifest)
