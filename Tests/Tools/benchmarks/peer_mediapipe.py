#!/usr/bin/env python3
"""The peer of the speed benchmark: photo in, 480×640 JPEG on a new background out, with MediaPipe and OpenCV.

Usage: peer_mediapipe.py OUT_DIR PHOTO…     (mediapipe==0.10.21, pillow)

Everything that makes it fast is on: half-size JPEG decoding, the networks on a copy of at most 1,280 pixels, the mesh
without attention, bilinear edges straight from the selfie mask. It checks nothing.
"""
import os
import sys

os.environ.setdefault("GLOG_minloglevel", "2")
import cv2
import mediapipe
import numpy
from PIL import Image, ImageOps

WIDTH, HEIGHT, COLOR = 480, 640, (100, 197, 255)


def standardize(path, out, mesh, selfie):
    photo = Image.open(path)
    photo.draft("RGB", (photo.width // 2, photo.height // 2))
    full = numpy.asarray(ImageOps.exif_transpose(photo).convert("RGB"))
    shrink = min(1.0, 1280 / max(full.shape[:2]))
    small = cv2.resize(full, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    faces = mesh.process(small).multi_face_landmarks
    if not faces:
        return
    points = numpy.array([(p.x * small.shape[1], p.y * small.shape[0]) for p in faces[0].landmark])
    person = selfie.process(small).segmentation_mask
    center, chin = points[:, 0].mean(), points[152, 1]
    spread = int(0.06 * small.shape[1])
    column = person[:, max(0, int(center) - spread):int(center) + spread].max(axis=1)
    top = float(numpy.argmax(column > 0.5))
    height = max(chin - top, 1) / 0.48
    scale = HEIGHT / height
    left, up = center - height * WIDTH / HEIGHT / 2, top - 0.12 * height
    to_small = numpy.float32([[scale, 0, -left * scale], [0, scale, -up * scale]])
    to_full = numpy.float32([[scale * shrink, 0, -left * scale], [0, scale * shrink, -up * scale]])
    head = cv2.warpAffine(full, to_full, (WIDTH, HEIGHT), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.warpAffine(person, to_small, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR)[..., None]
    picture = head * alpha + numpy.array(COLOR, numpy.float32) * (1 - alpha) + 0.5
    Image.fromarray(picture.astype(numpy.uint8)).save(out, quality=92, dpi=(300, 300))


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=True, max_num_faces=2, refine_landmarks=False)
    selfie = mediapipe.solutions.selfie_segmentation.SelfieSegmentation(model_selection=0)
    for path in sys.argv[2:]:
        standardize(path, os.path.join(folder, os.path.basename(path)), mesh, selfie)


main()
