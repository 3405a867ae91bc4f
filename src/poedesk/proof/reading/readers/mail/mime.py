"""A message as a tree of parts: one pass over its bytes, however deep or broken it is.

The bytes of a part stay where they are: a part is its header fields and a range. So an attached message keeps
its very bytes (and hash), and a hundred megabytes of attachments are looked at once. A line belongs to the
innermost open multipart that has it for a boundary; a boundary further out ends what is open inside it.
"""

import re
from dataclasses import field

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.mail.coding.headers import Value, value_of

_NAME = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)
_LONGEST_BOUNDARY = 400
"""Bytes of a line that can still be a boundary; the standard allows 70."""
_GUESSED = re.compile(
    rb"(?:\A|\n)--([^\s-][^\r\n]{0,200}?)[ \t]*\r?\n(?:content-|[ \t]*\r?\n)", re.IGNORECASE
)
_GUESS_WINDOW = 64 * 1024


@dataclass(slots=True)
class Part:
    """One part: its header fields and where its body lies."""

    data: bytes
    fields: list[tuple[str, bytes]]
    """Lower-case name and raw value, folded lines joined, in the order of the header."""

    head: int = 0
    """Where its header begins in ``data``."""

    start: int = 0
    """Where its body begins in ``data``."""

    end: int = 0
    type: Value = field(default_factory=lambda: Value("text/plain", {}))
    """Content type in lower case, with its parameters."""

    children: list["Part"] = field(default_factory=list)
    closed: bool = True
    """False for a multipart whose end mark never came."""

    @property
    def body(self) -> bytes:
        """Return the bytes of its body, in their transfer encoding."""
        return self.data[self.start : self.end]

    @property
    def is_multipart(self) -> bool:
        """Tell whether its type says that it consists of parts."""
        return self.type.main.startswith("multipart/")

    def raw(self, name: str) -> list[bytes]:
        """Return the raw values of all fields ``name`` (lower case)."""
        return [value for key, value in self.fields if key == name]

    def value(self, name: str) -> Value:
        """Return the first field ``name`` with its parameters; empty without one."""
        found = self.raw(name)
        return value_of(found[0]) if found else Value("", {})


@dataclass(slots=True)
class _Open:
    """A multipart whose end has not come."""

    part: Part
    boundary: bytes


@dataclass(slots=True)
class Tree:
    """A parsed message."""

    root: Part
    complete: bool
    """False when there are more parts than asked for."""


def parse(data: bytes, most: int) -> Tree:
    """Return the parts of the message ``data``, at most ``most`` of them.

    A message that knows no line feed is taken to end its lines with carriage returns.
    """
    if b"\n" not in data and b"\r" in data:
        data = data.replace(b"\r", b"\n")
    return _Parsing(data).tree(most)


class _Parsing:
    """One walk over the lines that begin with two hyphens."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._open: list[_Open] = []
        self._levels: dict[bytes, list[int]] = {}
        """Boundary -> how deep the multiparts lie that have it; the last is the innermost."""
        self._leaf: Part | None = None

    def tree(self, most: int) -> Tree:
        data, count = self._data, 1
        root = self._begin(0)
        at = data.find(b"\n--", max(0, root.start - 1))
        while at >= 0 and self._open:
            end = data.find(b"\n", at + 3, at + _LONGEST_BOUNDARY)
            stop = end if end >= 0 else min(len(data), at + _LONGEST_BOUNDARY)
            level, closing = self._level(data[at + 3 : stop])
            if level is not None:
                self._finish(level, at)
                if closing:
                    self._close(level)
                elif count >= most:
                    self._end_all(at)
                    return Tree(root, complete=False)
                else:
                    count += 1
                    holder = self._open[level].part
                    part = self._begin(min(len(data), stop + 1))
                    holder.children.append(part)
                    stop = max(stop, part.start - 1)
            at = data.find(b"\n--", stop)
        self._end_all(len(data))
        return Tree(root, complete=True)

    def _begin(self, at: int) -> Part:
        """Start the part whose header begins at ``at``."""
        fields, start = header_fields(self._data, at)
        part = Part(self._data, fields, at, start, len(self._data))
        part.type = _type_of(part)
        boundary = _boundary(part) if part.is_multipart else None
        if boundary is None:
            self._leaf = part
        else:
            part.closed = False
            self._leaf = None
            self._levels.setdefault(boundary, []).append(len(self._open))
            self._open.append(_Open(part, boundary))
        return part

    def _level(self, line: bytes) -> tuple[int | None, bool]:
        token = line.rstrip()
        for mark, closing in ((token, False), (token[:-2] if token.endswith(b"--") else b"", True)):
            levels = self._levels.get(mark)
            if levels:
                return levels[-1], closing
        return None, False

    def _finish(self, level: int, at: int) -> None:
        """End the part that is open, and every multipart inside the one at ``level``."""
        end = at - 1 if at and self._data[at - 1 : at] == b"\r" else at
        if self._leaf is not None:
            self._leaf.end = max(self._leaf.start, end)
            self._leaf = None
        while len(self._open) > level + 1:
            inner = self._pop()
            inner.end, inner.closed = max(inner.start, end), True

    def _close(self, level: int) -> None:
        part = self._pop()
        part.closed = True
        assert len(self._open) == level

    def _pop(self) -> Part:
        last = self._open.pop()
        self._levels[last.boundary].pop()
        return last.part

    def _end_all(self, at: int) -> None:
        if self._leaf is not None:
            self._leaf.end = max(self._leaf.start, at)
            self._leaf = None


def header_fields(data: bytes, at: int = 0) -> tuple[list[tuple[str, bytes]], int]:
    """Return the header fields from ``at`` on, and where the body begins.

    The header ends at the first blank line, or before the first line that is neither a field nor the
    continuation of one; a single damaged line among fields is passed over.
    """
    fields: list[tuple[str, list[bytes]]] = []
    while at < len(data):
        end = data.find(b"\n", at)
        stop, after = (end, end + 1) if end >= 0 else (len(data), len(data))
        line = data[at:stop].rstrip(b"\r")
        if not line.strip():
            at = after
            break
        match = _NAME.fullmatch(line)
        if line[:1] in b" \t" and fields:
            fields[-1][1].append(line)
        elif match:
            fields.append((match[1].decode("ascii").lower(), [match[2]]))
        elif line.startswith(b"--") or not _goes_on(data, after):
            break
        at = after
    return [(name, b"".join(lines)) for name, lines in fields], at


def _goes_on(data: bytes, at: int) -> bool:
    """Tell whether the line at ``at`` is a header field, so that the damaged one before it is passed over."""
    return _NAME.match(data, at, min(len(data), at + 300)) is not None


def _type_of(part: Part) -> Value:
    value = part.value("content-type")
    main = "".join(value.main.lower().split())
    known = re.fullmatch(r"[\w!#$&^.+-]+/[\w!#$&^.+*-]+", main)
    return Value(main if known else "text/plain", value.parameters)


def _boundary(part: Part) -> bytes | None:
    """Return the boundary of a multipart: the one it names, else the first line that looks like one."""
    named = part.type.parameters.get("boundary", "").rstrip()
    if named:
        return named.encode("utf-8", errors="surrogateescape")[:_LONGEST_BOUNDARY]
    found = _GUESSED.search(part.data, max(0, part.start - 1), part.start + _GUESS_WINDOW)
    return found[1] if found else None
