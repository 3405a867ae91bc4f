"""What can only stand at the head of a block, and where the head of the next one is known by the first."""

from collections.abc import Sequence

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.whose.party_names import begins_for, can_be_party, clean_name
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_title


def opens(part: Part) -> bool:
    """Return whether a part can only stand at the head of a block: "Accepted by:", "On behalf of"."""
    if part.kind is Kind.PARTY:
        return words.BEHALF.match(words.flat(part.label_text)) is not None
    return part.kind is Kind.BY


def next_head(parts: Sequence[Part], layout: Sequence[Part]) -> int | None:
    """Return the place of the first part that heads another block; ``layout`` stands over the first one.

    Words such as "Pour Verreries du Morvan" stand under a signature as well: they head a block where they do
    so at the first one.
    """
    headed = any(_is_for(part) for part in layout)
    found = (place for place, part in enumerate(parts) if opens(part) or (headed and _is_for(part)))
    return next(found, None)


def _is_for(part: Part) -> bool:
    """Return whether a part says for whom somebody signs, and names an organisation."""
    if part.kind is Kind.PARTY:
        return opens(part) and bool(part.text)
    return part.kind is Kind.TEXT and begins_for(part.text) and can_be_party(clean_name(part.text) or "")


def is_head(part: Part, layout: Sequence[Part]) -> bool:
    """Return whether a part heads a block as one does at the first one of the column."""
    return _is_for(part) and any(_is_for(each) for each in layout)


def names_party(part: Part) -> bool:
    """Return whether a part may name the side of a block: by its label, its words, its type."""
    if part.kind in {Kind.PARTY, Kind.BY}:
        return True
    if part.kind is not Kind.TEXT or looks_like_title(part.text):
        return False
    return (
        words.role_of(part.text) is not None
        or looks_like_organisation(part.text)
        or part.heading
        or _capitals(part.text)
    )


def _capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 2 and all(sign.isupper() for sign in letters)  # noqa: PLR2004 - two letters are initials
