"""Joins lines of JSON about the same work, by Posterior and by other libraries, into a table.

Usage: table.py FILE…   Each line has workload, size, peer, threads, dtype, median_s, min_s, cpu_median_s and quality.
It ends with status 1 if a result is of another quality than those it is compared with.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

OURS = "posterior"
ANY = ""

# workload, size, which of the others (a regular expression; ANY: the fastest), how many times faster Posterior is to be
GOALS = [
    ("W1", ANY, r"^jax scan all f64$", 2),
    ("W1", ANY, r"^torch loader$", 30),
    ("W1b", ANY, r"^jax scan all f64$", 2),
    ("W2", "1e6x10", r"^torch X'X", 1.3),
    ("W2", "1e5x100", r"^numpy X'X", 1.25),
    ("W2", ANY, r"^sklearn LDA", 6),
    ("W3", ANY, ANY, 3),
    ("W3b", "100x2", r"^(numpy IRLS batched|jax vmap)$", 4.5),
    ("W3b", "100x4", r"^(numpy IRLS batched|jax vmap)$", 2),
    ("W4", "1e6x2", ANY, 3),
    ("W4", "1e6x10", ANY, 1.4),
    ("W4", "1e6x50", ANY, 1.3),
    ("W5", ANY, r"^numpy by hand f64$", 1.8),
    ("W5b", ANY, r"^sklearn newton-cg$", 2),
    ("W6", ANY, r"^jax logsumexp float64$", 1.8),
]

# Two threads against one, where work is shared.
THREAD_GOAL = 1.8

# Sizes that the others do not have, and those they are compared with.
COMPARED_SIZE = {("W3b", "100x4"): "100x2"}

# Figures of quality: how far ours may be from the other's, relative to it.
EQUAL = {"loss": 1e-6, "mean_loss": 1e-6, "objective": 1e-6, "sum": 1e-6, "w0": 1e-4, "bias": 1e-4, "accuracy": 1e-4,
         "test_accuracy": 2e-3}
# What none may exceed.
LIMIT = {"max_error": 1e-9, "grad_max": {"W3": 1e-8, "W3b": 1e-8, "W5b": 1e-6}}
# Trainings that end where chance leads them: how much better the other may be than the best of ours, relative to it.
CHANCE = {"final_loss": 0.1, "train_loss": 0.02, "accuracy": 0.02, "train_accuracy": 0.005, "test_accuracy": 0.005}

# On an idle machine, wall time exceeds the processor's time by no more.
IDLE = 1.1


def read(paths):
    """The lines of each case as one, and the cases that failed."""
    rounds, failures = defaultdict(list), []
    for path in paths:
        for line in Path(path).read_text().splitlines():
            row = json.loads(line)
            if "peer" not in row:
                continue
            key = row["workload"], row["size"], row["threads"], row["peer"]
            if row.get("min_s") is None:
                failures.append((*key, row.get("error", "no time")))
            else:
                rounds[key].append(row)
    return {key: merged(rows) for key, rows in rounds.items()}, failures


def merged(rows):
    """The last of some lines of a case, with its quality and memory, but the least time and the medians of the medians."""
    row = dict(rows[-1], min_s=min(r["min_s"] for r in rows))
    for name in ("median_s", "cpu_median_s"):
        if row.get(name) is not None:
            row[name] = median(r[name] for r in rows)
    return row


def is_double(row):
    return row["dtype"] in ("f64", "float64")


def differences(ours, other, same_data):
    """The figures of quality in which ours is another, or worse where chance has a part."""
    workload = ours["workload"]
    found = []
    mine, theirs = ours.get("quality", {}), other.get("quality", {}) if other else {}
    for name, value in mine.items():
        limit = LIMIT.get(name)
        limit = limit.get(workload) if isinstance(limit, dict) else limit
        if limit is not None and (value is None or value > limit):
            found.append(f"{name} {show(value)} above {limit:g}")
        if name not in theirs or not same_data or theirs[name] is None or value is None:
            continue
        their = theirs[name]
        span = ours.get("quality_range", {}).get(name)
        if span and name in CHANCE:
            best = span[0] if name.endswith("loss") else span[1]
            worse = (best - their) / abs(their) * (1 if name.endswith("loss") else -1)
            if worse > CHANCE[name]:
                found.append(f"{name} {span[0]:.4g} to {span[1]:.4g}, not {their:.4g}")
        elif not span and name in EQUAL and abs(value - their) > EQUAL[name] * abs(their):
            found.append(f"{name} {value:.8g}, not {their:.8g}")
    return found


def show(value):
    return "–" if value is None else f"{value:.3g}"


def ratio(theirs, ours, name):
    if theirs.get(name) is None or not ours.get(name):
        return None
    return theirs[name] / ours[name]


def comparisons(ours, others):
    """Whom ours is compared with: (row, goal or None, note), the fastest first."""
    doubles = sorted((r for r in others if is_double(r)), key=lambda r: r["min_s"])
    goals = [g for g in GOALS if g[0] == ours["workload"] and g[1] in (ANY, ours["size"])]
    found = []
    if doubles:
        goal = next((g[3] for g in goals if g[2] == ANY), None)
        found.append((doubles[0], goal))
    for _, _, pattern, factor in goals:
        if pattern == ANY:
            continue
        matching = [r for r in others if re.search(pattern, r["peer"])]
        if matching:
            fastest = min(matching, key=lambda r: r["min_s"])
            if found and found[0][0] is fastest and found[0][1] is None:
                found[0] = (fastest, factor)
            else:
                found.append((fastest, factor))
    return found


def line(cells):
    print("| " + " | ".join(cells) + " |")


def main(paths):
    rows, failures = read(paths)
    of_case = defaultdict(list)
    for (workload, size, threads, peer), row in rows.items():
        if peer != OURS:
            of_case[workload, size, threads].append(row)
    flags = []
    mine = [row for key, row in rows.items() if key[3] == OURS]
    if mine:
        line(["", "size", "threads", "min s", "median s", "CPU s", "MB (before)", "compared with", "min s",
              "median s", "CPU s", "ratio of min", "of median", "of CPU", "goal"])
        line(["---"] * 15)
    for ours in mine:
        workload, size, threads = ours["workload"], ours["size"], ours["threads"]
        start = [workload, size, str(threads), *(show(ours[n]) for n in ("min_s", "median_s", "cpu_median_s")),
                 f"{ours['peak_rss_mb']:.0f} ({ours['base_rss_mb']:.0f})"]
        compared_size = COMPARED_SIZE.get((workload, size), size)
        found = comparisons(ours, of_case[workload, compared_size, threads])
        alone = rows.get((workload, size, 1, OURS))
        if threads > 1 and alone:
            found.append((alone, THREAD_GOAL))
        for reason in differences(ours, None, False):
            flags.append(f"{workload} {size}: {reason}")
        if not found:
            line(start + ["–"] * 8)
        for other, goal in found:
            ratios = [ratio(other, ours, n) for n in ("min_s", "median_s", "cpu_median_s")]
            name = other["peer"] if other["peer"] != OURS else "posterior, 1 thread"
            met = "" if goal is None else f"≥ {goal:g}: {'yes' if (ratios[0] or 0) >= goal else 'no'}"
            line(start + [name, *(show(other.get(n)) for n in ("min_s", "median_s", "cpu_median_s")),
                          *map(show, ratios), met])
            same_data = ours.get("data") == "read" and compared_size == size
            for reason in differences(ours, other, same_data):
                flag = f"{workload} {size} against {name}: {reason}"
                if f"{workload} {size}: {reason}" not in flags and flag not in flags:
                    flags.append(flag)
            start = [""] * len(start)
    start_up([row for key, row in rows.items() if key[0] == "W7"])
    for workload, size, threads, peer, reason in failures:
        print(f"\nNot timed: {workload} {size} with {threads} threads, {peer}: {reason}")
    timed = [row for row in rows.values() if row["threads"] == 1 and row["workload"] != "W7"]
    busy = [row for row in timed if row["median_s"] > IDLE * row["cpu_median_s"]]
    if busy:
        print(f"\nThe machine was busy in {len(busy)} of {len(timed)} cases: wall time is above {IDLE:g} × processor's time.")
    for flag in flags:
        print(f"\nQuality: {flag}")
    return 1 if flags else 0


def start_up(rows):
    """The table of programs that are only started."""
    if not rows:
        return
    print()
    line(["W7: program", "min s", "median s", "CPU s", "MB", "goal"])
    line(["---"] * 6)
    for row in rows:
        goal = row.get("goal_s")
        met = "" if goal is None else f"≤ {goal:g} s: {'yes' if row['min_s'] <= goal else 'no'}"
        line([row["peer"], *(show(row.get(n)) for n in ("min_s", "median_s", "cpu_median_s")),
              show(row.get("peak_rss_mb")), met])


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
