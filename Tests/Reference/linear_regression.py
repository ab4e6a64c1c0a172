"""Least squares of Longley's data in exact rational arithmetic, for LinearRegressionTests.

Python 3.11, standard library. The data are those of the NIST Statistical Reference Datasets; the solution agrees with the
certified values there (-3482258.63459582, 15.0618722713733, ...).
"""

from fractions import Fraction

ROWS = """
60323 83.0 234289 2356 1590 107608 1947
61122 88.5 259426 2325 1456 108632 1948
60171 88.2 258054 3682 1616 109773 1949
61187 89.5 284599 3351 1650 110929 1950
63221 96.2 328975 2099 3099 112075 1951
63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953
63761 100.0 363112 3578 3350 116219 1954
66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956
68169 108.4 442769 2936 2798 120445 1957
66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959
69564 114.2 502601 3931 2514 125368 1960
69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962
"""

rows = [[Fraction(float(v)) for v in line.split()] for line in ROWS.strip().split("\n")]
design = [[Fraction(1)] + row[1:] for row in rows]
size = len(design[0])
system = [
    [sum(x[i] * x[j] for x in design) for j in range(size)]
    + [sum(x[i] * row[0] for x, row in zip(design, rows))]
    for i in range(size)
]
for k in range(size):
    system[k] = [v / system[k][k] for v in system[k]]
    for i in range(size):
        if i != k:
            system[i] = [a - system[i][k] * b for a, b in zip(system[i], system[k])]
print([float(row[-1]) for row in system])
