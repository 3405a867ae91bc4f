"""Relationships of parts as text: such parts are small and many, and nearly all of them look alike.

A tree takes several times as long. Whatever is not as plain as most is left to it.
"""

import re

from poedesk.kernel.expressions import compiled

SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"

PLAIN_VALUE = '[^"<&\x00-\x1f\ufffe\uffff]*'
"""What stands between the quotes of an attribute that means what it says."""

_ATTRIBUTE = rf" ([A-Z][A-Za-z]*)=\"({PLAIN_VALUE})\""
_ONE = compiled(_ATTRIBUTE)
_ITEM = "<Relationship"
_WHOLE = compiled(
    r"(?:<\?xml version=\"1\.0\"(?: encoding=\"(?i:utf-8)\")?(?: standalone=\"(?:yes|no)\")?\?>\s*)?"
    rf"<Relationships xmlns=\"{re.escape(SPACE)}\">((?:{_ITEM}(?:{_ATTRIBUTE})+ ?/>)*)</Relationships>\s*"
)


def plain_relations(data: bytes) -> list[dict[str, str]] | None:
    """Return the attributes of each relation of a part; null when it has to be read as a tree."""
    try:
        whole = _WHOLE.fullmatch(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    if whole is None:
        return None
    told = [_ONE.findall(item) for item in whole[1].split(_ITEM)[1:]]
    found = [dict(pairs) for pairs in told]
    return found if list(map(len, found)) == list(map(len, told)) else None  # none is given twice
