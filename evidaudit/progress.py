"""Progress on standard error: what is being done, how many of how many, rate and time left.

Nothing is shown for work that ends within a second; on a terminal one line is rewritten, in a log
a line is added every ten seconds.
"""

from __future__ import annotations

import sys
import time
from typing import TextIO

_SHOW_AFTER_SECONDS = 1.0
_TERMINAL_SECONDS = 0.1   # between two paintings of the line
_LOG_SECONDS = 10.0       # between two lines of a log


class ProgressLine:
    """A callable ``(doing, done, total)`` that tells how far the work is."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._doing = ""
        self._began = self._shown = 0.0
        self._painted = False

    def __call__(self, doing: str, done: int, total: int) -> None:
        now = time.monotonic()
        if doing != self._doing:
            self._doing, self._began, self._shown = doing, now, now
        pause = _TERMINAL_SECONDS if self._terminal else _LOG_SECONDS
        if now - self._began < _SHOW_AFTER_SECONDS or now - self._shown < pause:
            return
        self._shown = now
        elapsed = now - self._began
        rate = done / elapsed if elapsed else 0.0
        left = f", {_span((total - done) / rate)} left" if rate and done < total else ""
        line = f"{doing}: {done} of {total}, {rate:.1f} a second{left}"
        if self._terminal:
            self._stream.write(f"\r\x1b[2K{line}")
            self._painted = True
        else:
            self._stream.write(line + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Takes the line off the terminal."""
        if self._painted:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
