"""Prints the speed of ``extract_statistics`` on prose and its growth on hostile text.

The prose is written here: abstract-like sentences, about half of them with numbers. Budgets: 2 MB
of text a second on one core; doubling hostile text up to 1 MB at most 2.5 times the time.
"""

from __future__ import annotations

import random
import sys
import time

from evidaudit.statistics import extract_statistics

SENTENCES = (
    "Osteoarthritis of the hip is a common cause of pain and limits walking in older people.",
    "We searched four databases for randomised trials that compared exercise with usual care.",
    "Two reviewers read titles, took out data and judged the risk of bias on their own.",
    "Pain at the end of treatment was lower with exercise (SMD -0.38, 95% CI -0.55 to -0.20).",
    "The response rate was 58% in the exercise group and 44% in the control group (P = .01).",
    "Participants kept a diary, and a nurse who did not know the allocation called each week.",
    "In total, 43 of 120 patients (35.8%) had stopped treatment after 12 months of follow-up.",
    "Adherence was good, and no serious adverse event was judged to be related to treatment.",
    "Mean systolic pressure fell from 148.2 (SD 12.1) to 139.4 (SD 11.8) mm Hg in both arms.",
    "These findings support exercise as a first treatment, although long-term data are scarce.",
    "The hazard ratio for death was 0.87 (95% CI 0.78 to 0.97), with little heterogeneity.",
    "Further work should ask which people gain most and how the gain can be kept over time.",
)
HOSTILE = {
    "digits": "1234567890",
    "digits and spaces": "1 2 3 ",
    "spaces": " ",
    "open": "((((",
    "one in": "1 in ",
    "interval": "95% CI ",
    "p": "p < ",
    "percent": "50% ",
    "slash": "1/2/",
    "minus": "- -",
    "words": "one two three ",
    "letters": "a",
    "newlines": "\n",
    "dots": ". ",
    "plus minus": "1 ± ",
    "brackets": "(1) [2] ",
    "names": "hazard ratio ",
    "and": "1.5 and ",
    "thousands": "1,234,567,",
    "of": "10 of 20 of ",
    "groups": "in the group ",
    "by": "reduced by ",
    "group list": "12% in the A group and ",
    "by words": "increase in the x of the y ",
}


LARGEST = 1_000_000  # characters of hostile text


def prose(size: int) -> str:
    """About ``size`` characters of abstract-like prose, the same at every call."""
    chooser = random.Random(7)
    parts: list[str] = []
    length = 0
    while length < size:
        sentence = chooser.choice(SENTENCES)
        parts.append(sentence)
        length += len(sentence) + 1
        if chooser.random() < 0.1:
            parts.append("\n\n")
    return " ".join(parts)


def seconds(text: str, tries: int = 3) -> float:
    """Processor seconds that one reading takes, the best of some tries."""
    best = float("inf")
    for _ in range(tries):
        begin = time.process_time()
        extract_statistics(text)
        best = min(best, time.process_time() - begin)
    return best


def main() -> None:
    """Prints megabytes a second, then seconds for three sizes up to 1 MB of each hostile text."""
    text = prose(1_000_000)
    spent = seconds(text)
    found = len(extract_statistics(text))
    print(
        f"prose: {len(text) / 1e6 / spent:.2f} MB/s, {found} statistics in {len(text):,} characters"
    )
    if "--hostile" not in sys.argv:
        return
    for name, unit in HOSTILE.items():
        times = [
            seconds((unit * (size // len(unit) + 1))[:size], 1)
            for size in (LARGEST // 4, LARGEST // 2, LARGEST)
        ]
        print(
            f"{name:20} "
            + "  ".join(f"{t:.3f} s" for t in times)
            + f"  growth {times[1] / times[0]:.2f} {times[2] / times[1]:.2f}"
        )


if __name__ == "__main__":
    main()
