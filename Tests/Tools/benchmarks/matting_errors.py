"""How wrong a matte is, and from when on it is bad: what the benchmarks of matting share."""
import json
import os

import numpy as np
from scipy import ndimage

BAD_MSE, BAD_REGION, BAD_RIM = 0.8, 0.0005, 4.0
STANDARD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../Sources/Rules/Standards/chsi-99.json")


def errors(got, true):
    """Mean absolute and squared error, times 1000."""
    difference = np.abs(got - true)
    return 1e3 * difference.mean(), 1e3 * (difference ** 2).mean()


def wrong_region(got, true):
    """Share of the picture that the largest region wrong by half or more takes; edges a pixel off are no region."""
    wrong = ndimage.binary_opening(np.abs(got - true) > 0.5, np.ones((3, 3)))
    parts, count = ndimage.label(wrong)
    return np.bincount(parts.ravel())[1:].max() / wrong.size if count else 0.0


def least_confidence():
    """Below it the standard asks for a person."""
    with open(STANDARD, encoding="utf-8") as file:
        return json.load(file)["leastCutConfidence"]
