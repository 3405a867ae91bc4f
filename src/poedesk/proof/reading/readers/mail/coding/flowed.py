"""Text whose lines may be joined again (``format=flowed``, RFC 3676): paragraphs as they were written."""

import re

_QUOTES = re.compile(r">*")
_SIGNATURE = "-- "


def unflow(text: str, *, delete_space: bool) -> str:
    """Return ``text`` (lines parted by line feeds) with the lines joined that were broken only to fit.

    A line that ends in a blank goes on in the next one of the same quotation depth; ``delete_space`` says
    that this blank belongs to the break (``delsp=yes``).
    """
    paragraphs: list[list[str]] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        quotes = _QUOTES.match(line)
        depth = quotes.end() if quotes else 0
        words = line[depth:].removeprefix(" ")
        soft = words.endswith(" ") and words != _SIGNATURE
        kept = words[:-1] if soft and delete_space else words
        if open_depth == depth and words != _SIGNATURE:
            paragraphs[-1].append(kept)
        else:
            paragraphs.append([f"{'>' * depth} {kept}" if depth else kept])
        open_depth = depth if soft else None
    return "\n".join("".join(pieces) for pieces in paragraphs)
