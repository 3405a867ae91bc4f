"""What a document is."""

from poedesk.proof.finding.kinds.between import finally_kind, kind_between, settled_kind
from poedesk.proof.finding.kinds.kind import (
    EMPTY_TEMPLATE,
    UNDER,
    WITH_PLAN,
    WITHOUT_PLAN,
    kind_of,
)
from poedesk.proof.finding.kinds.rules import Kind

__all__ = [
    "EMPTY_TEMPLATE",
    "UNDER",
    "WITHOUT_PLAN",
    "WITH_PLAN",
    "Kind",
    "finally_kind",
    "kind_between",
    "kind_of",
    "settled_kind",
]
