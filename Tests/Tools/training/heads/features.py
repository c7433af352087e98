"""What EfficientNet-Lite0 sees of heads: features.py DATA DETECTED MATTES NETWORK OUT

DATA: folders of photos. DETECTED: what `gradphoto detect --format json` printed for them. MATTES: what `gradphoto matte` made of
the free ones, FOLDER/NAME.png. NETWORK: lite0.onnx of `make models`. Writes OUT/photos.npz and OUT/drawn.npz, with a row for each
photo, or for each hat and bare head of hats.py. Needs numpy, opencv-python-headless, onnx, onnxruntime.
"""
import json
import os
import sys

import cv2
import numpy as np
import onnx
import onnxruntime

from crops import EYES, HEAD, TOP, cut, frame
from hats import U, X, Y, Milliner, canvas
from masks import MaskMaker

SIDES = {"top": 224, "head": 224, "top160": 160, "head160": 160, "eyes": 224}
CROPS = {"top": TOP, "head": HEAD, "top160": TOP, "head160": HEAD, "eyes": EYES}
DRAWN, SEED = 1000, 7  # hats, and as many bare heads
cv2.setNumThreads(1)


class Lite0:
    def __init__(self, path):
        model = onnx.load(path)
        for side in model.graph.input[0].type.tensor_type.shape.dim[2:]: side.dim_param = "side" + str(side.dim_value)
        del model.graph.output[:]
        for name in ("middle", "features"): model.graph.output.add(name=name)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(model.SerializeToString(), options)

    def __call__(self, square):
        """Middle map and features of a BGR square."""
        x = (square[..., ::-1].astype(np.float32) - 127) / 128
        middle, features = self.session.run(None, {"image": np.ascontiguousarray(x.transpose(2, 0, 1))[None]})
        return middle[0].astype(np.float16), features.ravel()


def cells(middle):
    """Means of 3 x 3 parts of the map, both halves of the face folded together."""
    side = middle.shape[1]
    edges = [side * i // 3 for i in range(4)]
    parts = np.array([[middle[:, a:b, c:d].astype(np.float32).mean((1, 2)) for c, d in zip(edges, edges[1:])] for a, b in zip(edges, edges[1:])])
    return np.concatenate([((parts[:, 0] + parts[:, 2]) / 2).ravel(), parts[:, 1].ravel()])


def photos(data, detected):
    for line in open(detected):
        found = json.loads(line)
        path = "/".join(found["input"].split("/")[-2:])
        faces = [f for f in found.get("faces", []) if "chin" in f["points"] and "leftEye" in f["points"]]
        if faces:
            points = max(faces, key=lambda f: f["box"][2] * f["box"][3])["points"]
            yield path, cv2.imread(os.path.join(data, path)), points


def on_canvas(points, place):
    """Points of `detect` on a canvas of hats.py."""
    eyes, across, u = place
    axes = np.array([across, [-across[1], across[0]]])
    points = {name: np.array([X, Y]) + axes @ (np.array(at) - eyes) * (U / u) for name, at in points.items() if at}
    return points | {"mouth": (points["mouthLeft"] + points["mouthRight"]) / 2}


def masks(lite0, heads, faces, out):
    """OUT/masked.npz: each head with a mask, and without."""
    maker, rows = MaskMaker(np.random.default_rng(SEED)), {}
    for (path, picture, *_), points in zip(heads, faces):
        for masked in (True, True, False):
            made = maker.face(picture, points, masked)
            for key, value in (("path", path), ("masked", masked), ("cells", cells(lite0(maker.square(made, EYES, 224))[0]))):
                rows.setdefault(key, []).append(value)
    np.savez(os.path.join(out, "masked.npz"), **{k: np.array(v) for k, v in rows.items()})


def main():
    data, detected, mattes, network, out = sys.argv[1:6]
    lite0 = Lite0(network)
    rows, heads, faces = {"path": []}, [], []
    os.makedirs(out, exist_ok=True)
    for path, photo, points in photos(data, detected):
        if photo is None: continue
        place = frame(points)
        rows["path"].append(path)
        for name, crop in CROPS.items():
            middle, features = lite0(cut(photo, place, crop, SIDES[name]))
            rows.setdefault(name, []).append(features)
            if name == "eyes": rows.setdefault("cells", []).append(cells(middle))
        matte = os.path.join(mattes, os.path.splitext(path)[0] + ".png")
        alpha = cv2.imread(matte, cv2.IMREAD_GRAYSCALE) if os.path.exists(matte) else None
        if alpha is not None and alpha.shape == photo.shape[:2]: 
            heads.append((path, *canvas(photo, alpha, place)))
            faces.append(on_canvas(points, place))
    np.savez(os.path.join(out, "photos.npz"), **{k: np.array(v) for k, v in rows.items()})
    print(len(rows["path"]), "photos,", len(heads), "heads to draw on", flush=True)
    masks(lite0, heads, faces, out)
    milliner, rows = Milliner(np.random.default_rng(SEED)), {}
    for i in range(2 * DRAWN):
        path, *head = heads[int(milliner.rng.integers(len(heads)))]
        made, kind = milliner.sample(*head, i % 2 == 0)
        for key, value in (("path", path), ("kind", kind), ("hat", i % 2 == 0)): rows.setdefault(key, []).append(value)
        for name in ("top", "head", "top160", "head160"):
            rows.setdefault(name, []).append(lite0(milliner.square(made, CROPS[name], SIDES[name]))[1])
        if i % 200 == 199: print(i + 1, flush=True)
    np.savez(os.path.join(out, "drawn.npz"), **{k: np.array(v) for k, v in rows.items()})


if __name__ == "__main__":
    main()
