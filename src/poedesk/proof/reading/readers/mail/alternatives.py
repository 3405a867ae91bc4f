"""Two forms of one text, plain and HTML: which is read, and whether they say the same.

Mail programs show the HTML form. When both say the same words the plain one is read, which keeps its lines,
unless the HTML has tables or form controls, whose order the plain form loses. When they differ, the form that
people see is read and the difference is named: what only the other form says has not been read.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from poedesk.proof.reading.readers.flow import Item, Line
from poedesk.proof.reading.readers.html.flow import Flow
from poedesk.proof.reading.readers.html.reader import parse

_STRUCTURE = re.compile(r"<(?:td|th|input|select|textarea)\b", re.IGNORECASE)
_NO_WORDS = (
    re.compile(r"<[^<>\s]*[@:][^<>]*>"),
    re.compile(r"\[(?:cid|image|https?|mailto)[: ][^\]]*\]"),
    re.compile(r"https?:\S*"),
    re.compile(r"mailto:\S*"),
    re.compile(r"www\.\S+"),
)
"""Addresses, links and pictures that only one form writes out."""
_WORD = re.compile(r"[^\W_]{2,}|\d")
"""Words that are compared; single letters are the bullets of lists."""
_NOTICE = re.compile(r"(?i)\bhtml\b|browser|cannot display|can't display|mail (?:client|program|reader)")
_STUB = 400
"""Characters up to which a plain text may be a mere notice that there is an HTML form."""
_NAMED = 5
"""Words that are named of what only one form says."""


def shown(plain: str, html: Sequence[str]) -> tuple[list[Flow] | None, str | None]:
    """Return the HTML forms laid out when they are to be read (null: the plain text), and the difference."""
    flows = [parse(text) for text in html]
    html_words = [word for flow in flows for word in _words(_text(flow))]
    plain_words = _words(plain)
    if not html_words:
        return None, None
    if not plain_words or (
        len(plain) <= _STUB and _NOTICE.search(plain) and len(html_words) > len(plain_words)
    ):
        return flows, None
    if plain_words != html_words:
        in_plain, in_html = Counter(plain_words), Counter(html_words)
        only_plain, only_html = in_plain - in_html, in_html - in_plain
        for flow in flows:
            only_plain -= Counter(word for alternative in flow.pictures for word in _words(alternative or ""))
        if only_plain or only_html:
            return flows, _difference(only_plain, only_html)
    return (flows if any(_STRUCTURE.search(text) for text in html) else None), None


def say_the_same(one: str, other: str) -> bool:
    """Tell whether two texts hold the same words, links and addresses apart."""
    return Counter(_words(one)) == Counter(_words(other))


_ASCII_WORDS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFKC", text).casefold()
    for pattern in _NO_WORDS:
        text = pattern.sub(" ", text)
    if text.isascii():  # the same by a table, which is many times faster
        return [run for run in text.translate(_ASCII_WORDS).split() if len(run) > 1 or run.isdigit()]
    return _WORD.findall(text)


def _text(flow: Flow) -> str:
    """Return the lines of a page in its order, those of tables too."""
    found: list[str] = []
    stack: list[Item] = list(reversed(flow.items))
    while stack:
        item = stack.pop()
        if isinstance(item, Line):
            found.append(item.text)
        else:
            cells = [content for row in item.rows for content, _ in row]
            stack.extend(part for content in reversed(cells) for part in reversed(content))
    return "\n".join(found)


def _difference(only_plain: Counter[str], only_html: Counter[str]) -> str:
    told = [
        f"only the {form} has {', '.join(repr(word[:40]) for word in list(words)[:_NAMED])}"
        + (f" and {len(words) - _NAMED} more words" if len(words) > _NAMED else "")
        for form, words in (("plain text", only_plain), ("HTML", only_html))
        if words
    ]
    return (
        f"its plain text and its HTML do not say the same ({'; '.join(told)}); the HTML, which mail programs "
        "show, was read; ask the sender which one holds"
    )
