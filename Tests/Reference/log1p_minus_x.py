"""Prints the table of Log1pMinusXTests: ln(1 + x) - x for exact doubles x. mpmath 1.3.0, 250 digits."""
from mpmath import mp, mpf

mp.dps = 250
for x in (-0.999, -0.75, -0.5, -0.26, -0.1, -1e-3, -1e-8, -1e-100, 1e-100, 1e-8, 1e-3, 0.1, 0.26953125, 0.5, 1.0, 10.0, 1e10):
    print(f"    ({x!r}, {mp.nstr(mp.log1p(mpf(x)) - mpf(x), 20, min_fixed=-4, max_fixed=4)}),")
