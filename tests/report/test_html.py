"""The HTML report as text: nothing live from data, nothing remote, small and quick."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from sample_audit import PAYLOADS, hostile, sample

from evidaudit.pipeline import AuditResult

pytest.importorskip("jinja2", reason="the HTML report needs the html extra")
from evidaudit.report.html import to_html  # noqa: E402

VOID = {"meta", "br", "link", "img", "input", "hr", "base"}


class Page(HTMLParser):
    """Every tag with its attributes, and whether the tags nest."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("payload", PAYLOADS)
def test_O1_no_payload_becomes_markup(payload: str) -> None:
    """The tags of a hostile page are those of an honest one."""
    honest = [tag for tag, _ in Page(to_html(sample())).tags]
    page = Page(to_html(hostile(payload)))
    assert [tag for tag, _ in page.tags] == honest
    assert page.open == []
    for _tag, attributes in page.tags:
        assert not any(name.startswith("on") for name in attributes)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_O2_every_link_is_a_fragment_or_a_doi(payload: str) -> None:
    """No link of the page comes raw from data."""
    for _tag, attributes in Page(to_html(hostile(payload))).tags:
        for name in ("href", "src", "action", "formaction"):
            target = attributes.get(name)
            assert target is None or re.match(r"#|https://doi\.org/10\.", target)


def test_O2_the_policy_allows_only_our_own_style_and_script() -> None:
    """A content security policy with two hashes, and nothing else."""
    page = to_html(sample())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1] or "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert page.count("<script>") == 1
    assert not re.search(r"(?:src|href)=\"http(?!s://doi\.org/)", page)


def test_the_report_of_500_references_and_1000_claims_stays_under_2_MB() -> None:
    """The budget of the page."""
    assert len(to_html(sample(claims=1000, references=500)).encode()) <= 2_000_000


@pytest.mark.parametrize("result", [AuditResult(), sample(claims=0, references=0),
                                    sample(claims=0, references=3)], ids=["nothing", "no", "refs"])
def test_a_report_of_nothing_is_a_whole_page(result: AuditResult) -> None:
    """No claims, no references: still a page that says so."""
    assert Page(to_html(result)).open == []


def test_V11_the_same_audit_gives_the_same_bytes() -> None:
    """Nothing depends on the clock or on hash order."""
    assert to_html(sample()) == to_html(sample())


@pytest.mark.parametrize("title", ["عنوان عربي", "标题" * 30, "x" * 10_000, "\u202ereversed"])
def test_titles_in_every_script_and_length_are_shown(title: str) -> None:
    """Arabic, Chinese, very long, right-to-left override made visible."""
    page = to_html(hostile(title))
    assert Page(page).open == []
    assert "\u202e" not in page
