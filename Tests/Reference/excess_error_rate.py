# The excess error rate of a linear decision between N(+-Delta/2 e1, I): mpmath 1.3.0, 60 digits.
# Prints the table of GaussianErrorRateTests: distance, prior, angle, shift of the threshold, excess.
from mpmath import cos, log, mp, mpf, ncdf, nstr

mp.dps = 60
CASES = [(2.0, 0.5, 0.01, 0.0), (2.0, 0.5, 0.0, 0.01), (2.0, 0.5, 1e-6, 1e-6), (3.0, 0.25, 1e-3, -2e-3),
         (4.0, 0.9375, 1e-4, 1e-3), (0.5, 0.75, 0.03, 0.02), (1.0, 0.5, 0.5, 0.25), (4.0, 0.5, 1.5, -1.0),
         (2.5, 0.125, 3.0, 0.5), (8.0, 0.5, 1e-8, 0.0)]
for case in CASES:
    distance, prior, angle, shift = map(mpf, case)
    best = -log(prior / (1 - prior)) / distance

    def rate(angle, threshold):
        reach = distance / 2 * cos(angle)
        return prior * ncdf(threshold - reach) + (1 - prior) * ncdf(-threshold - reach)

    excess = rate(angle, best + shift) - rate(mpf(0), best)
    print("    (%r, %r, %r, %r, %s)," % (*case, nstr(excess, 17)))
