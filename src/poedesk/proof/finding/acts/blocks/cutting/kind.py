"""What the parts of a line are for a signature block."""

from enum import StrEnum


class Kind(StrEnum):
    """What a part is for a signature block."""

    SIGN = "sign"
    """A label that asks for a signature and for nothing else."""

    BY = "by"
    """A label after which a signature may follow, but also an organisation: "By:", "Accepted by:"."""

    NAME = "name"
    TITLE = "title"
    NAME_TITLE = "name_title"
    DATE = "date"
    INITIALS = "initials"
    PARTY = "party"
    OTHER = "other"
    LINE = "line"
    CONFORMED = "conformed"
    ESIGN = "esign"
    TEXT = "text"
    RUNNING = "running"


LABELS = frozenset(
    {
        Kind.SIGN,
        Kind.BY,
        Kind.NAME,
        Kind.TITLE,
        Kind.NAME_TITLE,
        Kind.DATE,
        Kind.INITIALS,
        Kind.PARTY,
        Kind.OTHER,
    }
)
"""Kinds that name a place; the rest of the part is what stands there."""
