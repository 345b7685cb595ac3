"""``make bench``: what the main job costs, with each budget beside the figure.

Figures of one machine in one run; compare ratios, not seconds, between machines.
"""

from __future__ import annotations

import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import (
    PROJECT,
    seconds_of,
    shared,
    synthetic_bibtex,
    whole_process,
)

EVIDAUDIT = [sys.executable, "-m", "evidaudit"]


def main() -> None:
    """Prints one line a measurement."""
    print(f"Python {platform.python_version()}, {platform.machine()}, "
          f"{platform.system()}; medians of 5 runs\n")
    _whole_processes()
    _bibtex()
    _growth()
    _network()


def _line(what: str, figure: str, budget: str = "") -> None:
    print(f"{what:<58} {figure:<26} {budget}", flush=True)


def _whole_processes() -> None:
    nothing, base = whole_process([sys.executable, "-c", "pass"])
    _line("python -c pass (what any command costs)", f"{nothing:.2f} s, {base:.0f} MB")
    pandas, heavy = whole_process([sys.executable, "-c", "import pandas"])
    _line("python -c 'import pandas' (the floor of any table)", f"{pandas:.2f} s, {heavy:.0f} MB")
    seconds, peak = whole_process([*EVIDAUDIT, "--help"])
    _line("evidaudit --help", f"{seconds:.2f} s, {peak:.0f} MB", "at most 0.3 s")
    article = shared("articles", "004.txt")
    name = "article 004" if article else "the example article"
    path = article or PROJECT / "examples" / "exercise_for_hip_osteoarthritis.md"
    seconds, peak = whole_process([
        *EVIDAUDIT, "audit", str(path), "--bib", "references.bib", "--evidence",
        "tables/evidence.csv", "--offline", "--quiet"])
    _line(f"evidaudit audit of {name}, offline", f"{seconds:.2f} s, {peak:.0f} MB",
          "at most 1.5 s and 250 MB")


def _bibtex() -> None:
    import bibtexparser

    from evidaudit.formats import read_bibliography
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "large.bib")
        text = synthetic_bibtex(10_000)
        path.write_text(text, encoding="utf-8")
        ours = seconds_of(lambda: read_bibliography(path), runs=2)
        parser = seconds_of(lambda: bibtexparser.parse_string(text), runs=2)
    _line(f"read 10,000 BibTeX entries ({len(text) / 1e6:.1f} MB)", f"{ours:.1f} s",
          f"at most 6 s; bibtexparser alone, undecoded: {parser:.1f} s")


def _network() -> None:
    from benchmarks import bench_network, bench_peers
    print("\nresolving, on the loopback services")
    bench_network.main()
    print()
    bench_peers.main()


def _growth() -> None:
    from evidaudit.claims import find_citations, find_claims
    from evidaudit.formats import read_article
    source = (PROJECT / "examples" / "exercise_for_hip_osteoarthritis.md").read_text("utf-8")
    head, _, tail = source.partition("## References")
    with tempfile.TemporaryDirectory() as folder:
        previous = 0.0
        for size in (10_000, 100_000, 1_000_000):
            body = (head * (size // len(head) + 1))[:size]
            path = Path(folder, f"article{size}.md")
            path.write_text(f"{body}\n\n## References{tail}", encoding="utf-8")

            def work(path: Path = path) -> None:
                article = read_article(path)
                references = article.references
                find_claims(article, references, find_citations(article, references))

            seconds = seconds_of(work, runs=2)
            ratio = f"{seconds / previous:.1f} times for 10 times the text" if previous else ""
            _line(f"read, link and find claims in {size // 1000} kB", f"{seconds:.2f} s",
                  ratio or "linear")
            previous = seconds


if __name__ == "__main__":
    main()
