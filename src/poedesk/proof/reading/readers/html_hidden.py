"""Marks what the style sheets of an HTML page hide, so that it is not read as if it were shown."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from poedesk.kernel.expressions import compiled

MOST_RULES = 400
"""Rules of style sheets that are looked at; mails of newsletters have fewer."""

HIDING = compiled(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:[;!}]|$)"
    r"|text-decoration(?:-line)?\s*:[^;}]*line-through"
    r"|(?<![\w-])opacity\s*:\s*0(?:\.0+)?\s*(?:[;!}]|$)",
    re.IGNORECASE,
)
"""Declarations by which something is in the page and not on the screen, or struck out there."""

_OFF_SCREEN = compiled(
    r"(?<![\w-])(?:left|top|right|margin-left|text-indent)\s*:\s*-\d{4,}(?:\.\d+)?(?:px|pt|em|rem)",
    re.IGNORECASE,
)
_NO_HEIGHT = compiled(
    r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:[;!}]|$)", re.IGNORECASE
)
_CLIPPED = compiled(r"(?<![\w-])overflow\s*:\s*hidden", re.IGNORECASE)

_SHOWING = compiled(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_COMMENT = compiled(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_RULE = compiled(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = compiled(r"([^{}]+)\{([^{}]*)\}")


def is_hiding(declarations: str) -> bool:
    """Tell whether what has these declarations is in the page and not on the screen."""
    if HIDING.search(declarations) or _OFF_SCREEN.search(declarations):
        return True
    return bool(_NO_HEIGHT.search(declarations) and _CLIPPED.search(declarations))


def hide(root: LexborNode) -> None:
    """Give the ``hidden`` attribute to all below ``root`` that its style sheets hide on every screen.

    Rules for some media only (``@media print``) hide nothing here. Of several rules the last counts.
    """
    for selector, body in _rules(root):
        hides = is_hiding(body)
        if not hides and _SHOWING.search(body) is None:
            continue
        for node in _matching(root, selector):
            if hides and not _SHOWING.search(node.attributes.get("style") or ""):
                node.attrs["hidden"] = "style"
            elif not hides and node.attributes.get("hidden") == "style":
                del node.attrs["hidden"]


def _rules(root: LexborNode) -> Iterator[tuple[str, str]]:
    found = 0
    for sheet in root.css("style"):
        text = _AT_RULE.sub(" ", _COMMENT.sub(" ", sheet.text(deep=True) or ""))
        for selector, body in _RULE.findall(text):
            found += 1
            if found > MOST_RULES:
                return
            yield selector.strip(), body


def _matching(root: LexborNode, selector: str) -> list[LexborNode]:
    if ":" in selector:  # what is only so while a pointer is over it, or before its text
        return []
    try:
        return root.css(selector)
    except (ValueError, RuntimeError):
        return []
