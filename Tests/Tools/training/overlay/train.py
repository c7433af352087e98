"""Trains the network of `overlay` on one CPU thread: train.py PICTURES FONTS OUT.onnx [MINUTES [START.pt]]

PICTURES: folders of finished pictures (480 × 640, `gradphoto standardize --keep-failed`) of free portraits, one folder a
collection. FONTS: a folder of fonts. A fifth of the people and a quarter of the font families, by the hash of their names, are
never drawn on or with: measure.py reports on those. START: weights of an earlier run (OUT.onnx.pt) to go on from, with half the rate. Needs torch, numpy, opencv-python-headless, pillow, onnx.
"""
import glob
import os
import sys
import time
import zlib

import cv2
import numpy as np
import torch

from drawing import Artist, fonts
from network import OverlayNetwork

SIDE, BATCH, RATE, SEED = 320, 8, 4e-3, 1


def person(path):
    folder, name = path.split(os.sep)[-2:]
    return folder.split("_")[0] + name.split("_")[0]


def is_held_out(path): return zlib.crc32(person(path).encode()) % 5 == 0


def batches(files, font_files, rng):
    artist = Artist(rng, font_files)
    pictures = [cv2.imread(f)[..., ::-1] for f in files]
    while True:
        made = []
        for _ in range(BATCH):
            base = pictures[int(rng.integers(len(pictures)))]
            if rng.random() < .5: base = base[:, ::-1]
            side = int(SIDE * rng.uniform(.8, 1.25))
            x = int(rng.integers(0, max(1, base.shape[1] - side)))
            y = int(rng.integers(0, max(1, base.shape[0] - side)))
            crop = cv2.resize(np.ascontiguousarray(base[y:y + side, x:x + side]), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
            made.append(artist.sample(crop))
        picture, target, counts = (np.stack(part) for part in zip(*made))
        yield (torch.from_numpy(np.ascontiguousarray(picture)).permute(0, 3, 1, 2).float().sub(127).div(128),
               torch.from_numpy(target)[:, None], torch.from_numpy(counts)[:, None])


def loss_of(logits, target, counts):
    """Cross-entropy of the cells (a cell is covered where more than an eighth of it is), hard ones counting more, and the
    overlap of the maps."""
    share = torch.nn.functional.avg_pool2d(target, 8)
    wanted, sure = (share > .12).float(), ((share < .02) | (share > .25)).float()
    weight = sure * (torch.nn.functional.avg_pool2d(counts, 8) > .5)
    p = torch.sigmoid(logits)
    entropy = torch.nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    focus = (1 - torch.where(wanted > 0, p, 1 - p))**1.5
    cross = (entropy * focus * weight * torch.where(wanted > 0, 3., 1.)).sum() / weight.sum()
    p, wanted = p * weight, wanted * weight
    return 4 * cross + .5 * (1 - (2 * (p * wanted).sum() + 20) / (p.sum() + wanted.sum() + 20))


def main():
    folder, font_folder, out = sys.argv[1:4]
    minutes = float(sys.argv[4]) if len(sys.argv) > 4 else 50
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    files = [f for f in sorted(glob.glob(f"{folder}/*/*.jpg")) if not is_held_out(f)]
    stream = batches(files, fonts(font_folder, held_out=False), np.random.default_rng([SEED, len(sys.argv)]))
    network, start_rate = OverlayNetwork(), RATE
    if len(sys.argv) > 5:
        network.load_state_dict(torch.load(sys.argv[5]))
        start_rate = RATE / 2
    optimizer = torch.optim.AdamW(network.parameters(), start_rate, weight_decay=1e-2)
    print(len(files), "pictures", sum(p.numel() for p in network.parameters()), "weights", flush=True)
    start, step, mean = time.time(), 0, 0
    while (done := (time.time() - start) / 60 / minutes) < 1:
        for group in optimizer.param_groups:
            group["lr"] = start_rate * min(1, (step + 1) / 100) * .5 * (1 + np.cos(np.pi * done)) + 1e-5
        picture, target, counts = next(stream)
        loss = loss_of(network(picture), target, counts)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2)
        optimizer.step()
        step, mean = step + 1, .98 * mean + .02 * float(loss)
        if step % 100 == 0: print(step, f"{mean:.4f} {done:.2f}", flush=True)
        if step % 1000 == 0: torch.save(network.state_dict(), out + ".pt")
    network.eval()
    torch.save(network.state_dict(), out + ".pt")
    network.export(out)
    print(step, "steps")


if __name__ == "__main__":
    main()
