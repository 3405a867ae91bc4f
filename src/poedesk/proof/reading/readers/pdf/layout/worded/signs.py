"""Signs that pdfium puts for others: stand-ins for hyphens, and what a file gives no meaning to."""

from poedesk.kernel.expressions import compiled

LOST = "\ufffd"
"""What stands for a sign that the file gives no meaning to."""

_STAND_INS = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "\uffff": None, "\u00ad": "-"}
    | {0xF730 + digit: str(digit) for digit in range(10)}  # old-style figures and small capitals of Adobe's
    | {0xF761 + number: chr(ord("A") + number) for number in range(26)}
)
_MEANINGLESS = compiled(r"[\x00-\x08\x0b-\x1f\x7f\ue000-\uf01f\uf100-\uf8ff]")


def clean(text: str) -> str:
    """Return ``text`` with pdfium's stand-ins for hyphens made hyphens and signs without meaning ``LOST``.

    What has no other signs is empty.
    """
    text = signs_of(text)
    return text if text.strip(LOST) else ""


def signs_of(text: str) -> str:
    """Return ``text`` so, also where nothing else is left of it."""
    text = text.translate(_STAND_INS) if not text.isascii() or "\x02" in text else text
    return _MEANINGLESS.sub(LOST, text)
