"""Markdown: the text as it is shown, without its markup; tables as tables, headings as headings."""

import html as entities
import re
from collections.abc import Callable

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.flow import PICTURE, SIGNS, Item, Line, Table
from poedesk.proof.reading.readers.html.flow import Flow
from poedesk.proof.reading.readers.html.reader import page_of_flow, parse
from poedesk.proof.reading.readers.text import clean, within_limit
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.encodings import decode_text

_HEADING = compiled(r" {0,3}#{1,6}(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = compiled(r" {0,3}(?:=+|-{2,})[ \t]*")
_TABLE_RULE = compiled(r" {0,3}\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*")
_FENCE = compiled(r" {0,3}(`{3,}|~{3,})")
_BREAK = compiled(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]+){2,}_[ \t]*|_{3,5})")
_BULLET = compiled(r"([ \t]*)[-*+][ \t]+(?=\S)")
_QUOTE = compiled(r" {0,3}((?:>[ \t]?)+)")
_HTML_BLOCK = compiled(r" {0,3}<(table|form|ul|ol|dl|fieldset|details)\b", re.IGNORECASE)
_COMMENT = compiled(r"<!--.*?-->", re.DOTALL)
_LINE_BREAK = compiled(r"<br\s*/?>", re.IGNORECASE)
_TAG = compiled(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>\n]*)?/?>")
_IMAGE = compiled(r"!\[([^\]]*)\]\([^)\s]*(?:\s[^)]*)?\)")
_LINK = compiled(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(\s*<?([^)\s>]*)>?(?:\s+[\"'(][^)]*)?\)")
_REFERENCE = compiled(r"\[([^\[\]]{2,})\]\[[^\[\]]*\]")
_AUTOLINK = compiled(r"<((?:https?:|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
_EMPHASIS = (
    re.compile(r"(?<!\*)\*\*\*(?=[^\s*])(.{1,500}?)(?<=[^\s*])\*\*\*(?!\*)", re.DOTALL),
    re.compile(r"\*\*(?=[^\s*])(.{1,500}?)(?<=\S)\*\*", re.DOTALL),
    re.compile(r"(?<!\*)\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?!\*)"),
    re.compile(r"(?<![\w_])__(?=[^\s_])(.{1,500}?)(?<=[^\s_])__(?![\w_])", re.DOTALL),
    re.compile(r"(?<![\w_])_(?=[^\s_])(?![xX✓✔]_)([^_]+?)(?<=[^\s_])_(?![\w_])"),
    re.compile(r"~~(?=\S)(.{1,500}?)(?<=\S)~~", re.DOTALL),
    re.compile(r"(?<!`)`([^`\n]+)`(?!`)"),
)
_STRAY = compiled(r"(?<![\w*])\*\*(?=\w)|(?<=[\w.:)])\*\*(?![\w*])")
_ALL_BOLD = compiled(r"\s*(?:\*\*(?!\s)[^*]+\*\*|__(?!\s)[^_]+__)\s*")
_ESCAPE = compiled(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = compiled("[\ue021-\ue07e]")
_ESCAPE_BASE = 0xE000


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the text that ``data`` shows as one page."""
    text, problems = within_limit(decode_text(data)[0], limits)
    result = page_of_flow(_Blocks(SIGNS.sub("", clean(text)).split("\n")).flow())
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.MARKDOWN,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=(result.page,),
        problems=(*problems, *result.notes),
    )


class _Blocks:
    """Walks the lines of a text once, block by block."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = _without_comments(lines)
        self._at = 0
        self._flow = Flow()

    def flow(self) -> Flow:
        """Return the whole text as lines and tables."""
        while self._at < len(self._lines):
            self._block()
        return self._flow

    def _block(self) -> None:
        line = self._lines[self._at]
        fence = _FENCE.match(line)
        heading = _HEADING.fullmatch(line)
        if not line.strip():
            self._put([Line("")], 1)
        elif fence:
            self._fenced(fence.group(1))
        elif heading:
            self._put([Line(self._shown(heading.group(1) or ""), heading=True)], 1)
        elif (
            "|" in line
            and self._at + 1 < len(self._lines)
            and _TABLE_RULE.fullmatch(self._lines[self._at + 1])
        ):
            self._table()
        elif _HTML_BLOCK.match(line):
            self._html_block(_HTML_BLOCK.match(line))
        elif _BREAK.fullmatch(line):
            self._put([], 1)
        else:
            self._paragraph()

    def _put(self, items: list[Item], taken: int) -> None:
        self._flow.items.extend(items)
        self._at += taken

    def _fenced(self, fence: str) -> None:
        end = self._at + 1
        while end < len(self._lines) and not self._lines[end].strip().startswith(fence):
            end += 1
        lines: list[Item] = [Line(line) for line in self._lines[self._at + 1 : end]]
        self._put(lines, end + 1 - self._at)

    def _table(self) -> None:
        table = Table()
        end = self._at
        while end < len(self._lines) and "|" in self._lines[end]:
            if end != self._at + 1:
                table.rows.append([(self._cell(cell), 1) for cell in _cells(self._lines[end])])
            end += 1
        self._put([table], end - self._at)

    def _cell(self, text: str) -> list[Item]:
        return [Line(self._shown(part.strip())) for part in _LINE_BREAK.split(text) if part.strip()]

    def _html_block(self, opening: re.Match[str] | None) -> None:
        assert opening is not None
        closing = f"</{opening.group(1).lower()}"
        opened = f"<{opening.group(1).lower()}"
        end, depth = self._at, 0
        while end < len(self._lines):
            lower = self._lines[end].lower()
            depth += lower.count(opened) - lower.count(closing)
            end += 1
            if depth <= 0:
                break
        inner = parse("\n".join(self._lines[self._at : end]))
        self._flow.controls.extend(inner.controls)
        self._flow.pictures.extend(inner.pictures)
        self._flow.hidden = self._flow.hidden or inner.hidden
        self._put(inner.items, end - self._at)

    def _paragraph(self) -> None:
        end = self._at + 1
        while end < len(self._lines) and not self._starts_block(end):
            end += 1
        lines = self._lines[self._at : end]
        underlined = (
            end < len(self._lines) and _UNDERLINE.fullmatch(self._lines[end]) is not None and len(lines) == 1
        )
        prefixes = [_prefix(line) for line in lines]
        bare = [line[length:] for line, (length, _) in zip(lines, prefixes, strict=True)]
        bold = [_ALL_BOLD.fullmatch(line) is not None for line in bare]
        shown = self._shown("\n".join(bare)).split("\n")
        items: list[Item] = []
        for text, is_bold, (_, indent) in zip(shown, bold, prefixes, strict=True):
            parts = _LINE_BREAK.split(text)
            items.extend(Line(part.rstrip(), heading=is_bold or underlined, indent=indent) for part in parts)
        self._put(items, end - self._at + underlined)

    def _starts_block(self, number: int) -> bool:
        line = self._lines[number]
        if not line.strip() or _HEADING.fullmatch(line) or _FENCE.match(line) or _HTML_BLOCK.match(line):
            return True
        if _BREAK.fullmatch(line) or _UNDERLINE.fullmatch(line):
            return True
        below = self._lines[number + 1] if number + 1 < len(self._lines) else ""
        return "|" in line and _TABLE_RULE.fullmatch(below) is not None

    def _shown(self, text: str) -> str:
        """Return ``text`` without inline markup; the number of lines stays."""
        text = _ESCAPE.sub(lambda match: chr(_ESCAPE_BASE + ord(match.group(1))), text)

        def picture(match: re.Match[str]) -> str:
            self._flow.pictures.append(match.group(1) or None)
            return PICTURE

        text = _IMAGE.sub(_with_its_lines(picture), text)
        text = _LINK.sub(_with_its_lines(_link), text)
        text = _REFERENCE.sub(_with_its_lines(lambda match: match.group(1)), text)
        text = _AUTOLINK.sub(lambda match: match.group(1).removeprefix("mailto:"), text)
        for emphasis in _EMPHASIS:
            text = emphasis.sub(r"\1", text)
        text = _STRAY.sub("", text)
        breaks = _LINE_BREAK.sub("\ufdd3", text)
        bare = _TAG.sub(_with_its_lines(lambda _: ""), breaks)
        # A sign written as its number may be the end of a line.
        unescaped = (entities.unescape(line).replace("\n", " ") for line in bare.split("\n"))
        text = "\n".join(unescaped).replace("\ufdd3", "<br>")
        return _ESCAPED.sub(lambda match: chr(ord(match.group()) - _ESCAPE_BASE), text)


def _with_its_lines(replace: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """Return ``replace`` with the ends of lines that it takes away put after what it gives."""

    def replaced(match: re.Match[str]) -> str:
        told = replace(match)
        return told + "\n" * (match.group().count("\n") - told.count("\n"))

    return replaced


def _link(match: re.Match[str]) -> str:
    """Return the words of a link, and its target where that says more: an address may name the customer."""
    words, target = match.group(1), match.group(2).removeprefix("mailto:")
    if target in words or not re.match(r"https?:|[^\s/@]+@[^\s/@]+$", target):
        return words
    return f"{words} ({target})"


def _prefix(line: str) -> tuple[int, int]:
    """Return how many characters of list and quote signs a line begins with, and how far it is indented."""
    length = indent = 0
    quote = _QUOTE.match(line)
    if quote:
        length, indent = quote.end(), quote.group(1).count(">")
    bullet = _BULLET.match(line, length)
    if bullet:
        return bullet.end(), indent + 1 + len(bullet.group(1).expandtabs(4)) // 2
    blanks = len(line[length:]) - len(line[length:].lstrip())
    return length + blanks, indent + min(blanks, 12) // 2


def _cells(row: str) -> list[str]:
    row = row.strip().removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return re.split(r"(?<!\\)\|", row)


def _without_comments(lines: list[str]) -> list[str]:
    return _COMMENT.sub("", "\n".join(lines)).split("\n")
