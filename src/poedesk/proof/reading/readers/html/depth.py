"""Keeps pages whose elements stand in each other without end from costing without end.

Parsers look through the open elements at every tag, so that a hundred thousand open ones take minutes.
Browsers stop nesting at a few hundred; what stands deeper is shown all the same.
"""

from poedesk.kernel.expressions import compiled
from poedesk.proof.reading.readers.registry import Refused

DEEPEST = 1_000
"""Elements in each other that are kept; further ones are taken for their content."""

_TAG = compiled(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_IMPLIED = {"p", "li", "dt", "dd", "option", "optgroup", "rt", "rp"}
_OF_TABLES = {"td", "th", "tr", "thead", "tbody", "tfoot", "colgroup", "caption"}
_ALONE = frozenset(_VOID | _IMPLIED | _OF_TABLES)
"""Elements that nest nothing: those without an end, and those whose end is often left out and implied."""

_EMPHASES = {"b", "big", "em", "i", "mark", "s", "small", "strike", "strong", "sub", "sup", "tt", "u"}
_INLINE = frozenset(_EMPHASES | {"a", "abbr", "code", "font", "label", "q", "span"})
_BREAK = "<hr>"
"""Stands for a tag that was left out, so that words on both its sides stay apart."""


_ABSURD = 100_000
"""Depth that only an attack has; what stands for the tags left out would cost too much."""


def flattened(html: str) -> str:
    """Return ``html`` without the tags that open or close elements deeper than ``DEEPEST``.

    Raises:
        Refused: it is nested deeper than any page.
    """
    if html.count("<") <= DEEPEST:
        return html
    kept: list[str] = []
    at = depth = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _ALONE:
            continue
        is_end = bool(tag[1])
        beyond = depth > DEEPEST if is_end else depth >= DEEPEST
        depth = max(0, depth - 1) if is_end else depth + 1
        if depth > _ABSURD:
            message = f"its elements are nested more than {_ABSURD:,} deep, as in no page; give it as PDF"
            raise Refused(message)
        if beyond:
            kept += [html[at : tag.start()], "" if name in _INLINE else _BREAK]
            at = tag.end()
    return "".join([*kept, html[at:]]) if kept else html
