"""Which side a place of signing asks: by its own label, or by the bare head of its column."""

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.columns import Block
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import same_line
from poedesk.proof.finding.model import Role


def asked_side(block: Block) -> Role | None:
    """Return the side that the signature's label names, "Customer Signature", else the head of its column.

    Such a head stands over the place in its own block and says nothing but the side: "Client".
    """
    own = block.anchor.part
    if own is not None and own.label is not None:
        return words.role_of(own.label_text)
    roles = {
        words.role_of(part.label_text)
        for part in block.parts
        if part.kind is Kind.PARTY
        and not part.text.strip()
        and part.box.bottom <= block.anchor.ref.top
        and not any(other.kind is Kind.TEXT and _right_of(other, part) for other in block.parts)
    }
    return roles.pop() if len(roles) == 1 else None


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
