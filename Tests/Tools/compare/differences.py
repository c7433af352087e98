"""Finds what differs between two answers, and keeps differences of wording apart from all others.

An answer is JSON, XML, CSV or lines of text. Texts are values that people read: under the keys of TEXT_KEYS, and whatever
has no other structure. Two texts with the same words and other numbers are a difference of the numbers, not of the wording.
"""
import collections
import csv
import difflib
import io
import json
import re
import xml.etree.ElementTree

TEXT_KEYS = {"zh", "en", "message", "text", "markdown", "reason", "reasons", "remedy", "remedies", "title", "description",
             "shortDescription", "fullDescription", "help"}
TIME_KEYS = {"timings", "time", "timestamp", "startTimeUtc", "endTimeUtc", "elapsed", "seconds", "remaining"}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
QUOTED = re.compile(r"“[^”]*”|'[^'\n]*'")
ABSENT = type("Absent", (), {"__repr__": lambda self: "(nothing)"})()
EXAMPLES = 3


def template(text):
    """The text without what changes from photo to photo: names and numbers."""
    return NUMBER.sub("#", QUOTED.sub("“…”", text))


class Differences:
    """What differs, by kind; each kind with its count and its first examples."""

    def __init__(self):
        self.real = collections.OrderedDict()      # (section, kind) → [count, examples]
        self.numbers = collections.OrderedDict()   # (section, template) → [count, (old, new)]
        self.texts = collections.OrderedDict()     # (template of old, template of new) → [count, (old, new), sections]
        self.compared = collections.Counter()      # section → things compared

    def add(self, section, kind, where, old, new):
        entry = self.real.setdefault((section, kind), [0, []])
        entry[0] += 1
        if len(entry[1]) < EXAMPLES:
            entry[1].append((where, old, new))

    def add_text(self, section, old, new):
        if old == new:
            return
        if "\n" in old + new:
            return self.lines(section, old, new)
        before, after = template(old), template(new)
        if before == after and NUMBER.findall(old) != NUMBER.findall(new):
            self.numbers.setdefault((section, before), [0, (old, new)])[0] += 1
        else:
            entry = self.texts.setdefault((before, after), [0, (old, new), set()])
            entry[0] += 1
            entry[2].add(section)

    def counts(self):
        """How many real differences, and how many of wording."""
        return (sum(entry[0] for entry in [*self.real.values(), *self.numbers.values()]),
                sum(entry[0] for entry in self.texts.values()))

    def only_texts(self):
        return not self.real and not self.numbers

    # Values

    def values(self, section, where, old, new, path="", is_text=False):
        """Compares two values of JSON; `path` names the place without indices, so that equal kinds are counted together."""
        if isinstance(old, dict) and isinstance(new, dict):
            for key in [*old, *(k for k in new if k not in old)]:
                if key not in TIME_KEYS:
                    self.values(section, where, old.get(key, ABSENT), new.get(key, ABSENT), f"{path}.{key}",
                                is_text or key in TEXT_KEYS)
        elif isinstance(old, list) and isinstance(new, list):
            self.lists(section, where, old, new, path, is_text)
        elif is_text and isinstance(old, str) and isinstance(new, str):
            self.add_text(section, old, new)
        elif old != new or type(old) is not type(new) and not (is_number(old) and is_number(new)):
            self.add(section, path.lstrip("."), where, old, new)

    def lists(self, section, where, old, new, path, is_text):
        keys = [key_of(item) for item in old], [key_of(item) for item in new]
        if all(k is not None for side in keys for k in side) and all(len(set(side)) == len(side) for side in keys):
            before, after = dict(zip(keys[0], old)), dict(zip(keys[1], new))
            if keys[0] != keys[1] and set(before) == set(after):
                self.add(section, f"{path}: order".lstrip("."), where, keys[0], keys[1])
            for key in [*before, *(k for k in after if k not in before)]:
                self.values(section, where, before.get(key, ABSENT), after.get(key, ABSENT), f"{path}[{key}]", is_text)
        elif len(old) != len(new):
            self.add(section, f"{path}: count".lstrip("."), where, len(old), len(new))
        else:
            for before, after in zip(old, new):
                self.values(section, where, before, after, path + "[]", is_text)

    # Forms

    def json_lines(self, section, names, old, new):
        """One object a line, a line a name."""
        before, after = old.splitlines(), new.splitlines()
        for i, name in enumerate(names):
            self.compared[section] += 1
            self.documents(section, name, before[i] if i < len(before) else "", after[i] if i < len(after) else "")
        if len(before) > len(names) or len(after) > len(names):
            self.add(section, "lines", "", len(before), len(after))

    def documents(self, section, where, old, new):
        self.values(section, where, parsed(old), parsed(new))

    def csv_tables(self, section, where, old, new):
        """Rows in order, cells by heading."""
        before, after = list(csv.reader(io.StringIO(old))), list(csv.reader(io.StringIO(new)))
        if (before[:1]) != (after[:1]):
            self.add(section, "headings", where, before[:1], after[:1])
        if len(before) != len(after):
            self.add(section, "rows", where, len(before), len(after))
        for one, other in zip(before[1:], after[1:]):
            self.values(section, where, dict(zip(before[0], one)), dict(zip(after[0], other)))

    def xml(self, section, where, old, new):
        self.values(section, where, tree(old), tree(new))

    def lines(self, section, old, new):
        """Texts of several lines: line by line where as many lines changed, else as one passage."""
        before, after = old.splitlines(), new.splitlines()
        for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            if kind == "equal":
                continue
            pairs = zip(before[a:b], after[c:d]) if b - a == d - c else [(" ⏎ ".join(before[a:b]), " ⏎ ".join(after[c:d]))]
            for one, other in pairs:
                self.add_text(section, one, other)

    # Telling

    def tell(self):
        for (section, kind), (count, examples) in self.real.items():
            print(f"DIFFERS {section}: {kind} ({count})")
            for where, old, new in examples:
                print(f"    {where}: {shown(old)} → {shown(new)}")
        for (section, _), (count, (old, new)) in self.numbers.items():
            print(f"DIFFERS {section}: numbers in a text ({count})\n    {old}\n  → {new}")
        if self.texts:
            print(f"\n{len(self.texts)} differences of wording alone:")
        for count, (old, new), sections in self.texts.values():
            print(f"  {count} times in {', '.join(sorted(sections))}\n    {old}\n  → {new}")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def key_of(item):
    """What tells the items of a list apart: findings by rule and stage, others by id or name."""
    if not isinstance(item, dict):
        return None
    if "rule" in item:
        return " ".join(str(item[k]) for k in ("rule", "stage") if k in item)
    return next((str(item[k]) for k in ("id", "ruleId", "name") if k in item), None)


def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return {"not JSON": text}


def tree(text):
    def node(element):
        return {"tag": element.tag, **element.attrib, "text": (element.text or "").strip(),
                "children": [node(child) for child in element]}
    try:
        return node(xml.etree.ElementTree.fromstring(text))
    except xml.etree.ElementTree.ParseError:
        return {"not XML": text}


def shown(value, limit=300):
    text = repr(value) if value is ABSENT else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= limit else text[:limit] + "…"
