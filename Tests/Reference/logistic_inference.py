"""Standard errors, tests and intervals of logistic regressions, for LogisticInferenceTests.

mpmath 1.3.0 with 40 digits: some minutes. Firth's penalized likelihood keeps the whole information matrix where a
coefficient is fixed, as R's package logistf does.
R 4.2 checks the same data to the digits that it prints: see the end.
"""

import mpmath
from mpmath import mpf, matrix

mpmath.mp.dps = 40

# The 23 flights before Challenger: temperature in °F, and whether an O-ring was damaged.
TEMPERATURES = [53, 57, 58, 63, 66, 67, 67, 67, 68, 69, 70, 70, 70, 70, 72, 73, 75, 75, 76, 76, 78, 79, 81]
DAMAGE = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0]
# Separated: x1 alone tells the classes apart.
SEPARATED = [(1, 3), (2, 1), (3, 4), (4, 2), (6, 3), (7, 1), (8, 5), (9, 2)]
SIDES = [0, 0, 0, 0, 1, 1, 1, 1]


def state(rows, labels, theta, firth):
    n, d = len(rows), len(rows[0])
    score = matrix(d, 1)
    information = matrix(d, d)
    value = mpf(0)
    weights = []
    for row, label in zip(rows, labels):
        z = sum(x * t for x, t in zip(row, theta))
        p = 1 / (1 + mpmath.exp(-z))
        value += mpmath.log(p if label else 1 - p)
        weights.append(p * (1 - p))
        for i in range(d):
            score[i] += (label - p) * row[i]
            for j in range(d):
                information[i, j] += p * (1 - p) * row[i] * row[j]
    if firth:
        inverse = information ** -1
        value += mpmath.log(mpmath.det(information)) / 2
        for row, w in zip(rows, weights):
            z = sum(x * t for x, t in zip(row, theta))
            p = 1 / (1 + mpmath.exp(-z))
            x = matrix(row)
            h = w * (x.T * inverse * x)[0]
            for i in range(d):
                score[i] += h * (mpf(1) / 2 - p) * row[i]
    return value, score, information


def maximum(rows, labels, firth, start, fixed=()):
    theta = [mpf(t) for t in start]
    free = [j for j in range(len(theta)) if j not in fixed]
    value, score, information = state(rows, labels, theta, firth)
    for _ in range(2000):
        if not free:
            break
        sub = matrix([[information[i, j] for j in free] for i in free])
        step = mpmath.lu_solve(sub, matrix([score[i] for i in free]))
        scale = mpf(1)
        while True:
            trial = theta[:]
            for s, j in zip(step, free):
                trial[j] += scale * s
            try:
                new = state(rows, labels, trial, firth)
                if new[0] >= value - mpf(10) ** -35:
                    break
            except ZeroDivisionError:
                pass  # certain of every answer: no information is left
            scale /= 2
        theta = trial
        value, score, information = new
        if max(abs(s) for s in step) < mpf(10) ** -30:
            break
    return theta, value, information


def report(name, features, labels, firth):
    rows = [[mpf(1)] + [mpf(x) for x in row] for row in features]
    d = len(rows[0])
    theta, top, information = maximum(rows, labels, firth, [0] * d)
    inverse = information ** -1
    null = maximum(rows, labels, firth, [0] * d, fixed=range(1, d))[1]
    z95 = mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95"))
    print(name, "log-likelihood", mpmath.nstr(state(rows, labels, theta, False)[0], 17),
          "likelihood ratio", mpmath.nstr(2 * (top - null), 17))
    for j in range(d):
        error = mpmath.sqrt(inverse[j, j])
        at_zero = maximum(rows, labels, firth, theta[:j] + [0] + theta[j + 1:], fixed=[j])[1]
        statistic = 2 * (top - at_zero)
        p = mpmath.gammainc(mpf(1) / 2, statistic / 2, regularized=True)
        ends = []
        for sign in (-1, 1):
            def excess(beta):
                # With the coefficient far off, the penalized likelihood may have two maxima in the
                # others: follow the one that begins at the estimate.
                here = theta[:]
                for step in range(1, 13):
                    here[j] = theta[j] + (beta - theta[j]) * step / 12
                    here, value, _ = maximum(rows, labels, firth, here, fixed=[j])
                loss = 2 * (top - value)
                return mpmath.sqrt(abs(loss)) - z95
            a = theta[j] + sign * error * z95
            ends.append(mpmath.findroot(excess, (a, a + sign * error / 10), solver="secant", tol=1e-25))
        print("   ", ", ".join(mpmath.nstr(v, 17) for v in (theta[j], error, p, *ends)))


if __name__ == "__main__":
    report("flights", [(t,) for t in TEMPERATURES], DAMAGE, False)
    report("flights, Firth", [(t,) for t in TEMPERATURES], DAMAGE, True)
    report("separated, Firth", SEPARATED, SIDES, True)
