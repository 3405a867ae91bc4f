"""Which side a place of signing asks: by its own label, or by the bare head of its column."""

from poedesk.kernel.expressions import later
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.columns import Block
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import same_line
from poedesk.proof.finding.acts.blocks.whose.party_names import begins_for
from poedesk.proof.finding.model import Role


def asked_side(block: Block) -> Role | None:
    """Return the side that the signature's label names, "Customer Signature", else the head over it.

    Such a head stands over the place in its own block and says nothing but the side: "Client".
    """
    own = block.anchor.part
    told = words.role_of(own.label_text) if own is not None and own.label is not None else None
    if told is not None:
        return told
    roles = {words.role_of(f"{part.label_text} {part.text}") for part in _heads(block)}
    return roles.pop() if len(roles) == 1 else None


def stands_over_head(block: Block, part: Part) -> bool:
    """Return whether words stand over the head that says whose the block is, so that they are not of it."""
    return any(part.box.bottom <= head.box.top for head in _heads(block))


def _heads(block: Block) -> list[Part]:
    over = (part for part in block.parts if part.box.bottom <= block.anchor.ref.top)
    return [part for part in over if _is_head(block, part) or _is_for(part)]


FOR_WORDS = 4
"""Words of a head such as "For the Consultant" at most."""


def _is_head(block: Block, part: Part) -> bool:
    """Return whether a label for a side stands over the place, with nothing behind it."""
    bare = part.kind is Kind.PARTY and not part.text.strip()
    return bare and not any(other.kind is Kind.TEXT and _right_of(other, part) for other in block.parts)


def _is_for(part: Part) -> bool:
    """Return whether words are "For", or an article, with nothing but a side behind it."""
    said = f"{part.label_text} {part.text}".strip()
    few = part.kind in {Kind.TEXT, Kind.PARTY} and len(said.split()) <= FOR_WORDS
    if not few or words.role_of(said) is None:
        return False
    return begins_for(said) or _BARE_SIDE.match(words.flat(said)) is not None


_BARE_SIDE = later(rf"^(?:the|le|la|l'|el|der|die|das)\s?{words.ROLE_WORDS}\s?[:,]?$")
"""A head that is a side with its article: "Le client"."""


def answers_other_side(block: Block, part: Part, asked: Role) -> bool:
    """Return whether words answer the other side's label in a list: "Partner Company Name | Fabrikam"."""
    return any(
        label.kind is Kind.PARTY
        and _right_of(part, label)
        and words.role_of(label.label_text) not in {None, asked}
        for label in block.parts
    )


def _right_of(part: Part, label: Part) -> bool:
    return part is not label and label.box.right <= part.box.left + 2 and same_line(label.box, part.box)
