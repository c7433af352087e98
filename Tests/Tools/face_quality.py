#!/usr/bin/env python3
"""What blur, smallness, darkness and covers cost a face comparison: the table "Quality" of docs/face-verification.md.

    python3 -m pip install numpy pillow onnxruntime
    python3 face_quality.py GRADPHOTO SFACE.onnx DATA

Every fourth Londoner of DATA, neutral against smiling, the neutral photo changed. Faces are found by GRADPHOTO's `detect`; the
alignment and the network are Pillow's and ONNX Runtime's, so that this also checks those of FaceVerification.
"""
import json
import pathlib
import subprocess
import sys

import numpy as np
import onnxruntime
from PIL import Image, ImageFilter

TEMPLATE = np.array([[38.2946, 51.6963], [73.5318, 51.5014], [56.0252, 71.7366], [41.5493, 92.3655], [70.7299, 92.2041]]) + 0.5
SIDE = 112


class Network:
    def __init__(self, path):
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(path, options)
        first, *rest = self.session.get_inputs()
        self.input = first.name
        # Listed as inputs, and read by no operator.
        self.unread = {i.name: np.zeros([n if isinstance(n, int) else 1 for n in i.shape], np.float32) for i in rest}

    def __call__(self, face):
        values = {**self.unread, self.input: np.ascontiguousarray(face.transpose(2, 0, 1)[None])}
        return self.session.run(None, values)[0][0]


def detect(gradphoto, photos):
    lines = subprocess.run(
        [gradphoto, "detect", "--format", "json", *map(str, photos)], capture_output=True, text=True, check=True).stdout
    found = {}
    for line in lines.splitlines():
        row = json.loads(line)
        points = row["faces"][0]["points"]
        found[row["input"]] = np.array([points[n] for n in ("rightEye", "leftEye", "noseTip", "mouthRight", "mouthLeft")])
    return found


def aligned(image, points):
    """The least-squares similarity (Umeyama 1991), as a regression of complex numbers, and back."""
    p, q = points @ [1, 1j], TEMPLATE @ [1, 1j]
    turn = (np.conj(p - p.mean()) * (q - q.mean())).sum() / (abs(p - p.mean()) ** 2).sum()
    a, b, scale = 1 / turn, p.mean() - q.mean() / turn, 1
    while abs(a) / scale >= 2:
        image, scale = image.reduce(2), scale * 2
    a, b = a / scale, b / scale
    matrix = (a.real, -a.imag, b.real, a.imag, a.real, b.imag)
    return np.asarray(image.transform((SIDE, SIDE), Image.AFFINE, matrix, Image.BILINEAR)).astype(np.float32)


def box(left, top, right, bottom, color):
    def change(face):
        face = face.copy()
        face[top:bottom, left:right] = color
        return face
    return change


def blur(sigma):
    return lambda face: np.asarray(
        Image.fromarray(face.astype(np.uint8)).filter(ImageFilter.GaussianBlur(sigma))).astype(np.float32)


CHANGES = {
    "none": lambda face: face,
    **{f"blur {s}": blur(s) for s in (1, 2, 3, 4)},
    **{f"light {k}": (lambda face, k=k: np.floor(face * k)) for k in (0.3, 0.1)},
    "half of the face": box(0, 0, 56, 112, 90),
    "mouth and nose, blue": box(20, 68, 92, 112, (120, 160, 210)),
    "mouth and nose, black": box(20, 68, 92, 112, 20),
    "mouth and nose, skin": box(20, 68, 92, 112, (190, 150, 130)),
    "both eyes": box(18, 40, 94, 64, 10),
}


def main():
    gradphoto, network, data = sys.argv[1], Network(sys.argv[2]), pathlib.Path(sys.argv[3])
    people = sorted(p.name[:3] for p in (data / "london_smiling").glob("*.jpg"))[::4]
    neutral = [data / "london_neutral" / f"{p}_03.jpg" for p in people]
    smiling = [data / "london_smiling" / f"{p}_08.jpg" for p in people]
    points = detect(gradphoto, neutral + smiling)
    images = {str(p): Image.open(p).convert("RGB") for p in neutral + smiling}
    others = [network(aligned(images[str(p)], points[str(p)])) for p in smiling]

    def row(name, faces):
        vectors = [network(face) for face in faces]
        lengths = np.array([np.linalg.norm(v) for v in vectors])
        cosines = np.array(
            [[v @ o / np.linalg.norm(v) / np.linalg.norm(o) for o in others] for v in vectors])
        same, strangers = np.diag(cosines), cosines[~np.eye(len(others), dtype=bool)]
        print(f"{name:22} same {same.min():.3f} {np.median(same):.3f}  strangers {strangers.max():.3f}  "
              f"length {lengths.min():.1f} {np.median(lengths):.1f}")

    print(f"{len(people)} people: similarity least and median, most of strangers, length least and median")
    for name, change in CHANGES.items():
        row(name, [change(aligned(images[str(p)], points[str(p)])) for p in neutral])
    for distance in (60, 30, 20, 16, 12, 10, 8):
        faces = []
        for p in neutral:
            image, places = images[str(p)], points[str(p)]
            k = distance / np.hypot(*(places[0] - places[1]))
            small = image.resize((round(image.width * k), round(image.height * k)), Image.LANCZOS)
            faces.append(aligned(small, places * [small.width / image.width, small.height / image.height]))
        row(f"eyes {distance} pixels apart", faces)


main()
