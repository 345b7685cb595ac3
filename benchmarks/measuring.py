"""Whole-process time and peak memory, and the text and bibliographies that the timings use."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


def shared(*parts: str) -> Path | None:
    """A development file beside the project, or None where there is none."""
    path = Path(os.environ.get("EVIDAUDIT_SHARED") or PROJECT.parent / "shared", *parts)
    return path if path.exists() else None


def whole_process(command: Sequence[str], runs: int = 5) -> tuple[float, float]:
    """Median seconds by the wall clock and peak megabytes of ``command``, after one warm-up."""
    seconds = []
    for number in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       cwd=PROJECT)
        if number:
            seconds.append(time.perf_counter() - began)
    peak = peak_megabytes(command)
    return statistics.median(seconds), peak


def peak_megabytes(command: Sequence[str]) -> float:
    """The peak resident size of one run of ``command``, measured by a parent of its own."""
    code = ("import resource, subprocess, sys; "
            "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
    told = subprocess.run([sys.executable, "-c", code, *command], check=True, text=True,
                          stdout=subprocess.PIPE, cwd=PROJECT)
    return int(told.stdout) / 1024


def seconds_of(work: Callable[[], object], runs: int = 3) -> float:
    """The least wall-clock seconds of ``work`` over ``runs``."""
    best = float("inf")
    for _ in range(runs):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def synthetic_bibtex(entries: int) -> str:
    """A BibTeX file of ``entries`` articles with authors, LaTeX accents and 120-word abstracts."""
    words = ("exercise strength pain function trial group control outcome effect result patient "
             "therapy score week month hip knee muscle power range motion").split()
    out = []
    for n in range(entries):
        abstract = " ".join(words[(n * 7 + i * i) % len(words)] for i in range(120))
        abstract = " ".join(f"{word} {n % 97}" if i % 9 == 0 else word
                            for i, word in enumerate(abstract.split()))
        out.append(
            f"@article{{key{n},\n  author = {{M{{\\\"u}}ller, Anna and van der Berg{n % 50}, J. P. "
            f"and Smith, Kay}},\n  title = {{A {{Trial}} of {words[n % len(words)]} and "
            f"{words[(n * 3) % len(words)]} number {n}}},\n  journal = {{Journal of Measured "
            f"{words[(n * 5) % len(words)].title()}}},\n  year = {{{1980 + n % 45}}},\n"
            f"  volume = {{{n % 90 + 1}}},\n  number = {{{n % 12 + 1}}},\n"
            f"  pages = {{{n}--{n + 9}}},\n  doi = {{10.5555/bench.{n}}},\n"
            f"  abstract = {{{abstract}}}\n}}\n")
    return "\n".join(out)


def own_peak_megabytes() -> float:
    """The peak resident size of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
