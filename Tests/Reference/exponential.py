"""Writes Tests/Fixtures/Numerics/exponential.json: exp and expm1 of exact doubles. mpmath 1.3.0, 50 digits.

Each value is the nearest double, and what is left in units of that double's last place.
"""
import json
import math
import random
from mpmath import mp, mpf

mp.dps = 50
random.seed(1)


def split(value):
    nearest = float(value)  # mpmath rounds to 53 bits; below the normal numbers the rest tells of a second rounding
    return nearest, float((value - mpf(nearest)) / mpf(math.ulp(nearest)))


xs = [0.0, 5e-324, -5e-324, 1e-300, 1e-20, -1e-20, 1.0, -1.0, 709.782712893384, 709.0, 700.0, -700.0, -708.3964185322641,
      -708.4, -730.0, -744.0, -745.1332191019411, -745.0, 0.34657359027997264, -0.34657359027997264, 0.3465735902799727]
xs += [random.uniform(-1, 1) for _ in range(100)]
xs += [random.uniform(-745, 709.7) for _ in range(100)]
xs += [random.uniform(-745, -708) for _ in range(40)]
xs += [random.choice([-1, 1]) * 10 ** random.uniform(-18, -1) for _ in range(40)]
xs += [math.log(2) * (k + 0.5) for k in range(-20, 20)]  # where the reduced argument is largest
cases = []
for x in xs:
    (e, e_rest), (m, m_rest) = split(mp.exp(mpf(x))), split(mp.expm1(mpf(x)))
    cases.append({"x": x, "exp": e, "exp_rest": e_rest, "expm1": m, "expm1_rest": m_rest})
with open("Tests/Fixtures/Numerics/exponential.json", "w") as file:
    lines = ",\n".join("  " + json.dumps(case) for case in cases)
    file.write('{\n "description": "exp and expm1 of doubles, mpmath 1.3.0 with 50 digits, by Tests/Reference/exponential.py: '
               'the nearest double and the rest in units of its last place.",\n "cases": [\n' + lines + "\n ]\n}\n")
