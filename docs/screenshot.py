"""Takes ``docs/pages/report.png``: the example article's report with its first major claim chosen.

Run ``python docs/screenshot.py`` after a change of the page (needs Chromium, chromedriver, and the
``html``, ``plots`` and ``test`` extras).
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

import evidaudit as ea

PROJECT = Path(__file__).resolve().parents[1]
PICTURE = PROJECT / "docs" / "pages" / "report.png"
WIDTH, HEIGHT = 1280, 1180   # CSS pixels: the head of the page and the first claims
COLOURS = 256                # of the palette; keeps the picture below MAX_BYTES
MAX_BYTES = 250_000


def main() -> None:
    """Writes the picture and says how large it is."""
    audit = ea.audit(PROJECT / "examples" / "exercise_for_hip_osteoarthritis.md",
                     bibliography=PROJECT / "references.bib",
                     evidence=PROJECT / "tables" / "evidence.csv", offline=True)
    with tempfile.TemporaryDirectory() as folder:
        page = audit.write_report(Path(folder, "report.html"))
        picture = _small(_photograph(page))
    if len(picture) > MAX_BYTES:
        raise SystemExit(f"{len(picture)} bytes: use fewer colours")
    PICTURE.write_bytes(picture)
    print(f"{PICTURE.relative_to(PROJECT)}: {len(picture) / 1000:.0f} kB")


def _photograph(page: Path) -> bytes:
    from selenium import webdriver
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options,
                               service=webdriver.ChromeService(str(shutil.which("chromedriver"))))
    try:
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False})
        browser.get(page.as_uri())
        browser.execute_script("document.querySelector('a.claim.major, a.claim.minor').click();"
                               "document.activeElement.blur(); scrollTo(0, 0)")
        return bytes(browser.get_screenshot_as_png())
    finally:
        browser.quit()


def _small(png: bytes) -> bytes:
    from PIL import Image
    out = io.BytesIO()
    # "Maximum coverage" keeps the colours of few pixels: the verdicts' marks are just that.
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE).save(
        out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main()
