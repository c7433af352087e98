"""A standard by which one of the portraits of the tests conforms and one is for review: batches fill every folder."""
import json, os, subprocess

LIMITS = {"mouth-closed": {"max": 100, "reviewMax": 101}, "expression": {"max": 200, "reviewMax": 201},
          "photo-age": {"max": 10_000, "reviewMax": 10_001}, "overlay": {"max": 100, "reviewMax": 101},
          "head-covering": {"max": 35, "reviewMax": 101}, "earrings": {"max": 100}}


def standard(gradphoto, folder):
    """Writes the file; returns the option that chooses it."""
    shown = subprocess.run([gradphoto, "standards", "--show", "chsi-99"], capture_output=True, text=True, check=True)
    rules = json.loads(shown.stdout)
    rules["id"] = "lenient"
    rules["leastCutConfidence"] = 0
    for rule, limits in LIMITS.items():
        rules["rules"][rule].update(limits)
    path = os.path.join(folder, "lenient.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(rules, file, ensure_ascii=False)
    return ["--standard", path]
