#!/usr/bin/env python3
"""Python and shell that compile, and nothing in Python that is imported or defined at the top and never named again.

usage: python_lint.py FOLDER…      Exit status: 0 clean, 1 not. Standard library only, nothing is written.
"""
import ast
import os
import subprocess
import sys


def files_in(folders, ending):
    return sorted(os.path.join(parent, name) for folder in folders for parent, _, names in os.walk(folder)
                  for name in names if name.endswith(ending))


def top_level_names(tree):
    """(name, line) of imports, functions, classes and variables of a module."""
    for node in tree.body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for alias in node.names:
                yield (alias.asname or alias.name).split(".")[0], node.lineno
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name, node.lineno
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                yield from ((n.id, node.lineno) for n in ast.walk(target) if isinstance(n, ast.Name))


def used_names(tree):
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)} | \
        {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | \
        {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}


def problems(folders):
    trees = {}
    for path in files_in(folders, ".py"):
        with open(path, encoding="utf-8") as file:
            try:
                trees[path] = ast.parse(file.read(), path)
            except SyntaxError as error:
                yield f"{path}:{error.lineno}: {error.msg}"
    # A name may be used by a script beside that imports the module.
    everywhere = {path: used_names(tree) for path, tree in trees.items()}
    for path, tree in trees.items():
        folder = os.path.dirname(path)
        beside = set().union(*(names for other, names in everywhere.items() if os.path.dirname(other) == folder and other != path))
        for name, line in top_level_names(tree):
            is_import = any(isinstance(node, (ast.Import, ast.ImportFrom)) and node.lineno == line for node in tree.body)
            if name not in everywhere[path] and (is_import or name not in beside) and name != "_":
                yield f"{path}:{line}: {name} is never used"
    for path in files_in(folders, ".sh"):
        with open(path, encoding="utf-8") as file:
            shell = "bash" if "bash" in file.readline() else "sh"
        done = subprocess.run([shell, "-n", path], capture_output=True, text=True, check=False)
        if done.returncode:
            yield f"{path}: {done.stderr.strip()}"


def main():
    found = list(problems(sys.argv[1:]))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
