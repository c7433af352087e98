"""What the network of `overlay` finds: measure.py NETWORK.onnx PICTURES FONTS [DETECTOR.onnx]

On people and with fonts that it was not trained on (train.py): overlays of each kind drawn over finished pictures, and the same
pictures without. PICTURES and FONTS as for train.py; folders in MEASURED are no training pictures, all of them are looked at.
DETECTOR: PP-OCRv4's detector of text, for comparison. Needs numpy, opencv-python-headless, pillow, onnxruntime.
"""
import glob
import os
import sys

import cv2
import numpy as np
import onnxruntime

from drawing import Artist, fonts

MEASURED = ["tw_ly", "kr_assembly", "hk_dc", "sye_id"]
# As the rule: cells count from here on where something lies on the person.
SURE = .8


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(path, options)


def covered(net, picture):
    """Cells, an eighth of the picture's pixels wide, that an overlay covers."""
    x = ((picture.astype(np.float32) - 127) / 128).transpose(2, 0, 1)[None]
    logits = net.run(None, {net.get_inputs()[0].name: np.ascontiguousarray(x)})[0][0, 0]
    return score(1 / (1 + np.exp(-logits)))


def score(p): return float((p * (p > SURE)).sum())


def lines(detector, picture):
    """Lines of text that PP-OCRv4 finds: aspect 3 and more, 5 % of the width long, 1.2 to 7.5 % high."""
    image = cv2.resize(picture, (736, 992))[..., ::-1].astype(np.float32) / 255
    x = ((image - [.485, .456, .406]) / [.229, .224, .225]).astype(np.float32).transpose(2, 0, 1)[None]
    p = detector.run(None, {detector.get_inputs()[0].name: np.ascontiguousarray(x)})[0][0, 0]
    found = 0
    for outline in cv2.findContours((p > .3).astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]:
        (_, (a, b), _), mask = cv2.minAreaRect(outline), np.zeros(p.shape, np.uint8)
        cv2.drawContours(mask, [outline], -1, 1, -1)
        if min(a, b) < 3 or p[mask > 0].mean() < .5: continue
        grow = a * b * 1.6 / (2 * (a + b)) * 2
        long, short = max(a, b) + grow, min(a, b) + grow
        found += long >= 3 * short and long >= .05 * 736 and .012 * 736 <= short <= .075 * 736
    return float(found)


class Kinds(Artist):
    """One overlay of a named kind."""
    def draw(self, picture, target, kind):
        h, w = target.shape
        at = np.array([self.uniform(.2, .8) * w, self.uniform(.1, .9) * h])
        alpha = {"line": 1, "small": 1, "corner": 1, "faint line": .35, "face": .9}.get(kind, 1)
        if kind in ("line", "faint line"): self.lay(picture, target, self.lettering(self.uniform(14, 34), self.uniform(-3, 3)), at, self.color(), alpha)
        elif kind == "small": self.lay(picture, target, self.lettering(self.uniform(8, 13), 0), at, self.color(), 1)
        elif kind == "corner":
            at = np.array([self.pick([.25, .75]) * w, self.pick([.05, .95]) * h])
            self.lay(picture, target, self.lettering(self.uniform(12, 22), 0), at, self.color(), 1)
        elif kind == "face": self.lay(picture, target, self.lettering(self.uniform(16, 60), self.uniform(-25, 25)), np.array([.5 * w, self.uniform(.3, .75) * h]), self.color(), alpha)
        elif kind in ("tiled", "faint tiles"):
            lettering, color = self.lettering(self.uniform(12, 30), self.pick([-45, -30, 0, 30])), self.color()
            for y in np.arange(-20, h + 60, 90):
                for x in np.arange(-40 + 60 * (y // 90 % 2), w + 60, 150): self.lay(picture, target, lettering, (x, y), color, 1 if kind == "tiled" else .25)
        elif kind == "across":
            self.lay(picture, target, self.lettering(self.uniform(30, 100), self.pick([-30, 30])), np.array([.5, self.uniform(.3, .7)]) * [w, h],
                     np.full(3, self.pick([0., 255.])), self.uniform(.15, .4))
        elif kind == "logo": self.place(picture, target, self.logo(round(self.uniform(36, 110))), at, self.color(), 1, 4)
        elif kind == "seal": self.place(picture, target, self.seal(round(self.uniform(70, 170))), at, np.array([210., 30, 30]), .85, 4)
        elif kind == "code":
            mask = self.code(round(self.uniform(40, 120)))
            self.paint(picture, np.full_like(mask, 255), at, np.full(3, 250.), 1)
            self.paint(picture, mask, at, np.full(3, 10.), 1)


KINDS = ["line", "corner", "small", "face", "across", "tiled", "faint line", "faint tiles", "logo", "seal", "code"]


def main():
    from train import is_held_out
    path, folder, font_folder = sys.argv[1:4]
    net, detector = session(path), session(sys.argv[4]) if len(sys.argv) > 4 else None
    files = sorted(glob.glob(f"{folder}/*/*.jpg"))
    others = [f for f in files if f.split(os.sep)[-2] in MEASURED]
    held = [f for f in files if f not in others and is_held_out(f)]
    artist = Kinds(np.random.default_rng(5), fonts(font_folder, held_out=True))
    ways = {"ours": lambda p: covered(net, p)} | ({"PP-OCRv4": lambda p: lines(detector, p)} if detector else {})
    # Cells of 4,800: 0.06 % and 1 % of the area.
    bounds = {"ours": (2.88, 48), "PP-OCRv4": (.5, .5)}

    def say(name, pictures):
        for way, find in ways.items():
            found = np.array([find(p) for p in pictures])
            low, high = bounds[way]
            print(f"{name:28} {way:9} {len(found):4}: pass {(found <= low).sum():4}  review {((found > low) & (found <= high)).sum():4}  "
                  f"fail {(found > high).sum():4}   " + " ".join(f"{q:.1f}" for q in np.quantile(found, [.02, .1, .5, .9, .98, .99, 1])), flush=True)

    def encoded(picture): return cv2.imdecode(cv2.imencode(".jpg", np.clip(picture, 0, 255).astype(np.uint8)[..., ::-1], [1, 88])[1], 1)[..., ::-1]

    plain = [cv2.imread(f)[..., ::-1] for f in held]
    say("held out, plain", plain)
    for name in MEASURED: say(name + ", plain", [cv2.imread(f)[..., ::-1] for f in others if f.split(os.sep)[-2] == name])
    if detector: plain = plain[::4]
    for kind in KINDS:
        made = []
        for picture in plain:
            picture = np.ascontiguousarray(picture, np.float32)
            artist.draw(picture, np.zeros(picture.shape[:2], np.float32), kind)
            made.append(encoded(picture))
        say(kind, made)


if __name__ == "__main__":
    main()
