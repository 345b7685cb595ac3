"""``python -m benchmarks.bench_network``: what resolving costs on the loopback services.

Seconds by the wall clock and requests that arrived, cold and warm, with each budget beside it.
The service is ``tests/fake_services.py``: 0.1 s latency, Crossref's limits enforced (429 beyond
them). ``--dead`` adds the two minutes that the dead sources take with the package's real bounds.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from fake_services import (  # noqa: E402
    Fault,
    Running,
    Services,
    as_reference,
    make_works,
    settings_for,
)

from evidaudit.abstracts import read_abstracts  # noqa: E402
from evidaudit.model import Reference  # noqa: E402
from evidaudit.resolution import resolve  # noqa: E402
from evidaudit.settings import Settings  # noqa: E402

MAILTO = "reader@example.org"


def main() -> None:
    """Prints one line a measurement."""
    works = make_works(164)
    with_doi = [as_reference(work, str(i)) for i, work in enumerate(works.values())]
    _cold_and_warm("164 entries with DOIs, polite", with_doi, works, MAILTO)
    _cold_and_warm("164 entries with DOIs, no e-mail address", with_doi, works, "")
    mixed = [as_reference(work, str(i), **({"DOI": None} if i % 6 == 0 else {}))
             for i, work in enumerate(works.values())]
    _cold_and_warm("164 entries, 28 without DOI, at a mirror's pace", mixed, works, MAILTO,
                   rate=50.0)
    five_hundred = make_works(500, 2)
    _cold_and_warm("500 entries with DOIs, polite", [
        as_reference(work, str(i)) for i, work in enumerate(five_hundred.values())],
        five_hundred, MAILTO)
    _growth()
    if "--dead" in sys.argv:
        for fault in ("503", "silent", "drip"):
            for mailto in (MAILTO, ""):
                _dead(fault, mailto)


def _cold_and_warm(what: str, references: list[Reference], works: dict[str, dict[str, object]],
                   mailto: str, rate: float | None = None) -> None:
    with Running(Services(works, latency=0.1, limits=rate is None)) as running, \
            tempfile.TemporaryDirectory() as folder:
        settings = settings_for(running.url, mailto=mailto, cache_dir=folder, crossref_rate=rate)
        for state in ("cold", "warm"):
            before = len(running.services.seen)
            seconds = _seconds(lambda: resolve(references, settings))
            seen = running.services.seen[before:]
            refused = sum(one.status == 429 for one in seen)
            print(f"{what:<50} {state}  {seconds:6.2f} s  {len(seen):4d} requests "
                  f"({len(seen) / len(references):.2f} an entry), {refused} refused", flush=True)


def _growth() -> None:
    """Seconds for ever more references, from a service without limits and from the cache."""
    for number in (1_000, 5_000, 20_000):
        works = make_works(number, 3)
        references = [as_reference(work, str(i)) for i, work in enumerate(works.values())]
        with Running(Services(works)) as running, tempfile.TemporaryDirectory() as folder:
            settings = settings_for(running.url, mailto=MAILTO, cache_dir=folder)
            cold = _seconds(lambda: resolve(references, settings))  # noqa: B023
            warm = _seconds(lambda: resolve(references, settings))  # noqa: B023
        print(f"{number:>6,} entries with DOIs, no latency, no limits {'':6}"
              f"cold {cold:6.2f} s, warm {warm:6.2f} s", flush=True)


def _dead(fault: str, mailto: str) -> None:
    works = make_works(900, 4)
    references = [as_reference(work, str(i), **({"DOI": None} if i % 3 == 0 else {}))
                  for i, work in enumerate(works.values())]
    with Running(Services(works)) as running:
        running.services.faults["*"] = Fault(fault)
        settings = settings_for(running.url, mailto=mailto, crossref_rate=None)
        seconds = _seconds(lambda: _resolve_and_read(references, settings))
        print(f"900 entries, every source {fault:<8} {'polite' if mailto else 'public':<8}"
              f"{seconds:6.1f} s (60)  {len(running.services.seen)} requests", flush=True)


def _resolve_and_read(references: list[Reference], settings: Settings) -> None:
    found = resolve(references, settings)
    assert not any(one.registered is False or one.status == "no-match" for one in found)
    read_abstracts(found, settings)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
