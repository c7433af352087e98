"""Trains the weights of `earrings`.

  earring_rules.py DATA MESHES EDITS EDIT_MESHES BUSY_MESHES SWIFT_FILE

As for face_rules.py; the measurements are those that MeshExport writes beside the meshes. Real earrings are those of
Tests/SharedDataTests/Accuracy/observations.tsv. BUSY_MESHES holds what MeshExport writes for idmatting_exact/*__complex.jpg:
people of the sets before other things. Prints errors by cross-validation over persons. Needs numpy.
"""
import csv, json, os, sys

import numpy as np

from face_chart import labelled, person
from logistic import cross_validated, fit, report, write_weights

DATA, MESHES, EDITS, EDIT_MESHES, BUSY_MESHES, SWIFT = sys.argv[1:7]
RULE = "earrings"
STUDIO = ("london_neutral", "london_smiling", "london_composite", "canada")

observed = os.path.join(os.path.dirname(__file__), "../../SharedDataTests/Accuracy/observations.tsv")
seen = {x["photo"]: x["broken"] for x in csv.DictReader(open(observed), delimiter="\t") if x["rule"] == RULE}
X, y, persons, groups, names = [], [], [], [], []


def add(features, label, who, group, name):
    if features:
        X.append(features)
        y.append(label)
        persons.append(who)
        groups.append(group)
        names.append(name)


label_of = {}
for photo in labelled(DATA, MESHES):
    label = {"y": 1, "n": 0}.get(seen.get(photo["path"], "n" if photo["set"] in STUDIO else "?"))
    if label is not None:
        add(photo["features"].get(RULE), label, photo["person"], "real", photo["path"])
        label_of[os.path.basename(photo["path"])[:-4]] = label, photo["person"]
for name in sorted(os.listdir(BUSY_MESHES)):
    label, who = label_of.get(name.split("__")[0], (None, None))
    if label is not None:
        add(json.load(open(os.path.join(BUSY_MESHES, name)))["features"].get(RULE), label, who, "busy", name)
for line in open(os.path.join(EDITS, "list.txt")):
    name = os.path.basename(line.strip())
    kind, folder, stem = name[:-4].split("~")
    file = os.path.join(EDIT_MESHES, name + ".json")
    if kind == "earring" and os.path.exists(file):
        add(json.load(open(file))["features"].get(RULE), 1, person(folder, stem), "drawn", name)

X, y = np.array(X), np.array(y)
weights = np.where((np.array(groups) != "drawn") & (y == 1), 3., 1.)
report(RULE, cross_validated(X, y, persons, 10, weights), y, groups, names, 50, 99)
write_weights(SWIFT, RULE, *fit(X, y, 10, weights))
