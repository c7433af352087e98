"""Logistic regression with cross-validation over persons, and weights as Swift."""
import re

import numpy as np


def fit(X, y, penalty=1.0, weights=None, steps=12):
    """Newton's method on standardized columns; ridge penalty. Weights and bias for the columns as they are."""
    n, d = X.shape
    mean, spread = X.mean(0), X.std(0) + 1e-6
    Z = np.c_[(X - mean) / spread, np.ones(n)]
    b = np.zeros(d + 1)
    weights = np.ones(n) if weights is None else weights
    ridge = penalty * np.eye(d + 1)
    ridge[-1, -1] = 1e-6
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(Z @ b, -30, 30)))
        gradient = Z.T @ (weights * (p - y)) + ridge @ b
        curvature = (Z * (weights * p * (1 - p) + 1e-9)[:, None]).T @ Z + ridge
        b -= np.linalg.solve(curvature, gradient)
    a = b[:-1] / spread
    return a, b[-1] - (mean * a).sum()


def cross_validated(X, y, persons, penalty=1.0, weights=None, folds=6, seed=0):
    """Scores of every row by weights that never saw its person."""
    names = sorted(set(persons))
    np.random.default_rng(seed).shuffle(names)
    fold_of = {name: i % folds for i, name in enumerate(names)}
    fold = np.array([fold_of[p] for p in persons])
    scores = np.zeros(len(y))
    for i in range(folds):
        a, b = fit(X[fold != i], y[fold != i], penalty, None if weights is None else weights[fold != i])
        scores[fold == i] = X[fold == i] @ a + b
    return scores


def report(name, scores, y, groups, names, passes, fails):
    """Errors by cross-validation, for each group of rows, at the limits of the standard in percent."""
    share = 100 / (1 + np.exp(-scores))
    print(f"{name}: passes up to {passes} %, fails above {fails} %")
    for group in dict.fromkeys(groups):
        rows = np.array([g == group for g in groups])
        good, bad = share[rows & (y == 0)], share[rows & (y == 1)]
        if len(good):
            print(f"  {group}: {len(good)} conform, {(good > fails).sum()} rejected, "
                  f"{((good > passes) & (good <= fails)).sum()} to review")
        if len(bad):
            print(f"  {group}: {len(bad)} break, {(bad <= passes).sum()} accepted, "
                  f"{((bad > passes) & (bad <= fails)).sum()} to review")
    wrong = [(round(float(s), 1), n) for s, n, l in zip(share, names, y) if l == 0 and s > passes]
    print("  good ones that do not pass:", sorted(wrong, reverse=True)[:12])


def write_weights(swift, name, a, b):
    """Puts new weights into the Swift file in the place of the old ones of that name."""
    lines, line = [], "     "
    for value in a:
        text = f" {float('%.4g' % value)!r},"
        if len(line) + len(text) > 108:
            lines.append(line)
            line = "     "
        line += text
    body = "\n".join(lines + [line])
    source = open(swift).read()
    pattern = rf"(  static let {name} = LinearModel\(\n    weights: \[\n).*?(\n    \],\n    bias: )[-\d.e]+\)"
    changed, count = re.subn(
        pattern, lambda m: f"{m[1]}{body}{m[2]}{float('%.4g' % b)!r})", source, flags=re.S)
    assert count == 1, f"{swift} has no {name}"
    open(swift, "w").write(changed)
