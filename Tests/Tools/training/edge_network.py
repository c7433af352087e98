#!/usr/bin/env python3
"""Trains the network that decides alpha at the edge, on seven people with exact alpha before the bench's backgrounds.

    edge_network.py GRADPHOTO DATA EdgeNetwork+Weights.swift

DATA/idmatting_exact is what `make bench-matting` measures on; only the people whose names stand in
`matting_scenes.CHOSEN_ON` are looked at. For every scene `gradphoto matte --features` writes what the network reads of each
open pixel, with the rough mask and with the fine one; the truth is the scene's alpha. Two hidden layers of 32, Adam, a
falling rate; ten minutes on one core. Needs numpy, pillow, scipy, scikit-image and torch.
"""
import os
import subprocess
import sys
import tempfile

import numpy as np
import torch
from PIL import Image

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../benchmarks"))
import matting_scenes as scenes  # noqa: E402

FEATURES, HIDDEN = 16, 32
# Of each scene, so that large hair does not count for more.
PIXELS_PER_SCENE = 14_000
BATCH, STEPS, RATE = 8192, 20_000, 3e-3
# What the absolute error counts beside the squared one, alpha beyond 0…1, and the expected error.
ABSOLUTE, BEYOND, DOUBT = 0.1, 0.02, 0.1
LINE = 106


def examples(binary, data, mask):
    random = np.random.default_rng(7)
    features, truths = [], []
    with tempfile.TemporaryDirectory() as folder:
        for person in scenes.people(f"{data}/idmatting_exact").values():
            if person.name not in scenes.CHOSEN_ON:
                continue
            for name in [name for names in scenes.GROUPS.values() for name in names]:
                scene = scenes.scene(person, name)
                Image.fromarray(scene.image).save(f"{folder}/photo.png", compress_level=1)
                subprocess.run(
                    [binary, "matte", f"{folder}/photo.png", "-o", f"{folder}/alpha.png", "--matting", mask,
                     "--features", f"{folder}/edge.f32"], check=True)
                rows = np.fromfile(f"{folder}/edge.f32", np.float32).reshape(-1, 1 + FEATURES)
                rows = rows[random.random(len(rows)) < PIXELS_PER_SCENE / max(len(rows), 1)]
                features.append(rows[:, 1:])
                truths.append(scene.alpha.ravel()[rows[:, 0].astype(int)].astype(np.float32))
    return torch.tensor(np.concatenate(features)), torch.tensor(np.concatenate(truths))


def trained(x, truth):
    torch.manual_seed(7)
    network = torch.nn.Sequential(
        torch.nn.Linear(FEATURES, HIDDEN), torch.nn.ReLU(), torch.nn.Linear(HIDDEN, HIDDEN), torch.nn.ReLU(),
        torch.nn.Linear(HIDDEN, 2))
    with torch.no_grad():
        # At first it changes nothing and doubts little.
        network[4].weight.mul_(0.1)
        network[4].bias.copy_(torch.tensor([0.0, -5.0]))
    adam = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-4)
    for step in range(STEPS):
        for group in adam.param_groups:
            group["lr"] = RATE * (0.5 * (1 + np.cos(np.pi * step / STEPS)) + 0.01)
        batch = torch.randint(0, len(x), (BATCH,))
        change, doubt = network(x[batch]).unbind(1)
        alpha = x[batch, 0] + change
        error = alpha.clamp(0, 1) - truth[batch]
        expected = (0.5 * (1 + doubt / (1 + doubt.abs()))).clamp(1e-4, 1 - 1e-4)
        loss = (error ** 2).mean() + ABSOLUTE * error.abs().mean()
        loss = loss + BEYOND * ((alpha - alpha.clamp(-0.02, 1.02)) ** 2).mean()
        loss = loss + DOUBT * torch.nn.functional.binary_cross_entropy(expected, error.detach() ** 2)
        adam.zero_grad()
        loss.backward()
        adam.step()
    with torch.no_grad():
        error = (x[:, 0] + network(x)[:, 0]).clamp(0, 1) - truth
        before = x[:, 0] - truth
    print(f"{len(x)} pixels: MSE {(before ** 2).mean():.4f} before, {(error ** 2).mean():.4f} after", flush=True)
    return network


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


def main():
    binary, data, target = sys.argv[1:4]
    weights = {
        name: text(trained(*examples(binary, data, mask)))
        for name, mask in (("roughWeights", "fast"), ("fineWeights", "fine"))}
    with open(target, "w", encoding="utf-8") as file:
        file.write("// Written by Tests/Tools/training/edge_network.py.\n\nextension EdgeNetwork {\n")
        file.write("\n".join(f'  static let {name} = """\n{numbers}    """\n' for name, numbers in weights.items()))
        file.write("}\n")


main()
