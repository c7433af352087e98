"""Photos on the chart that Sources/Rules/Measures/FaceChart.swift looks at: 64 pixels between the eyes."""
import cv2
import numpy as np

SCALE = 64
LEFT, RIGHT, TOP, BOTTOM = -1.5, 1.5, -1.9, 2.9
WIDTH, HEIGHT = int((RIGHT - LEFT) * SCALE), int((BOTTOM - TOP) * SCALE)
# Position of each pixel of the chart in inter-eye distances.
U, V = np.meshgrid(LEFT + (np.arange(WIDTH) + .5) / SCALE, TOP + (np.arange(HEIGHT) + .5) / SCALE)


def chart(image, mesh, left=LEFT, top=TOP, width=WIDTH, height=HEIGHT):
    """The picture on the chart, or on a part of it, and the mesh's positions on it."""
    middle, across = (mesh[468] + mesh[473]) / 2, mesh[473] - mesh[468]
    unit = np.hypot(*across)
    finer = max(1, int(round(unit / SCALE)))
    step = np.array([[across[0], -across[1]], [across[1], across[0]]]) / SCALE / finer
    corner = middle + left * across + top * np.array([-across[1], across[0]])
    view = np.c_[step, corner + .5 * step.sum(1) - .5]
    picture = cv2.warpAffine(image, view, (width * finer, height * finer),
                             flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE)
    if finer > 1:
        picture = cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA)
    return picture, positions(mesh)


def positions(mesh):
    """The mesh's points in inter-eye distances."""
    middle, across = (mesh[468] + mesh[473]) / 2, mesh[473] - mesh[468]
    q = mesh - middle
    return np.stack([q @ across, q[:, 1] * across[0] - q[:, 0] * across[1]], -1) / (across @ across)


def mean(plane, u, v, half_width, half_height):
    """Over a rectangle of the chart."""
    x0, x1 = round((u - half_width - LEFT) * SCALE), round((u + half_width - LEFT) * SCALE)
    y0, y1 = round((v - half_height - TOP) * SCALE), round((v + half_height - TOP) * SCALE)
    cut = plane[max(0, y0):max(y0 + 1, y1), max(0, x0):max(x0 + 1, x1)]
    return cut.reshape(-1, *plane.shape[2:]).mean(0)
