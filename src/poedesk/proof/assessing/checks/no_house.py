"""Values at the place of a partner that name no house: whom to ask there, an office, the other side's head.

"Consultant: Ada Holm" in a list of people, "Submitted by | Ada Holm", "Contractor | Information Services" as
the heads of two columns: none of them is another partner while the paper names the claimed one as a party.
"""

from collections.abc import Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks.identities import Identity
from poedesk.proof.finding.acts.naming.people import (
    looks_like_department,
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.identity.names import Agreement, bears_form
from poedesk.proof.finding.model import Role, State


def without_none(case: Case, identity: Identity, differing: Sequence[Seen]) -> list[Seen]:
    """Return what contradicts the claimed partner: names of houses, and all where it is itself no party."""
    if identity.key != "party.name" or identity.role is not Role.PARTNER:
        return list(differing)
    return [
        seen
        for seen in differing
        if not ((is_none(seen) or _is_person(seen)) and _is_party_in(case, identity, seen))
    ]


def is_none(seen: Seen) -> bool:
    """Say whether a labelled value is an office, a department or a word for a side: it refutes nothing."""
    if seen.finding.spans[0].label is None or bears_form(seen.value):
        return False
    if looks_like_department(seen.value) or _SIDE.fullmatch(plain(seen.value).strip(" .:")):
        return True
    return looks_like_title(seen.value) and not looks_like_organisation(seen.value)


_SIDE = compiled(
    r"(?:the |both |all |beide |alle )?"
    r"(?:(?:service )?recipients?|receiver|beneficiary|(?:end )?users?|both(?: sides)?|joint(?:ly)?|shared"
    r"|(?:legacy |other |previous |third.party )?(?:vendors?|suppliers?|providers?|contractors?|parties)"
    r"|third part(?:y|ies)|(?:leistungs)?empfanger|beide|gemeinsam|dritte|nutzer"
    r"|destinataires?|beneficiaire|les deux|tiers|utilisateurs?"
    r"|destinatarios?|beneficiari[ao]|ambos|terceros|usuarios?|entrambi|terzi|utenti"
    r"|ontvanger|afnemer|samen|derden"
    r"|responsible|accountable|consulted|informed|supporting|verantwortlich|zustandig|responsable|responsabile)"
)
"""Heads of columns and rows by which a side is called, or its part in a task; over plain text."""


def _is_person(seen: Seen) -> bool:
    """Say whether a labelled value is a person's name; whom an opening defines as a party is one."""
    labelled = seen.finding.spans[0].label is not None
    return labelled and looks_like_person(seen.value) and not looks_like_organisation(seen.value)


def _is_party_in(case: Case, identity: Identity, seen: Seen) -> bool:
    """Say whether the paper of a value names the claimed partner as a party, and for no other side."""
    return any(
        finding.state is State.PRESENT
        and finding.role in {identity.role, None}
        and identity.agrees(finding.value or "", case.claim) is Agreement.SAME
        for finding in seen.source.get("party.name")
    )
