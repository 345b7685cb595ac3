"""Where in a file something stands: offsets turned into 1-based lines."""

from __future__ import annotations


class LineCounter:
    """Turns offsets into 1-based line numbers; cheap where the offsets grow."""

    def __init__(self, text: str) -> None:
        self._text, self._offset, self._line = text, 0, 1

    def at(self, offset: int) -> int:
        """The line of ``offset``."""
        if offset >= self._offset:
            self._line += self._text.count("\n", self._offset, offset)
        else:
            self._line -= self._text.count("\n", offset, self._offset)
        self._offset = offset
        return self._line
