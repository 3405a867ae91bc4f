"""The document that is shown: the form drawn from the policy, filled from the answers, and its pages."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.acknowledgements.models import Acknowledgement, Shown
from poedesk.desk.engagements.sections import claim_of, narratives_of
from poedesk.desk.evidence import blobs
from poedesk.desk.texts import showing as texts
from poedesk.kernel.records import dataclass
from poedesk.paper.acknowledging.model import Disclosure
from poedesk.paper.acknowledging.required import disclosures
from poedesk.paper.forms.drafting.clauses import Section, notice
from poedesk.paper.forms.drawing import Look, filled
from poedesk.proof.assessing.api import policy_for
from poedesk.proof.claim.model import Claim, Signatory
from poedesk.proof.policy import loader, vocabulary
from poedesk.proof.policy.loader import Policy
from poedesk.proof.reading.limits import from_environment
from poedesk.proof.reading.parent.sandbox import Sandbox
from poedesk.proof.reading.shown.pictures import Picture, Wanted, draw

NAME = "proof-of-execution.pdf"
"""How the document is called, wherever it is told or saved."""

_LETTER = frozenset({"US", "PR", "CA", "MX", "PH"})
"""Countries whose paper is letter."""

_ROOM = 400_000
"""Bytes of the picture of a page, about."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can be shown to the customer."""

    claim: Claim
    """With the person who is asked as its signatory."""

    policy: Policy
    data: bytes
    left_out: tuple[str, ...]
    """What found no place in it, and what could not be drawn, as sentences."""

    @property
    def disclosures(self) -> tuple[Disclosure, ...]:
        """Return the texts that need initials."""
        return disclosures(self.claim, self.policy)


def form_of(answers: Mapping[str, Any], partner: str, person: Signatory, day: date) -> Form:
    """Return the form for the answers, with a person as its signatory.

    Raises:
        InvalidClaim: the answers make no whole claim.
        InvalidNarratives: what the form tells cannot stand in it.
        PoedeskError: no policy is in force, or it has no form.
    """
    claim = claim_of(answers, partner)
    claim = replace(claim, customer=replace(claim.customer, signatory=person))
    policy = policy_for(claim, None, day)
    made = filled(claim, policy, narratives_of(answers), Look(paper=paper_of(claim), flat=True))
    without = (each for each in made.contents.without_place if each.field != "customer.signatory.email")
    problems = (*without, *made.contents.too_long)  # a form never tells the address of who signs
    return Form(claim, policy, made.data, (*map(str, problems), *made.notes))


def paper_of(claim: Claim) -> str:
    """Return the paper that the customer's country uses."""
    return "letter" if claim.customer.country in _LETTER else "a4"


def shown(data: bytes) -> Shown:
    """Keep a document of ours and return its pages, drawn when that was not done before."""
    kept = blobs.keep(settings.FOLDER.blobs, (data,), len(data))
    known = Shown.objects.filter(pk=kept.sha256).first()
    if known is not None:
        return known
    with Sandbox(from_environment()) as child:
        document = child.read(data, NAME)
        pages = [
            {**_kept(draw(child, data, Wanted(NAME, kept.sha256, page.number, ()), _ROOM)), "text": page.text}
            for page in document.pages
        ]
    return Shown.objects.get_or_create(pk=kept.sha256, defaults={"pages": pages})[0]


def _kept(picture: object) -> dict[str, Any]:
    """Keep the picture of a page; a page that could not be drawn has its text alone."""
    if not isinstance(picture, Picture):
        return {"sha256": ""}
    kept = blobs.keep(settings.FOLDER.blobs, (picture.data,), len(picture.data))
    return {
        "sha256": kept.sha256,
        "media_type": picture.media_type,
        "width": round(picture.width),
        "height": round(picture.height),
    }


def claim_of_shown(one: Acknowledgement) -> tuple[Claim, Policy]:
    """Return claim and policy as they were when somebody was asked."""
    claim = claim_of(one.answers, one.organisation.name)
    person = Signatory(one.name, one.title, one.email)
    claim = replace(claim, customer=replace(claim.customer, signatory=person))
    name, _, version = one.policy.partition("@")
    return claim, loader.load(name, version, timezone.localdate(one.asked_at))


def told_plainly(claim: Claim, policy: Policy) -> tuple[Section, ...]:
    """Return what is acknowledged, what is not granted and what the partner receives, in plain words."""
    _, sections = notice(claim, policy)
    return sections[:-1]  # the last one tells what to do with pen and paper


def summary(claim: Claim, policy: Policy) -> list[tuple[str, str]]:
    """Return the engagement as rows of label and value."""
    words = vocabulary.load()
    works = [
        f"{words.workload(each.workload).title}: "
        + ", ".join(texts.shown(words.activity(kind).title) for kind in each.activities)
        if each.activities
        else words.workload(each.workload).title
        for each in claim.workloads
    ]
    rows = [
        (_("Partner"), claim.partner.name),
        (_("Customer"), claim.customer.name),
        (_("Project"), claim.project or ""),
        (_("Programme"), texts.shown(loader.programme(policy.id).title)),
        (_("Work"), "\n".join(works)),
        (_("Products"), "\n".join(each.name for each in claim.products)),
    ]
    return [(label, value) for label, value in rows if value]
