"""The line that a fax prints over each page: when it was sent, from where, which page it is."""

from poedesk.kernel.expressions import later

_TIME = later(r"\b[0-2]?\d:[0-5]\d\b")

_SENT = later(r"(?i)\bP(?:age|\.|g\.?)?\s?\d{1,3}\s?(?:/|of)\s?\d{1,3}\b|\b(?:fax|tx|rx)\b")

_MOST = 14
"""Words of such a line."""


def is_fax_header(text: str) -> bool:
    """Say whether ``text`` is such a line: a time of day beside a count of pages, or a word for sending."""
    short = "\n" not in text and len(text.split()) <= _MOST
    return short and _TIME.search(text) is not None and _SENT.search(text) is not None
