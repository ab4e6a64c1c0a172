"""Prints Tests/Fixtures/Distributions/distributions.json: logarithms of probabilities and densities, means, variances and entropies, in nats.

Python 3.11, mpmath, 50 digits, printed to 17. Parameters are the exact doubles. The probabilities of a categorical distribution
are taken as they are, although their doubles sum to 1 up to rounding only.
"""
import json

from mpmath import binomial, det, e, inf, inverse, log, log1p, matrix, mp, mpf, nstr, pi

mp.dps = 50


def plain(value):
    """A number as JSON has it: a double's digits, or the name of an infinity."""
    if value in (inf, -inf):
        return "inf" if value > 0 else "-inf"
    return float(nstr(value, 17, min_fixed=0, max_fixed=0))


def xlogx(p):
    return mpf(0) if p == 0 else p * log(p)


def logarithm(p):
    return -inf if p == 0 else log(p)


def bernoulli(theta):
    p = mpf(theta)
    return {
        "distribution": "bernoulli", "probability": theta,
        "log_probabilities": [plain(logarithm(1 - p)), plain(logarithm(p))],
        "mean": plain(p), "variance": plain(p * (1 - p)), "entropy": plain(-xlogx(p) - xlogx(1 - p)),
    }


def binomial_case(trials, theta, outcomes):
    p = mpf(theta)
    probabilities = [binomial(trials, k) * p**k * (1 - p) ** (trials - k) for k in range(trials + 1)]
    return {
        "distribution": "binomial", "trials": trials, "probability": theta, "outcomes": outcomes,
        "log_probabilities": [plain(logarithm(probabilities[k])) for k in outcomes],
        "mean": plain(trials * p), "variance": plain(trials * p * (1 - p)),
        "entropy": plain(-sum(xlogx(q) for q in probabilities)),
    }


def categorical(probabilities):
    exact = [mpf(p) for p in probabilities]
    return {
        "distribution": "categorical", "probabilities": probabilities,
        "log_probabilities": [plain(logarithm(p)) for p in exact], "entropy": plain(-sum(xlogx(p) for p in exact)),
    }


def normal(mean, deviation, outcomes):
    mu, sigma = mpf(mean), mpf(deviation)
    return {
        "distribution": "normal", "mean": mean, "standard_deviation": deviation, "outcomes": outcomes,
        "log_densities": [plain(-(((mpf(x) - mu) / sigma) ** 2) / 2 - log(sigma) - log(2 * pi) / 2) for x in outcomes],
        "variance": plain(sigma**2), "entropy": plain(log(2 * pi * e) / 2 + log(sigma)),
    }


def multivariate(mean, covariance, outcomes):
    sigma, size = matrix(covariance), len(mean)
    densities = []
    for x in outcomes:
        deviation = matrix([mpf(a) - mpf(b) for a, b in zip(x, mean)])
        distance = (deviation.T * inverse(sigma) * deviation)[0]
        densities.append(plain(-(size * log(2 * pi) + log(det(sigma)) + distance) / 2))
    return {
        "distribution": "multivariate normal", "mean": mean, "covariance": covariance, "outcomes": outcomes,
        "log_densities": densities, "entropy": plain((size * log(2 * pi * e) + log(det(sigma))) / 2),
    }


cases = [bernoulli(theta) for theta in (0.0, 1e-20, 0.25, 0.5, 0.7, 1.0)]
cases += [
    binomial_case(0, 0.5, [0]), binomial_case(10, 0.25, [0, 1, 3, 10]), binomial_case(40, 0.999, [0, 20, 40]),
    binomial_case(2000, 0.3, [0, 600, 1500, 2000]), binomial_case(5, 0.0, [0, 1, 5]), binomial_case(5, 1.0, [0, 4, 5]),
]
cases += [categorical(p) for p in ([1.0], [0.5, 0.25, 0.125, 0.125], [0.0, 0.3, 1e-12, 0.7], [0.2] * 5)]
cases += [
    normal(0.0, 1.0, [0.0, 1.0, -40.0]), normal(15.0, 8.0, [15.0, 0.0, 31.0]), normal(-1e9, 1e-3, [-1e9, -1e9 + 0.25]),
]
cases += [
    multivariate([2.0], [[0.25]], [[2.0], [3.5]]),
    multivariate([1.0, -1.0], [[2.0, 0.5], [0.5, 1.0]], [[1.0, -1.0], [0.0, 3.0]]),
    multivariate([0.0, 0.0, 5.0], [[4.0, 0.0, 0.0], [0.0, 0.25, 0.0], [0.0, 0.0, 9.0]], [[1.0, 1.0, 1.0]]),
]
print(json.dumps({"description": __doc__.splitlines()[0], "cases": cases}, indent=1))
