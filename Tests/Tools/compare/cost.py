"""CPU time and peak memory of two executables that take turns, so that a busy machine burdens both alike."""
import os
import shutil
import statistics
import subprocess
import time


def measure(command, folder):
    """(CPU seconds of user and system, wall seconds, peak MB) of one run."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss / 1024


def in_turns(jobs, programs, work, rounds):
    """Runs each job (name, arguments, repetitions) by both programs, `rounds` times, and prints a line a job.

    The ratio is the median of the rounds' ratios, new over old; the program that goes first changes each round.
    """
    print(f"\n{'cost, new over old':<22}{'CPU':>8}{'from':>8}{'to':>8}  {'old ms':>8}{'new ms':>8}"
          f"  {'wall old':>9}{'new':>8}  {'peak MB old':>12}{'new':>7}")
    for name, arguments, repetitions in jobs:
        found = {0: [], 1: []}
        for turn in range(rounds + 1):
            for side in ((0, 1) if turn % 2 == 0 else (1, 0)):
                total = [0.0, 0.0, 0.0]
                for _ in range(repetitions):
                    shutil.rmtree(os.path.join(work, "cost"), ignore_errors=True)
                    os.makedirs(os.path.join(work, "cost"))
                    cpu, wall, peak = measure([programs[side], *arguments], os.path.join(work, "cost"))
                    total = [total[0] + cpu / repetitions, total[1] + wall / repetitions, max(total[2], peak)]
                if turn:                     # the first turn warms the disk's cache
                    found[side].append(total)
        ratios = sorted(new[0] / max(old[0], 1e-6) for old, new in zip(found[0], found[1]))
        median = {side: [statistics.median(run[i] for run in found[side]) for i in range(3)] for side in found}
        old, new = median[0], median[1]
        print(f"{name:<22}{statistics.median(ratios):>8.3f}{ratios[0]:>8.3f}{ratios[-1]:>8.3f}"
              f"  {old[0] * 1000:>8.1f}{new[0] * 1000:>8.1f}  {old[1] * 1000:>9.1f}{new[1] * 1000:>8.1f}"
              f"  {old[2]:>12.1f}{new[2]:>7.1f}", flush=True)
