"""Whether a hyperplane separates classes of the data sets in Lessons/Data, by linear programming, for SeparationTests.

scipy 1.17.1 (HiGHS), numpy 2.4.6. Maximizes the sum of products under vᵀβ ≥ 0 and |β| ≤ 1 (Konis 2007).
"""

import csv
import pathlib

import numpy
from scipy.optimize import linprog

DATA = pathlib.Path(__file__).resolve().parents[2] / "Lessons" / "Data"


def status(features, signs):
    features = (features - features.mean(0)) / features.std(0)
    rows = signs[:, None] * numpy.hstack([numpy.ones((len(features), 1)), features])
    undecided = rows
    while True:
        result = linprog(-undecided.sum(0), A_ub=-rows, b_ub=numpy.zeros(len(rows)), bounds=(-1, 1))
        moved = undecided @ result.x > 1e-7
        if not moved.any():
            break
        undecided = undecided[~moved]
    return "complete" if len(undecided) == 0 else "overlap" if len(undecided) == len(rows) else "quasi-complete"


for name in ["iris", "wine", "breast_cancer"]:
    records = list(csv.reader(open(DATA / f"{name}.csv")))[1:]
    classes = sorted({record[-1] for record in records})
    for i, first in enumerate(classes):
        for second in classes[i + 1 :]:
            chosen = [record for record in records if record[-1] in (first, second)]
            features = numpy.array([[float(v) for v in record[:-1]] for record in chosen])
            signs = numpy.array([1.0 if record[-1] == second else -1.0 for record in chosen])
            print(name, first, second, status(features, signs))
