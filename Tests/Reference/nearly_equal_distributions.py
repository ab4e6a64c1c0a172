"""Writes Tests/Fixtures/Information/nearly-equal.json: pairs of distributions that differ by 1 part in 10 to 1 part in 10^15, with their
Kullback-Leibler divergence. mpmath 1.3.0, 60 digits, computed from the exact doubles.

    python3 Tests/Reference/nearly_equal_distributions.py > Tests/Fixtures/Information/nearly-equal.json
"""
import json
import random
from mpmath import mp, mpf

mp.dps = 60


def normalized(weights):
    total = sum(weights)
    return [w / total for w in weights]


def divergence(p, q):
    return sum(mpf(a) * mp.log(mpf(a) / mpf(b)) for a, b in zip(p, q) if a > 0)


generator = random.Random(1)
cases = []
for exponent in range(1, 16):
    for count in (2, 3, 7, 20):
        p = normalized([generator.random() for _ in range(count)])
        q = normalized([a * (1 + 10**-exponent * generator.uniform(-1, 1)) for a in p])
        if p != q:
            cases.append({"p": p, "q": q, "kl_nats": float(divergence(p, q))})
print(json.dumps({"description": __doc__.split("\n\n")[0].replace("\n", " "), "cases": cases}, indent=1))
