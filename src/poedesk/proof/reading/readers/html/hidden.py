"""Marks what the style sheets of an HTML page hide, so that it is not read as if it were shown."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode, SelectolaxError

from poedesk.kernel.expressions import compiled
from poedesk.proof.reading.readers.html.looks import KEPT, TELLING

MOST_RULES = 400
"""Rules of style sheets that are looked at; mails of newsletters have fewer."""

HIDING = compiled(
    r"display\s*:\s*none|mso-hide\s*:\s*all|content-visibility\s*:\s*hidden"
    r"|text-decoration(?:-line)?\s*:[^:;}]{0,80}line-through"
    r"|(?<![\w-])opacity\s*:\s*(?:0?\.0\d*|0+(?:\.0\d*)?|\d%)\s*(?:[;!}]|$)|opacity\(\s*0?\.?0*%?\s*\)"
    r"|opacity=0(?!\d)|scale[xy]?\(\s*0(?:\.0\d*)?\s*[,)]"
    r"|clip\s*:\s*rect\(\s*(?:[01](?:px)?[\s,]+){3}[01](?:px)?\s*\)"
    r"|clip-path\s*:\s*(?:inset\(\s*(?:[5-9]\d|100)(?:\.\d+)?%|circle\(\s*0)",
    re.IGNORECASE,
)
"""Declarations by which something is in the page and not on the screen, or struck out there, and all that
stands in it: none of these can be set anew further in."""

_AWAY = r"-(?:(?:9\d\d|\d{4,})(?:\.\d+)?(?:px|pt)|(?:[5-9]\d|\d{3,})(?:\.\d+)?r?em)"
_OFF_SCREEN = compiled(
    rf"(?<![\w-])(?:left|top|right|bottom|margin-left|margin-top|text-indent)\s*:\s*{_AWAY}"
    r"|(?<![\w-])(?:left|top|right|bottom|text-indent)\s*:\s*-\d{3,}(?:\.\d+)?(?:%|v[wh])"
    rf"|translate(?:[xy3]d?)?\([^()]{{0,80}}{_AWAY}",
    re.IGNORECASE,
)
_NO_HEIGHT = compiled(
    r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*(?:0(?:px|pt|em|rem|%)?|1px)\s*(?:[;!}]|$)", re.IGNORECASE
)
_CLIPPED = compiled(r"(?<![\w-])overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)

_SHOWING = compiled(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
_COMMENT = compiled(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_ON_SCREENS = compiled(
    r"@media\s+(?:only\s+)?(?:screen|all)\s*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", re.IGNORECASE
)
_STATE = compiled(r"::|:(?:hover|focus|active|visited|target|before|after|first-l|placeholder|checked|-)")
_AT_RULE = compiled(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = compiled(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
"""A rule begins behind a brace only: else a long text without any would be tried from each of its signs."""


def is_hiding(declarations: str) -> bool:
    """Tell whether what has these declarations is in the page and not on the screen."""
    return (_hiding if len(declarations) <= KEPT else _hiding.__wrapped__)(declarations)


@lru_cache(maxsize=1024)
def _hiding(declarations: str) -> bool:
    if HIDING.search(declarations) or _OFF_SCREEN.search(declarations):
        return True
    return bool(_NO_HEIGHT.search(declarations) and _CLIPPED.search(declarations))


def hide(root: LexborNode) -> None:
    """Give the ``hidden`` attribute to all below ``root`` that its style sheets hide on every screen.

    What they say of colours and sizes, and no more, is written before the element's own style: whether
    something is displayed is told by the attribute. Rules for some media only (``@media print``) hide nothing
    here. Of several rules the last counts.
    """
    looks: dict[int, tuple[LexborNode, list[str]]] = {}
    for selector, body in _rules(root):
        hides, telling = is_hiding(body), _look_in(body)
        shows = not hides and _SHOWING.search(body) is not None
        if not (hides or shows or telling):
            continue
        for node in _matching(root, selector):
            if telling:
                looks.setdefault(node.mem_id, (node, []))[1].append(telling)
            if hides and ("!important" in body or not _SHOWING.search(node.attributes.get("style") or "")):
                node.attrs["hidden"] = "style"
            elif shows and node.attributes.get("hidden") == "style":
                del node.attrs["hidden"]
    for node, said in looks.values():
        node.attrs["style"] = ";".join((*said, node.attributes.get("style") or ""))


def _look_in(body: str) -> str:
    """Return those of the declarations that decide how text looks."""
    return ";".join(said for one in body.split(";") if TELLING.match(said := one.strip()))


def _rules(root: LexborNode) -> Iterator[tuple[str, str]]:
    found = 0
    for sheet in root.css("style"):
        text = _ON_SCREENS.sub(r"\1", _COMMENT.sub(" ", sheet.text(deep=True) or ""))
        for selector, body in _RULE.findall(_AT_RULE.sub(" ", text)):
            found += 1
            if found > MOST_RULES:
                return
            yield selector.strip(), body


def _matching(root: LexborNode, selector: str) -> list[LexborNode]:
    """Return what ``selector`` stands for, without what is so only for a while, or only before its text."""
    parts = selector.split(",") if "(" not in selector else [selector]
    lasting = [part for part in parts if not _STATE.search(part)]
    try:
        return root.css(",".join(lasting)) if lasting else []
    except (SelectolaxError, ValueError, RuntimeError):
        return []  # browsers pass over a rule whose selector they do not know, too
