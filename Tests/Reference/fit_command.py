"""Linear discriminant analysis of small CSV files in exact arithmetic, for FitAccuracyTests: Tests/Fixtures/Classifiers/fit-command.json.

Python 3.11 fractions for means, covariances, weights and biases; mpmath 1.3.0 with 60 digits for logarithms and eigenvalues.
The files' numbers are the doubles nearest to their decimals.
"""

import json
import pathlib
import random
from fractions import Fraction

import mpmath

mpmath.mp.dps = 60
FIXTURE = pathlib.Path(__file__).resolve().parents[1] / "Fixtures" / "Classifiers" / "fit-command.json"


def solve(matrix, right):
    """Gauss's elimination, exactly."""
    n = len(matrix)
    rows = [row[:] + [value] for row, value in zip(matrix, right)]
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(n):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    return [rows[i][n] / rows[i][i] for i in range(n)]


def number(value):
    return mpmath.mpf(value.numerator) / value.denominator


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def fit(points, labels):
    count, d, classes = len(points), len(points[0]), sorted(set(labels))
    sizes = [labels.count(k) for k in classes]
    means = [[sum(p[j] for p, l in zip(points, labels) if l == k) / size for j in range(d)] for k, size in zip(classes, sizes)]
    deviations = [[x - m for x, m in zip(p, means[classes.index(l)])] for p, l in zip(points, labels)]
    covariance = [[sum(v[i] * v[j] for v in deviations) / count for j in range(d)] for i in range(d)]
    weights = [solve(covariance, mean) for mean in means]
    biases = [mpmath.log(mpmath.mpf(size) / count) - number(dot(w, m)) / 2 for size, w, m in zip(sizes, weights, means)]
    loss = mpmath.mpf(0)
    for p, l in zip(points, labels):
        logits = [number(dot(w, p)) + b for w, b in zip(weights, biases)]
        own = logits[classes.index(l)]
        loss += mpmath.log(sum(mpmath.exp(z - own) for z in logits))
    scale = [mpmath.sqrt(number(covariance[j][j])) for j in range(d)]
    correlation = mpmath.matrix(d, d)
    for i in range(d):
        for j in range(d):
            correlation[i, j] = number(covariance[i][j]) / scale[i] / scale[j]
    values = sorted(mpmath.eigsy(correlation, eigvals_only=True))
    determinant = mpmath.log(mpmath.det(correlation)) + 2 * sum(mpmath.log(s) for s in scale)
    if len(classes) == 2:
        w = [a - b for a, b in zip(weights[1], weights[0])]
        b = [biases[1] - biases[0]]
    else:
        w, b = [x for row in weights for x in row], biases
    return {
        "means": [float(x) for row in means for x in row],
        "covariance": [float(x) for row in covariance for x in row],
        "deviations": [float(s) for s in scale],
        "w": [float(x) for x in w],
        "b": [float(x) for x in b],
        "log_loss": float(loss / count),
        "log_det": float(determinant),
        "condition": float(values[-1] / values[0]),
    }


def case(name, count, features, offsets, scales, classes=2, mixing=0.0, seed=1):
    source = random.Random(seed)
    records, labels = [], []
    for i in range(count):
        label = i % classes
        common = source.gauss(0, 1)
        record = []
        for j in range(features):
            noise = source.gauss(0, 1)
            shift = 0.8 * label * (1 if mixing else (j + 1) / features)
            value = shift + (common if mixing else 0) + (mixing or 1) * noise
            record.append(repr(offsets[j] + scales[j] * value))
        records.append(record)
        labels.append(label)
    header = ",".join([f"x{j + 1}" for j in range(features)] + ["class"])
    lines = [",".join(r + [f"c{l}"]) for r, l in zip(records, labels)]
    points = [[Fraction(float(text)) for text in r] for r in records]
    return {"id": name, "csv": "\n".join([header] + lines) + "\n", **fit(points, labels)}


zeros, ones = [0.0] * 3, [1.0] * 3
cases = [
    case("plain", 60, 3, zeros, ones, seed=1),
    case("one feature", 20, 1, zeros, ones, seed=2),
    case("offsets of 1e9", 60, 3, [1e9, -1e9, 1e9], ones, seed=3),
    case("offsets of 1e9, all alike", 60, 3, [1e9] * 3, ones, seed=4),
    case("scales of 1e150", 40, 3, zeros, [1e150] * 3, seed=5),
    case("scales of 1e-150", 40, 3, zeros, [1e-150] * 3, seed=6),
    case("scales of 1e150 and 1e-150", 40, 3, zeros, [1e150, 1.0, 1e-150], seed=7),
    case("mixed units", 60, 3, zeros, [1e-6, 1.0, 1e6], seed=8),
    case("mixed units, offsets", 60, 3, [1e2, 1e9, 1e15], [1e-6, 1.0, 1e6], seed=9),
    case("nearly collinear", 60, 3, zeros, ones, mixing=1e-3, seed=10),
    case("nearly collinear, offsets", 60, 3, [1e6, 2e6, -3e6], ones, mixing=1e-3, seed=11),
    case("three classes", 60, 3, zeros, ones, classes=3, seed=12),
    case("three classes, offsets", 60, 3, [1e9, 1e9, -1e9], ones, classes=3, seed=13),
]
FIXTURE.write_text(json.dumps({"cases": cases}, indent=1) + "\n")
