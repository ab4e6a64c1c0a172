"""Times programs from their start to their end, and prints a line of JSON each.

Usage: startup.py [--repeat N] NAME=GOAL=COMMAND…   GOAL is in seconds, or empty; the words of a command are parted by spaces.
"""

import argparse
import json
import os
import statistics
import subprocess
import time


def run(command):
    """The wall time, the processor's time and the peak memory in MB of a command."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"startup.py: '{' '.join(command)}' ends with status {process.returncode}")
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--repeat", type=int, default=10)
parser.add_argument("programs", nargs="+")
options = parser.parse_args()
for program in options.programs:
    name, goal, command = program.split("=", 2)
    first, *_ = run(command.split())  # It also has the files read into memory.
    wall, processor, memory = zip(*(run(command.split()) for _ in range(options.repeat)))
    row = dict(workload="W7", size="start-up", peer=name, threads=1, median_s=statistics.median(wall), min_s=min(wall),
               cpu_median_s=statistics.median(processor), first_s=first, n=options.repeat,
               samples_s=list(wall), peak_rss_mb=max(memory), load1=round(os.getloadavg()[0], 2))
    if goal:
        row["goal_s"] = float(goal)
    print(json.dumps({k: round(v, 5) if isinstance(v, float) else v for k, v in row.items()}), flush=True)
