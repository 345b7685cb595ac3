"""The HTML report in a real headless Chromium: choosing, filtering, keyboard, accessibility."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_audit import PAYLOADS, hostile, sample

pytest.importorskip("jinja2", reason="the HTML report needs the html extra")
webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium is not installed")

from evidaudit.report.html import to_html  # noqa: E402

AXE = Path(os.environ.get("EVIDAUDIT_AXE") or Path(__file__).resolve().parents[2]
           / "node_modules" / "axe-core" / "axe.min.js")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Chromium with an empty profile and no background traffic."""
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
                 "--no-first-run", "--disable-background-networking",
                 "--disable-component-update", "--disable-sync", "--window-size=1280,900",
                 f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


def show(browser: Any, folder: Path, page: str) -> None:
    path = folder / "report.html"
    path.write_text(page, encoding="utf-8")
    browser.get(path.as_uri())


def find(browser: Any, selector: str) -> list[Any]:
    return list(browser.find_elements("css selector", selector))


def test_choosing_a_claim_shows_what_its_study_reported(browser: Any, tmp_path: Path) -> None:
    """One card is shown, and it is that of the claim; Escape goes back to the text."""
    show(browser, tmp_path, to_html(sample()))
    assert not [card for card in find(browser, ".card") if card.is_displayed()]
    claim = find(browser, "a.claim.major")[0]
    claim.click()
    shown = [card for card in find(browser, ".card") if card.is_displayed()]
    assert len(shown) == 1
    assert shown[0].get_attribute("data-claim") == claim.get_attribute("id")
    assert browser.switch_to.active_element == shown[0]
    browser.switch_to.active_element.send_keys("\ue00c")  # Escape
    assert browser.switch_to.active_element == claim


def test_filtering_leaves_only_the_claims_asked_for(browser: Any, tmp_path: Path) -> None:
    """By verdict; the number shown is told to a screen reader."""
    show(browser, tmp_path, to_html(sample()))
    from selenium.webdriver.support.select import Select
    select = Select(find(browser, "#by-verdict")[0])
    select.select_by_visible_text("major")
    clear = [claim for claim in find(browser, "a.claim")
             if "dim" not in claim.get_attribute("class")]
    assert clear
    assert all("major" in claim.get_attribute("class").split() for claim in clear)
    output = find(browser, "#shown")[0]
    assert output.get_attribute("aria-live") == "polite"
    assert output.text.startswith(f"{len(clear)} of ")


def test_the_keyboard_walks_through_the_claims(browser: Any, tmp_path: Path) -> None:
    """j and k go to the next and the previous claim; Enter opens the one in focus."""
    show(browser, tmp_path, to_html(sample()))
    body = find(browser, "body")[0]
    body.send_keys("j")
    first = browser.switch_to.active_element
    first.send_keys("j")
    second = browser.switch_to.active_element
    assert first != second
    second.send_keys("k")
    assert browser.switch_to.active_element == first
    first.send_keys("\ue007")  # Enter
    assert [card for card in find(browser, ".card") if card.is_displayed()]


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_O1_hostile_text_stays_inert(browser: Any, tmp_path: Path, number: int) -> None:
    """No payload runs, loads or breaks the page."""
    browser.get_log("browser")
    show(browser, tmp_path, to_html(hostile(PAYLOADS[number])))
    assert browser.execute_script("return window.hit") is None
    assert len(find(browser, "script")) == 1
    find(browser, "a.claim")[0].click()
    assert browser.execute_script("return window.hit") is None
    assert browser.execute_script(
        "return performance.getEntriesByType('resource').length") == 0
    severe = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert severe == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(browser: Any, tmp_path: Path, width: int, scheme: str) -> None:
    """WCAG 2.2 AA by axe-core, light and dark, wide and narrow, with a claim chosen."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm install axe-core)")
    browser.set_window_size(width, 900)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
        {"name": "prefers-color-scheme", "value": scheme}]})
    # The page's own policy would refuse axe: it is put in past the policy, by the debugger.
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    try:
        show(browser, tmp_path, to_html(sample()))
        find(browser, "a.claim.major")[0].send_keys("\ue007")  # Enter
        browser.execute_script(AXE.read_text(encoding="utf-8"))
        found = browser.execute_async_script(
            "axe.run({runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa',"
            "'best-practice']})"
            ".then(arguments[arguments.length - 1])")
        told = [(v["id"], [node["target"] for node in v["nodes"]]) for v in found["violations"]]
        assert told == []
        assert browser.execute_script(
            "return document.documentElement.scrollWidth <= window.innerWidth")
    finally:
        browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})
        browser.set_window_size(1280, 900)


def visible_cards(browser: Any) -> list[Any]:
    return [card for card in find(browser, ".card") if card.is_displayed()]


def clear_claims(browser: Any) -> list[str]:
    return [claim.get_attribute("id") for claim in find(browser, "a.claim")
            if "dim" not in claim.get_attribute("class")]


@pytest.mark.parametrize(("selector", "attribute"), [
    ("#by-code", "data-codes"), ("#by-reference", "data-reference")])
def test_filtering_by_check_and_by_reference(
        browser: Any, tmp_path: Path, selector: str, attribute: str) -> None:
    """What stays marked are the claims whose card carries the value; "all" brings all back."""
    from selenium.webdriver.support.select import Select
    show(browser, tmp_path, to_html(sample(claims=20)))
    everything = clear_claims(browser)
    select = Select(find(browser, selector)[0])
    value = select.options[1].get_attribute("value")
    select.select_by_index(1)
    wanted = {card.get_attribute("data-claim") for card in find(browser, ".card")
              if value in card.get_attribute(attribute).split()}
    assert set(clear_claims(browser)) == wanted
    assert 0 < len(wanted) < len(everything)
    select.select_by_index(0)
    assert clear_claims(browser) == everything


def test_the_list_at_the_top_and_the_tables_lead_to_the_claim(
        browser: Any, tmp_path: Path) -> None:
    """Each link chooses its claim, shows its card and moves the focus to it."""
    show(browser, tmp_path, to_html(sample()))
    for selector in (".leads a", ".references td a.go"):
        link = find(browser, selector)[0]
        wanted = link.get_attribute("href").split("#")[1]
        link.click()
        assert browser.switch_to.active_element.get_attribute("id") == wanted
        assert {card.get_attribute("data-claim") for card in visible_cards(browser)} == {wanted}


def test_an_address_with_a_claim_opens_it(browser: Any, tmp_path: Path) -> None:
    """A link to one claim can be sent to somebody."""
    show(browser, tmp_path, to_html(sample()))
    wanted = find(browser, "a.claim")[2].get_attribute("id")
    browser.get("about:blank")
    browser.get((tmp_path / "report.html").as_uri() + f"#{wanted}")
    assert {card.get_attribute("data-claim") for card in visible_cards(browser)} == {wanted}


def test_on_a_phone_the_card_opens_below_and_closes_again(browser: Any, tmp_path: Path) -> None:
    """The chosen claim stays in sight above the card; the buttons walk and close."""
    browser.set_window_size(390, 844)
    try:
        show(browser, tmp_path, to_html(sample(claims=20)))
        claim = find(browser, "a.claim.major")[1]
        browser.execute_script("arguments[0].scrollIntoView()", claim)
        claim.click()
        panel, = find(browser, "#panel")
        top = browser.execute_script("return arguments[0].getBoundingClientRect().top", panel)
        low = browser.execute_script("return arguments[0].getBoundingClientRect().bottom", claim)
        assert 0 < low <= top
        find(browser, "#next")[0].click()
        after, = visible_cards(browser)
        assert after.get_attribute("data-claim") != claim.get_attribute("id")
        find(browser, "#previous")[0].click()
        assert visible_cards(browser)[0].get_attribute("data-claim") == claim.get_attribute("id")
        find(browser, "#close")[0].click()
        assert visible_cards(browser) == []
        assert browser.switch_to.active_element == claim
        for row in find(browser, ".references tbody tr")[:2]:
            assert row.size["width"] <= 390
    finally:
        browser.set_window_size(1280, 900)


def test_a_screen_reader_hears_the_verdict_with_the_claim(browser: Any, tmp_path: Path) -> None:
    """The link's name ends with the verdict; the card is named by verdict, claim and check."""
    show(browser, tmp_path, to_html(sample()))
    claim = find(browser, "a.claim.major")[0]
    assert claim.accessible_name.endswith("(major)")
    claim.send_keys("\ue007")  # Enter
    card = browser.switch_to.active_element
    assert card.aria_role == "region"
    assert "major" in card.accessible_name.lower()
    assert "QUO302" in card.accessible_name
    assert find(browser, "main")[0].accessible_name
    assert [heading.tag_name for heading in find(browser, "h1")] == ["h1"]


def test_on_paper_everything_is_there_and_no_control(browser: Any, tmp_path: Path) -> None:
    """Cards without a choice made, both tables, no filter."""
    show(browser, tmp_path, to_html(sample()))
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert len(visible_cards(browser)) == len(find(browser, ".card"))
        assert not find(browser, "#filters")[0].is_displayed()
        assert not find(browser, "#walk")[0].is_displayed()
        assert all(table.is_displayed() for table in find(browser, "table"))
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_without_scripts_every_card_can_be_read(browser: Any, tmp_path: Path) -> None:
    """A mail programme that blocks scripts shows the cards below the text, linked from it."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": 1280, "height": 9000, "deviceScaleFactor": 1, "mobile": False})  # all in sight
    try:
        show(browser, tmp_path, to_html(sample()))
        tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        names = [node.get("name", {}).get("value", "") for node in tree
                 if node.get("role", {}).get("value") == "region" and not node.get("ignored")]
        assert sum("major" in name.lower() for name in names) == 2
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_thousand_claims_are_filtered_while_one_looks(browser: Any, tmp_path: Path) -> None:
    """500 references and 1,000 claims: the next frame within 300 ms (the budget is 100)."""
    show(browser, tmp_path, to_html(sample(claims=1000, references=500)))
    spent = browser.execute_async_script("""
        const done = arguments[0], select = document.getElementById("by-verdict");
        const began = performance.now();
        select.value = "major";
        select.dispatchEvent(new Event("change", {bubbles: true}));
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));""")
    assert spent < 300
    assert 0 < len(browser.execute_script(
        "return Array.from(document.querySelectorAll('a.claim:not(.dim)'), c => c.id)")) < 1000
