#!/usr/bin/env python3
"""Trains the two networks that decide alpha at the edge, on seven people with exact alpha.

    edge_network.py GRADPHOTO DATA EdgeNetwork+Weights.swift [fast|fine]

With a mask's name only its networks are trained, and the others stay as they are in the file.
DATA/idmatting_exact is what `make bench-matting` measures on; only the people whose names stand in
`matting_scenes.CHOSEN_ON` are looked at: before the bench's backgrounds, and in as many pictures again and more as
`edge_scenes` draws. For every picture `gradphoto matte --features` writes what the first network reads of each open pixel,
with the rough mask and with the fine one; the truth is the picture's alpha. The second network reads the same, what the
first made of it, and what that made of the pixels around (`EdgeContext`). Two hidden layers of 32, Adam, a falling rate;
half an hour on one core. Needs numpy, pillow, scipy, scikit-image and torch.
"""
import os
import re
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass

import edge_scenes
import numpy as np
import torch
from PIL import Image

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../benchmarks"))
import matting_scenes as scenes  # noqa: E402

FEATURES, HIDDEN = 16, 32
# As the command line calls them and as EdgeNetwork does.
MASKS = {"fast": "rough", "fine": "fine"}
# Drawn pictures of each person beside the bench's.
DRAWN = 50
# Of each picture, so that large hair does not count for more.
PIXELS_OF_BENCH, PIXELS_OF_DRAWN = 7000, 5000
BATCH, RATE, DECAY = 4096, 3e-3, 1e-2
# Fine masks are right about more: trained longer, real fair hair gets veils of wall, which no picture here has.
STEPS = {"fast": 8000, "fine": 3000}
# What the absolute error counts beside the squared one, alpha beyond 0…1, and the expected error.
ABSOLUTE, BEYOND, DOUBT = 0.1, 0.02, 0.1
# As in EdgeContext and EdgeFeatures: distances straight and across in pixels, levels of 255, half-way points.
DISTANCES, NOISE, EVEN_CONTRAST, EVEN_SCATTER = ((1, 1), (3, 2), (7, 5)), 10, 5, 10
CONTRAST, SCATTER = 5, 13
LINE = 106


@dataclass
class Example:
    image: np.ndarray  # 0…255
    alpha: np.ndarray  # of the cut, 0…255; where it is not open that is what it is
    pixels: np.ndarray  # the open ones
    features: np.ndarray
    truth: np.ndarray  # of the open pixels
    chosen: np.ndarray  # those of the open pixels that are trained on


def pictures(data):
    for person in scenes.people(f"{data}/idmatting_exact").values():
        if person.name in scenes.CHOSEN_ON:
            for name in [name for names in scenes.GROUPS.values() for name in names]:
                yield scenes.scene(person, name), PIXELS_OF_BENCH
            for number in range(DRAWN):
                yield edge_scenes.varied(person, zlib.crc32(f"{person.name} {number}".encode())), PIXELS_OF_DRAWN


def examples(binary, data, masks):
    """Of each kind of mask."""
    random = np.random.default_rng(7)
    found = {mask: [] for mask in masks}
    with tempfile.TemporaryDirectory() as folder:
        for scene, count in pictures(data):
            Image.fromarray(scene.image).save(f"{folder}/photo.png", compress_level=1)
            for mask in masks:
                subprocess.run(
                    [binary, "matte", f"{folder}/photo.png", "-o", f"{folder}/alpha.png", "--matting", mask,
                     "--features", f"{folder}/edge.f32"], check=True)
                rows = np.fromfile(f"{folder}/edge.f32", np.float32).reshape(-1, 1 + FEATURES)
                pixels = rows[:, 0].astype(int)
                with Image.open(f"{folder}/alpha.png") as image:
                    alpha = np.asarray(image)
                found[mask].append(Example(
                    scene.image, alpha, pixels, rows[:, 1:], scene.alpha.ravel()[pixels].astype(np.float32),
                    random.choice(len(pixels), min(count, len(pixels)), replace=False)))
    return found


def context(example, network):
    """The second network's inputs of the chosen pixels."""
    alpha, doubt = decided(network, torch.tensor(example.features), 0)
    plane = example.alpha.astype(np.float32) / 255
    plane.ravel()[example.pixels] = alpha.numpy()
    image, features = example.image.astype(np.float32), example.features[example.chosen]
    height, width = plane.shape
    y, x = np.divmod(example.pixels[example.chosen], width)

    def unsquashed(value, half):
        return half * value / np.maximum(1 - value, 1e-3)

    way = unsquashed(features[:, CONTRAST], EVEN_CONTRAST) * unsquashed(features[:, SCATTER], EVEN_SCATTER) + NOISE
    columns = [features, plane[y, x][:, None], doubt.numpy()[example.chosen][:, None]]
    for straight, across in DISTANCES:
        for down, right in ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)):
            step = across if down and right else straight
            row, column = np.clip(y + down * step, 0, height - 1), np.clip(x + right * step, 0, width - 1)
            far = np.sqrt(((image[row, column] - image[y, x]) ** 2).sum(axis=1)) / way
            columns += [plane[row, column][:, None], np.minimum(1, far)[:, None]]
    return np.concatenate(columns, axis=1).astype(np.float32)


def decided(network, x, base):
    with torch.no_grad():
        change, doubt = network(x).unbind(1)
        return (x[:, base] + change).clamp(0, 1), 0.5 * (1 + doubt / (1 + doubt.abs()))


def trained(x, truth, base, steps):
    """- base: the input that the first output is added to."""
    torch.manual_seed(7)
    x, truth = torch.tensor(x), torch.tensor(truth)
    network = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, HIDDEN), torch.nn.ReLU(),
        torch.nn.Linear(HIDDEN, 2))
    with torch.no_grad():
        # At first it changes nothing and doubts little.
        network[4].weight.mul_(0.1)
        network[4].bias.copy_(torch.tensor([0.0, -5.0]))
    adam = torch.optim.AdamW(network.parameters(), RATE, weight_decay=DECAY)
    for step in range(steps):
        for group in adam.param_groups:
            group["lr"] = RATE * (0.5 * (1 + np.cos(np.pi * step / steps)) + 0.01)
        batch = torch.randint(0, len(x), (BATCH,))
        change, doubt = network(x[batch]).unbind(1)
        alpha = x[batch, base] + change
        error = alpha.clamp(0, 1) - truth[batch]
        expected = (0.5 * (1 + doubt / (1 + doubt.abs()))).clamp(1e-4, 1 - 1e-4)
        loss = (error ** 2).mean() + ABSOLUTE * error.abs().mean()
        loss = loss + BEYOND * ((alpha - alpha.clamp(-0.02, 1.02)) ** 2).mean()
        loss = loss + DOUBT * torch.nn.functional.binary_cross_entropy(expected, error.detach() ** 2)
        adam.zero_grad()
        loss.backward()
        adam.step()
    error = decided(network, x, base)[0] - truth
    before = x[:, base] - truth
    print(f"{len(x)} pixels: MSE {(before ** 2).mean():.4f} before, {(error ** 2).mean():.4f} after", flush=True)
    return network


def both(found, steps):
    truth = np.concatenate([e.truth[e.chosen] for e in found])
    first = trained(np.concatenate([e.features[e.chosen] for e in found]), truth, 0, steps)
    return first, trained(np.concatenate([context(e, first) for e in found]), truth, FEATURES, steps)


def text(network):
    first, second, last = (network[i] for i in (0, 2, 4))
    numbers = torch.cat([
        first.bias, first.weight.T.flatten(), second.bias, second.weight.T.flatten(), last.weight.flatten(), last.bias])
    lines = [""]
    for number in numbers.tolist():
        word = f"{number:.4g}"
        if len(lines[-1]) + len(word) + 1 > LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "".join(f"    {line}\n" for line in lines)


def kept(path):
    """The numbers of the networks in a file of weights, by name, as `text` gives them."""
    with open(path, encoding="utf-8") as file:
        return dict(re.findall(r'static let (\w+) = """\n(.*?)    """\n', file.read(), re.DOTALL))


def main():
    binary, data, target = sys.argv[1:4]
    masks = sys.argv[4:] or list(MASKS)
    weights = kept(target) if len(masks) < len(MASKS) else {}
    for mask, found in examples(binary, data, masks).items():
        name = MASKS[mask]
        first, second = both(found, STEPS[mask])
        weights[f"{name}Weights"], weights[f"{name}ContextWeights"] = text(first), text(second)
    with open(target, "w", encoding="utf-8") as file:
        file.write("// Written by Tests/Tools/training/edge_network.py: long, for it is nothing but the networks' numbers.\n\nextension EdgeNetwork {\n")
        file.write("\n".join(f'  static let {name} = """\n{numbers}    """\n' for name, numbers in weights.items()))
        file.write("}\n")


main()
