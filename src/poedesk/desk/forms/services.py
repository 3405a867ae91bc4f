"""The form of an engagement, filled from its answers, in the shapes in which it can be had."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from poedesk.desk.acknowledgements.showing import paper_of
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.sections import claim_of, narratives_of
from poedesk.paper.forms.drawing import Drawn, Look, filled
from poedesk.proof.assessing.api import policy_for

SHAPES = {
    "pdf": (gettext_lazy("PDF to print or to sign"), "pdf", "application/pdf", True),
    "fillable": (gettext_lazy("PDF with fields to fill in"), "pdf", "application/pdf", False),
    "word": (
        gettext_lazy("Word document"),
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        False,
    ),
}
"""Id -> what it is called, ending, media type, whether its answers are plain text."""


def drawn_of(one: Engagement, shape: str) -> Drawn:
    """Return the form of an engagement; raises PoedeskError when the answers do not make one yet."""
    _, ending, _, flat = SHAPES[shape]
    claim = claim_of(one.answers, one.organisation.name)
    policy = policy_for(claim, None, timezone.localdate())
    look = Look(shape=ending, paper=paper_of(claim), flat=flat)
    return filled(claim, policy, narratives_of(one.answers), look)
