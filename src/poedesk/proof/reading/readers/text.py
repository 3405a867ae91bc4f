"""Plain text: lines, cut into columns where people made columns with tabs or blanks."""

from dataclasses import replace

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.expressions import compiled
from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Page, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.page_marks import page_marks
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.encodings import decode_text

LINE_COST = 25
"""Characters that the shortest line counts for, because a line costs time however short it is."""
_TAB = 8
_GAP = compiled(r"\t[ \t\u00a0]*|[ \u00a0]{3,}\t*")
_LINE_ENDS = compiled(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
UNSEEN = compiled(r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff]")
"""Characters that nobody sees: controls, soft hyphens, blanks without width."""

HIDDEN = "it has text that cannot be seen or is struck out; it was left out"
"""What is said of words that are in the file and do not show."""

_RULE = compiled(r"[=\-~_*#]{3,}")
_HEADING_LENGTH = 80


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the text of ``data`` as one page."""
    text, _ = decode_text(data)
    page, problems = page_of_text(text, limits)
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.TEXT,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=(page,),
        problems=problems,
    )


def page_of_text(text: str, limits: Limits) -> tuple[Page, tuple[str, ...]]:
    """Return ``text`` laid out as a page with its tick marks, and what was wrong with it."""
    text, problems = within_lines(text, limits)
    grid = TextGrid()
    lines = clean(text).split("\n")
    for number, line in enumerate(lines):
        add_line(grid, line, heading=_is_heading(lines, number))
    page = grid.page()
    return replace(page, marks=page_marks(page)), problems


def within_limit(text: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` cut to the allowed length, and the problem to report when it was cut."""
    if len(text) <= limits.characters:
        return text, ()
    problem = (
        f"only the first {limits.characters} of its {len(text)} characters were read (POEDESK_CHARACTERS); "
        "give it in smaller parts"
    )
    return text[: limits.characters], (problem,)


def within_lines(text: str, limits: Limits) -> tuple[str, tuple[str, ...]]:
    """Return plain ``text`` cut to the allowed length, a line counting as at least ``LINE_COST``."""
    most = limits.characters // LINE_COST
    if len(text) <= most or text.count("\n") <= most:
        return within_limit(text, limits)
    kept = "\n".join(text.split("\n", most)[:most])
    problem = (
        f"only the first {most} of its lines were read (POEDESK_CHARACTERS, a line counting as {LINE_COST} "
        "at least); give it in smaller parts"
    )
    return within_limit(kept, limits)[0], (problem,)


_ASCII_LINE_ENDS = bytes(10 if byte in b"\r\v\f\x1c\x1d\x1e" else byte for byte in range(256))
_ASCII_UNSEEN = bytes(
    byte for byte in range(128) if UNSEEN.fullmatch(chr(byte)) and byte not in b"\x1c\x1d\x1e"
)


def clean(text: str) -> str:
    """Return ``text`` with one kind of line end and without characters that nobody sees."""
    if text.isascii():  # the same by tables of bytes, which is many times faster
        data = text.replace("\r\n", "\n").encode("ascii")
        return data.translate(_ASCII_LINE_ENDS, _ASCII_UNSEEN).decode("ascii")
    return UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def add_line(grid: TextGrid, line: str, *, heading: bool = False) -> None:
    """Write one line to ``grid``, each column as a piece of its own, and end the line."""
    for column, run in columns(line):
        grid.add(run, column=column, heading=heading)
    grid.end_line()


def columns(line: str) -> list[tuple[int, str]]:
    """Return the runs of ``line`` between tabs or three blanks, each with its column in characters."""
    if "\t" not in line and "   " not in line and "\u00a0" not in line:
        return [(0, line)] if line.strip() else []
    runs = []
    place = start = 0
    column = 0
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        if line[start:end].strip():
            runs.append((column, line[start:end]))
        if gap is None:
            break
        column += end - place
        for sign in gap.group():
            column = (column // _TAB + 1) * _TAB if sign == "\t" else column + 1
        place = start = gap.end()
    return runs


def _is_heading(lines: list[str], number: int) -> bool:
    """Tell a line that is underlined, or in capitals between blank lines."""
    line = lines[number].strip()
    if not line or len(line) > _HEADING_LENGTH:
        return False
    below = lines[number + 1].strip() if number + 1 < len(lines) else ""
    above = lines[number - 1].strip() if number else ""
    if _RULE.fullmatch(below) and set(below) <= set("=-~") and not _RULE.fullmatch(line):
        return len(below) >= len(line) // 2
    return line.isupper() and len(line) > 3 and not above and not below and ":" not in line  # noqa: PLR2004
