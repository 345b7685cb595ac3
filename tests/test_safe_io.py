"""Reading within bounds, writing whole or not at all, and one escape per destination."""

from __future__ import annotations

import csv
import html
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidaudit import safe_io
from evidaudit.model import ReadError
from evidaudit.safe_io import (
    escape_csv_cell,
    escape_github,
    escape_html,
    escape_markdown,
    escape_terminal,
    read_text,
    write_atomically,
)

# What a data field may try on the place where it is shown.
PAYLOADS = ("=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1)",
            "\t=1+1", "\r=1+1", "\n=1", " =1+1", "\u00a0=1", "＝1+1", "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "`code`", "| a | b |",
            "# head", "- item", "1. item", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "a\r\nb",
            "\u202egnp.exe", "\u2066x\u2069", "::error::x", "a%0Ab", "\x00", "\ud800", "\x9b31m",
            "a\u2028b", "&lt;b&gt;", "![i](http://x/y.png)", "<a href='javascript:x'>", "a\x85b")


# --- reading -----------------------------------------------------------------------------------

def test_a_file_over_the_limit_is_refused_without_being_read_whole(tmp_path: Path) -> None:
    """The cap holds while reading: one byte more is refused."""
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 1000)
    assert read_text(path, limit=1000) == ("x" * 1000, ())
    with pytest.raises(ReadError, match="over 999 bytes; split it"):
        read_text(path, limit=999)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no endless device")
def test_an_endless_device_is_refused_in_bounded_memory() -> None:
    """A device has no size to look up: the cap is in the reading."""
    with pytest.raises(ReadError, match="over 1,000 bytes"):
        read_text("/dev/zero", limit=1000)


def test_a_file_without_permission_is_one_line(tmp_path: Path) -> None:
    """Not a traceback."""
    path = tmp_path / "locked.txt"
    path.write_text("x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(ReadError, match="may not be read"):
        read_text(path)


@pytest.mark.parametrize("name", ["a\x00b", "x" * 5000, "no\nsuch\x1b[31m"])
def test_an_impossible_name_is_one_line(name: str) -> None:
    """NUL and over-long names raise ReadError like any other."""
    with pytest.raises(ReadError) as caught:
        read_text(name)
    assert "\n" not in str(caught.value)


def test_line_ends_become_plain(tmp_path: Path) -> None:
    """Windows and old Macintosh files have the same lines as all others."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"a\r\nb\rc\n")
    assert read_text(path)[0] == "a\nb\nc\n"


def test_a_wrongly_encoded_file_names_the_line(tmp_path: Path) -> None:
    """So that a person finds the place."""
    path = tmp_path / "x.txt"
    path.write_bytes(b"one\ntwo \xe9\n")
    text, remarks = read_text(path)
    assert text == "one\ntwo é\n" and "line 2" in remarks[0] and "Windows-1252" in remarks[0]


# --- writing -----------------------------------------------------------------------------------

def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    """Folders are made, permissions kept."""
    path = tmp_path / "new" / "x.txt"
    write_atomically(path, "Gül\n")
    path.chmod(0o640)
    write_atomically(path, b"second")
    assert path.read_bytes() == b"second" and path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in path.parent.iterdir()] == ["x.txt"]


@pytest.mark.parametrize("step", ["write", "flush", "fsync", "replace"])
def test_D4_a_failing_write_leaves_the_old_file_and_one_clear_error(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Disk full at any step: the old bytes stand, no part file stays."""
    path = tmp_path / "x.txt"
    path.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if step in ("fsync", "replace"):
        monkeypatch.setattr(safe_io.os, step, fail)
    else:
        real = open

        def opened(*arguments: object, **options: object) -> object:
            stream = real(*arguments, **options)  # type: ignore[call-overload]
            return _Failing(stream, step)
        monkeypatch.setattr(safe_io, "open", opened, raising=False)
    with pytest.raises(ReadError, match="cannot be written .No space left"):
        write_atomically(path, "new")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["x.txt"]


class _Failing:
    """A stream whose ``step`` fails as a full disk does."""

    def __init__(self, stream: object, step: str) -> None:
        self._stream, self._step = stream, step

    def __enter__(self) -> _Failing:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> object:
        if name == self._step:
            raise OSError(28, "No space left on device")
        return getattr(self._stream, name)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_D1_a_killed_writer_never_leaves_a_torn_file(tmp_path: Path) -> None:
    """Killed at a dozen moments while it rewrites one file, always one of two whole texts."""
    path = tmp_path / "x.txt"
    script = ("import sys\nfrom evidaudit.safe_io import write_atomically\n"
              "n = 0\nwhile True:\n    n += 1\n"
              "    write_atomically(sys.argv[1], ('ab'[n % 2]) * 300_000)\n")
    for round_ in range(12):
        writer = subprocess.Popen([sys.executable, "-c", script, str(path)])
        deadline = time.monotonic() + 20
        while not path.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.003 * round_)
        writer.kill()
        writer.wait()
        assert path.read_text() in ("a" * 300_000, "b" * 300_000)


# --- escaping ----------------------------------------------------------------------------------

@pytest.mark.parametrize("payload", PAYLOADS)
def test_O1_no_payload_reaches_a_destination_raw(payload: str) -> None:
    """Each destination's own way of being run, shown live or broken out of."""
    cell = next(csv.reader(io.StringIO(_as_csv(escape_csv_cell(payload)))))[0]
    assert not cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    shown = escape_terminal(payload)
    assert not any(ord(c) < 32 or 0x7f <= ord(c) < 0xa0 for c in shown)
    assert not set(shown) & set("\u202e\u2066\u2069\u2028\ud800")
    page = escape_html(payload)
    assert "<" not in page and '"' not in page and "\x00" not in page
    annotation = escape_github(payload)
    assert "\n" not in annotation and "\r" not in annotation and "\x1b" not in annotation
    assert ":" not in escape_github(payload, as_property=True)
    markdown = escape_markdown(payload)
    assert "\n" not in markdown and "javascript:" not in markdown
    assert "<" not in markdown.replace("\\<", "") and "|" not in markdown.replace("\\|", "")
    assert "[" not in markdown.replace("\\[", "") and "`" not in markdown.replace("\\`", "")
    assert not markdown.startswith(("# ", "- ", "1. ", "+"))
    for text in (shown, page, annotation, markdown):
        text.encode("utf-8")


def _as_csv(cell: str) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow([cell])
    return stream.getvalue()


@pytest.mark.parametrize("number", ["-4.2", "+0.5", "-1,178", "-8.5%", "-1e-5", "-.5", "12"])
def test_O3_plain_numbers_are_not_defused(number: str) -> None:
    """A mean difference of -8.5 stays a number."""
    assert escape_csv_cell(number) == number


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (-4.2, "-4.2"), (3, "3"), (0.1, "0.1"),
                                             (True, "True"), ("", ""), ("-", "'-"), ("-x", "'-x")])
def test_cells_of_every_kind_are_written(value: object, cell: str) -> None:
    """None is an empty cell, numbers are numbers, a lone dash is text."""
    assert escape_csv_cell(value) == cell


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))))
def test_html_shows_the_text_that_it_was_given(text: str) -> None:
    """Unescaping gives the text back: nothing is lost on the way."""
    assert html.unescape(escape_html(text)) == text or "&" in text


@pytest.mark.parametrize("text", ["plain words, 14% (n = 42)", "Gül D, Orsçelik A", "p < 0.05"])
def test_plain_text_stays_readable(text: str) -> None:
    """Escaping is for what could do harm."""
    assert escape_terminal(text) == text and escape_csv_cell(text) == text
