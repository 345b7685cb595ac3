"""What the surfaces cost: the report in a browser, ``check`` from a warm cache, the pytest plugin.

The services are the test suite's, on loopback; the browser is Chromium where it is installed
(with chromedriver and selenium), else its figures are left out and that is said.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.measuring import PROJECT, seconds_of

sys.path.insert(0, str(PROJECT / "tests"))  # the loopback services and the sample audit

REFERENCES, CLAIMS, ENTRIES = 500, 1000, 1000
# Paint and filter as a reader meets them: from the click to the frame after the next one.
_FILTER = """
const [selector, value, done] = arguments;
const select = document.querySelector(selector);
requestAnimationFrame(() => {
  const began = performance.now();
  select.value = value;
  select.dispatchEvent(new Event("change", {bubbles: true}));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
});
"""
_PAINT = """
const done = arguments[0];
const wait = () => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  if (paint) { done([paint.startTime, performance.getEntriesByType("navigation")[0].responseEnd]); }
  else { setTimeout(wait, 20); }
};
wait();
"""


def main() -> None:
    """Prints one line a measurement, with its budget."""
    with tempfile.TemporaryDirectory(prefix="evidaudit-") as name:
        folder = Path(name)
        _report(folder)
        _check_and_plugin(folder)


def _line(what: str, figure: str, budget: str = "") -> None:
    print(f"{what:<58} {figure:<26} {budget}", flush=True)


def _report(folder: Path) -> None:
    from sample_audit import sample

    from evidaudit.api import Audit
    audit = Audit(sample(claims=CLAIMS, references=REFERENCES))
    path = folder / "report.html"
    seconds = seconds_of(lambda: audit.write_report(path))
    _line(f"report of {REFERENCES} references and {CLAIMS:,} claims, written",
          f"{seconds:.2f} s, {path.stat().st_size / 1e6:.2f} MB", "at most 1 s and 2 MB")
    _browser(path, folder)


def _browser(path: Path, folder: Path) -> None:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    try:
        from selenium import webdriver
    except ImportError:
        chromium = None
    if not (chromium and driver):
        _line("  first paint and filter in Chromium", "not measured", "Chromium is not installed")
        return
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900",
                 f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        paints = [_paint(browser, path) for _ in range(6)][1:]  # the first starts the renderer
        filters = [browser.execute_async_script(_FILTER, "#by-verdict", value)
                   for value in ("major", "", "accurate", "", "minor", "")]
    finally:
        browser.quit()
    _line("  first paint after the page was read", f"{statistics.median(paints):.0f} ms",
          "at most 100 ms")
    _line("  filter, until the frame is drawn", f"{statistics.median(filters):.0f} ms "
          f"(worst {max(filters):.0f})", "at most 100 ms")


def _paint(browser: Any, path: Path) -> float:
    """Milliseconds from the last byte of the page to its first contentful paint."""
    browser.get(path.as_uri())
    painted, read = browser.execute_async_script(_PAINT)
    return float(painted - min(read, painted))


def _check_and_plugin(folder: Path) -> None:
    from fake_services import Running, Services, as_reference, make_works

    from evidaudit.formats import write_bibliography
    works = make_works(ENTRIES)
    path = folder / "references.bib"
    path.write_text(write_bibliography([as_reference(work, f"work{n}") for n, work in
                                        enumerate(works.values())], "bibtex"), encoding="utf-8")
    with Running(Services(works)) as running:
        settings = {**os.environ, "EVIDAUDIT_CACHE_DIR": str(folder / "cache"),
                    "EVIDAUDIT_CROSSREF_RATE": "1000", "PYTHONPATH": str(PROJECT),
                    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        for service in ("CROSSREF", "DOI", "DATACITE", "EUROPEPMC"):
            settings[f"EVIDAUDIT_{service}_URL"] = running.url
        check = [sys.executable, "-m", "evidaudit", "check", str(path), "--quiet"]
        cold, status = _timed(check, settings, folder)
        asked = len(running.services.seen)
        _line(f"check of {ENTRIES:,} entries, empty cache, loopback",
              f"{cold:.2f} s, {asked} requests", f"exit status {status}")
        runs = [_timed(check, settings, folder) for _ in range(3)]
        again = len(running.services.seen) - asked
        _line("  the same from a warm cache",
              f"{statistics.median(seconds for seconds, _ in runs):.2f} s, {again} requests",
              "at most 2 s and no request")
        pytest = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider",
                  "-p", "evidaudit.pytest_plugin", "--rootdir", str(folder)]
        (folder / "empty").mkdir()
        alone = min(_timed([*pytest, str(folder / "empty")], settings, folder)[0]
                    for _ in range(3))
        whole = statistics.median(_timed([*pytest, "--evidaudit", str(path), str(folder / "empty")],
                                         settings, folder)[0] for _ in range(3))
    _line(f"pytest collects {ENTRIES:,} entries", f"{whole - alone:.2f} s",
          f"at most 1 s; beside {alone:.2f} s of pytest itself")


def _timed(command: list[str], settings: dict[str, str], folder: Path) -> tuple[float, int]:
    began = time.perf_counter()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, env=settings, cwd=folder)
    return time.perf_counter() - began, done.returncode


if __name__ == "__main__":
    main()
