"""Which people the rules are trained and tuned on, and which they are measured on.

Every person belongs to one half, by a hash of the name; trained and tuned is on the first half of the free sets only. Sets
whose licence is not stated are measured on and never trained on. `Tests/SharedDataTests/Accuracy/LabelledPhoto.swift`
makes the same halves.
"""
import csv, hashlib, json, os, re

import numpy as np

FREE = ("london_neutral", "london_smiling", "london_composite", "canada", "congress", "pd_portraits", "selfie_cc0", "uk_mps_186")

# Several photos of the same few people.
FEW_PEOPLE = ("pd_portraits", "selfie_cc0")


def person(path):
    """Photos of one person have one name."""
    folder, name = path.split("/")[:2]
    stem = name.rsplit(".", 1)[0]
    if folder.startswith("london_") and folder != "london_composite":
        return "london " + re.match(r"\d*", stem).group()
    return folder if folder in FEW_PEOPLE else f"{folder} {stem}"


def is_for_training(path):
    return path.split("/")[0] in FREE and hashlib.sha256(person(path).encode()).digest()[-1] % 2 == 0


def rows(data):
    """The labels of every photo, by path; photos that nobody labelled have none."""
    found = {}
    for name in ("labels.csv", "labels_more.csv"):
        file = os.path.join(data, name)
        if os.path.exists(file):
            found |= {row["path"]: row for row in csv.DictReader(open(file))}
    for folder in FREE:
        for name in sorted(os.listdir(os.path.join(data, folder))):
            if name.lower().endswith((".jpg", ".jpeg", ".png")):
                found.setdefault(f"{folder}/{name}", {"path": f"{folder}/{name}", "set": folder})
    return found


def training_photos(data, meshes, least=20):
    """Photos of the first half with an upright face, `mesh` in pixels, at least so many of them between the eyes."""
    for path, row in sorted(rows(data).items()):
        file = os.path.join(meshes, path.replace("/", "__") + ".json")
        if not is_for_training(path) or not os.path.exists(file):
            continue
        found = json.load(open(file))
        if not found["faces"] or not found["up"] or not found["faces"][0]["mesh"]:
            continue
        mesh = np.array([(p["x"], p["y"]) for p in found["faces"][0]["mesh"]])
        if np.hypot(*(mesh[468] - mesh[473])) >= least:
            yield row | {"person": person(path), "mesh": mesh}
