"""Capped reads, atomic writes, and one escape function per destination.

A file is either read whole, within ``limits.MAX_INPUT_BYTES``, or refused with one clear line
that says what, where and what to do. A file is either written whole or left as it was.
"""

from __future__ import annotations

import contextlib
import html
import os
import re
import secrets
from pathlib import Path

from .limits import MAX_INPUT_BYTES
from .model import ReadError

# --- reading -----------------------------------------------------------------------------------


def read_bytes(path: str | Path, limit: int = MAX_INPUT_BYTES) -> bytes:
    """The bytes of the file at ``path``; ReadError if it is missing, empty, no file or too big.

    The size is capped while reading, so that a device or a growing file cannot fill the memory.
    """
    where = escape_terminal(str(path))      # a name may hold line breaks: the message is one line
    if "\x00" in str(path):
        raise ReadError(f"{where}: a file name cannot hold a NUL character; give another path")
    try:
        if os.path.isdir(path):
            raise ReadError(f"{where}: is a folder; name a file in it")
        with open(path, "rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError as problem:
        raise ReadError(f"{where}: no such file; check the path") from problem
    except PermissionError as problem:
        raise ReadError(f"{where}: may not be read; check its permissions") from problem
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise ReadError(f"{where}: cannot be read ({reason}); check the path") from problem
    if len(data) > limit:
        raise ReadError(f"{where}: is over {limit:,} bytes; split it or take out what is not text")
    if not data.strip():
        raise ReadError(f"{where}: is empty; nothing to read")
    return data


def read_text(path: str | Path, limit: int = MAX_INPUT_BYTES) -> tuple[str, tuple[str, ...]]:
    """The text of the file at ``path``, and what had to be assumed to decode it.

    Tried in order: a byte order mark (UTF-8, UTF-16, UTF-32), UTF-8, then Windows-1252 with a
    remark. Line ends become "\\n". Raises ReadError as ``read_bytes`` does, and for binary data.
    """
    text, remarks = decode_text(read_bytes(path, limit), escape_terminal(str(path)))
    return text, remarks


def decode_text(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """``data`` as text with "\\n" line ends, and remarks; ReadError if it is not text."""
    remarks: tuple[str, ...] = ()
    try:
        if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
            text = data.decode("utf-32")
        elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = data.decode("utf-16")
        elif b"\x00" in data:
            raise ReadError(f"{where}: is not a text file (it holds NUL bytes); "
                            "save it as text in UTF-8")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ReadError(f"{where}: is marked as UTF-16 but breaks off or is damaged; "
                            "save it as UTF-8") from problem
        # Windows-1252 leaves five bytes undefined; they become U+FFFD rather than stop the run.
        text = data.decode("cp1252", errors="replace")
        line = data.count(b"\n", 0, problem.start) + 1
        remarks = (f"not UTF-8 (line {line}): read as Windows-1252; save the file as UTF-8 "
                   "if accents look wrong",)
    if "\x00" in text:
        raise ReadError(f"{where}: is not a text file (it holds NUL characters); "
                        "save it as text in UTF-8")
    if not text.strip():
        raise ReadError(f"{where}: is empty; nothing to read")
    return text.replace("\r\n", "\n").replace("\r", "\n"), remarks


# --- writing -----------------------------------------------------------------------------------


def write_atomically(path: str | Path, data: str | bytes) -> None:
    """Writes ``data`` to ``path`` whole or not at all: beside it, synced, then renamed.

    Text is written as UTF-8 with "\\n" line ends; lone surrogates become "?". Missing parent
    folders are made. Raises ReadError in one line when the place cannot be written; what stood
    there before is then untouched.
    """
    target = Path(path)
    raw = data.encode("utf-8", errors="replace") if isinstance(data, str) else data
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = str(target.with_name(f".{target.name[:60]}.{secrets.token_hex(8)}.part"))
        with open(temporary, "xb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(FileNotFoundError):
            os.chmod(temporary, target.stat().st_mode & 0o7777)
        os.replace(temporary, target)
        temporary = ""
        _sync_folder(target.parent)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise ReadError(f"{escape_terminal(str(target))}: cannot be written ({reason}); "
                        "choose another place or free some space") from problem
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _sync_folder(folder: Path) -> None:
    """Makes the rename itself durable, where the system allows a folder to be synced."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# --- escaping: one function per destination ----------------------------------------------------

# "-4.2", "+1.5e-3", "1,178", "-8.5%": what a spreadsheet reads as a number, not as a formula
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,15}(?:,\d{3}){0,5}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][+-]?\d{1,3})?%?")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# C0 and C1 controls, DEL, line and paragraph separators
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Embeddings, overrides and isolates, which change the order in which text is shown
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!$])")
_MARKDOWN_LINE = re.compile(r"^([ ]{0,3}\d{0,9})([+\-=.)])")


def escape_csv_cell(value: object) -> str:
    """``value`` as a CSV cell that no spreadsheet takes for a formula.

    Numbers, and text that is a plain number such as "-4.2", stay as they are; other text that
    starts with = + - @ tab or CR gets an apostrophe in front (OWASP, CSV injection). Quoting is
    the csv writer's matter.
    """
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return repr(value) if isinstance(value, float) else str(value)
    text = _SURROGATES.sub("\ufffd", str(value)).replace("\x00", "\ufffd")
    if text.lstrip(" \u00a0").startswith(_FORMULA_START) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def escape_terminal(text: str) -> str:
    """``text`` as one line that cannot move the cursor, colour, or reorder what is shown."""
    return _BIDI.sub("", _visible(text))


def escape_markdown(text: str) -> str:
    """``text`` as Markdown that shows it literally in one line or one table cell."""
    text = _BIDI.sub("", _visible(text)).replace("&", "&amp;")
    text = _MARKDOWN.sub(r"\\\1", text)
    # Bare links become clickable in many renderers: break the scheme, the text stays readable.
    text = re.sub(r"(?i)\b(javascript|data|vbscript|file):", r"\1&#58;", text)
    return _MARKDOWN_LINE.sub(r"\1\\\2", text)


def escape_github(text: str, as_property: bool = False) -> str:
    """``text`` for a GitHub workflow command; a property also escapes ":" and ",".

    Per cent first, then CR and LF (GitHub documentation, "Workflow commands").
    """
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    text = _BIDI.sub("", _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text)))
    return text.replace(":", "%3A").replace(",", "%2C") if as_property else text


def escape_html(text: str) -> str:
    """``text`` for HTML content and quoted attributes; controls that HTML forbids are dropped."""
    text = _SURROGATES.sub("\ufffd", text)
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "", text)
    return html.escape(_BIDI.sub("", text), quote=True)


def escape_xml(text: str) -> str:
    """``text`` with the characters that XML 1.0 forbids replaced; the writer escapes the rest."""
    return _BIDI.sub("", _SURROGATES.sub("\ufffd", re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)))


def visible_controls(text: str) -> str:
    """``text`` for an engine that escapes markup: controls visible, direction overrides gone."""
    return _BIDI.sub("", _SURROGATES.sub("\ufffd", re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", text)))


def _visible(text: str) -> str:
    """``text`` in one line, with control characters and lone surrogates made harmless."""
    text = re.sub(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]", " ", text)
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("\ufffd", text))
