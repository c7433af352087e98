"""How much of a true nod the face mesh shows: `share` in Sources/Rules/Catalog/Pose/HeadPitch.swift.

  nods.py render DATA MESHES OUT          writes OUT/<angle>~<set>__<name>.jpg and OUT/list.txt
  nods.py report MESHES NOD_MESHES        prints what the mesh says of each angle

Every photo is warped as its head would look turned about the eyes, by the depths of its own mesh (MESHES, from
MeshExport); beyond the outline of the face the depth runs on as hair and neck do. NOD_MESHES is what MeshExport writes
for OUT/list.txt. Needs numpy, scipy, opencv-python-headless.
"""
import csv, json, os, sys

import cv2
import numpy as np
from scipy.interpolate import LinearNDInterpolator

ANGLES = (-20, -14, -8, 8, 14, 20)
EYE_CORNERS = [33, 133, 263, 362]
OUTLINE = [10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
           136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109]
# Scale of the outline, and how much farther away than the outline it is, in inter-eye distances.
BEYOND = ((1.12, .12), (1.35, .3), (1.8, .3), (3.2, .3))
PER_UNIT, U0, V0 = 24, -2.6, -2.6


def load(file):
    found = json.load(open(file))
    if not found["faces"] or not found["up"]:
        return None
    mesh = np.array([(p["x"], p["y"]) for p in found["faces"][0]["mesh"]])
    return mesh, np.array(found["depths"]), found["faces"][0]["pose"]["pitch"]


def depth_map(mesh, depths):
    """Depth behind the eyes over a grid of places, in inter-eye distances."""
    middle, across = (mesh[468] + mesh[473]) / 2, mesh[473] - mesh[468]
    unit, q = np.hypot(*across), mesh - middle
    places = np.stack([q @ across, q[:, 1] * across[0] - q[:, 0] * across[1]], -1)[:468] / unit**2
    depth = (depths[:468] - depths[EYE_CORNERS].mean()) / unit
    center = np.array([0, .45])
    known = [places] + [center + (places[OUTLINE] - center) * k for k, _ in BEYOND]
    values = [depth] + [depth[OUTLINE] + more for _, more in BEYOND]
    grid = np.meshgrid(np.arange(U0, -U0, 1 / PER_UNIT), np.arange(V0, 3.4, 1 / PER_UNIT))
    field = LinearNDInterpolator(np.vstack(known), np.concatenate(values), fill_value=.9)(*grid)
    return cv2.GaussianBlur(field.astype(np.float32), (0, 0), 1.2)


def nodded(image, mesh, field, degrees):
    """The picture with the chin raised by so many degrees."""
    s, c = np.sin(np.radians(degrees)), np.cos(np.radians(degrees))
    middle, across = (mesh[468] + mesh[473]) / 2, mesh[473] - mesh[468]
    square = (across**2).sum()
    ys, xs = np.mgrid[0:image.shape[0], 0:image.shape[1]].astype(np.float32) + .5
    xs, ys = xs - middle[0], ys - middle[1]
    u, target = (xs * across[0] + ys * across[1]) / square, (ys * across[0] - xs * across[1]) / square
    v = target.copy()
    for _ in range(15):
        z = cv2.remap(field, ((u - U0) * PER_UNIT).astype(np.float32), ((v - V0) * PER_UNIT).astype(np.float32),
                      cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        far = np.clip((np.maximum(np.abs(u) / 1.7, np.abs(v - .4) / 2.3) - 1) / .8, 0, 1)
        v += .7 * (target - (v * c + z * s) * (1 - far) - v * far)
    x, y = middle[0] + u * across[0] - v * across[1] - .5, middle[1] + u * across[1] + v * across[0] - .5
    return cv2.remap(image, x.astype(np.float32), y.astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def render(data, meshes, out):
    os.makedirs(out, exist_ok=True)
    photos = [x for x in csv.DictReader(open(os.path.join(data, "labels.csv")))
              if x["set"] in ("london_neutral", "canada", "congress") and x["glasses"] == "n" and x["hat"] == "n"
              and x["frontal"] == "y"]
    written = []
    for photo in sorted(photos, key=lambda x: x["path"])[::3]:
        name = photo["path"].replace("/", "__")
        found = load(os.path.join(meshes, name + ".json"))
        if found is None:
            continue
        mesh, depths, _ = found
        field = depth_map(mesh, depths)
        image = cv2.imread(os.path.join(data, photo["path"]))
        k = min(1, 90 / np.hypot(*(mesh[473] - mesh[468])))
        image = cv2.resize(image, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
        for degrees in ANGLES:
            file = os.path.join(out, f"{degrees:+03d}~{name}")
            cv2.imwrite(file, nodded(image, mesh * k, field, degrees), [cv2.IMWRITE_JPEG_QUALITY, 93])
            written.append(file)
    open(os.path.join(out, "list.txt"), "w").write("\n".join(written) + "\n")


def report(meshes, nod_meshes):
    changes = {degrees: [] for degrees in ANGLES}
    for name in sorted(os.listdir(nod_meshes)):
        before, after = load(os.path.join(meshes, name.split("~")[1])), load(os.path.join(nod_meshes, name))
        if before and after:
            changes[int(name[:3])].append(after[2] - before[2])
    for degrees, seen in changes.items():
        print(f"{degrees:+d} degrees: {len(seen)} heads, the mesh says {np.mean(seen):+.1f}, spread {np.std(seen):.1f}")
    pairs = [(d, s) for d, seen in changes.items() for s in seen]
    print(f"share {sum(d * s for d, s in pairs) / sum(d * d for d, _ in pairs):.2f}")


{"render": render, "report": report}[sys.argv[1]](*sys.argv[2:])
