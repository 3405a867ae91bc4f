"""Short answers on the work that tell all of it: who did what, and how much of it or for whom."""

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.acknowledging.whose.telling.letters import from_customer, writes_to_partner
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.claimed import names
from poedesk.proof.assessing.checks.narratives.acting import talks
from poedesk.proof.assessing.checks.narratives.passage import Passage
from poedesk.proof.assessing.checks.narratives.timing import takes_what_is_done
from poedesk.proof.assessing.checks.narratives.weighing import cues_told
from poedesk.proof.finding.activities.words import cues, tied
from poedesk.proof.finding.narratives.features import sentences
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.tense import told_as_done
from poedesk.proof.finding.workloads.names import mentions
from poedesk.proof.policy import vocabulary


def in_one_sentence(case: Case, passage: Passage) -> bool:
    """Say whether a short answer tells all of it: who of ours did what with how much of it, or for whom.

    "Fairview enrolled 220 laptops in Intune during May." An offer of days, or a name and a noun, does not;
    items do under a heading that says that our people did them.
    """
    features, label = passage.features, passage.head
    if not (passage.claimed and (features.quantified or for_whom(case, passage))):
        return False
    done, told = done_words(passage.proving), told_as_done(passage.proving)
    ours = names(passage.proving, case.claim.partner.name) or passage.addressed
    ours = ours or (features.actor_told and not _YOU_DID.search(plain_of(passage.proving).text))
    ours = ours or (passage.seen.finding.anchored and features.actor and (told or len(done) > 1))
    shown = cues_told(case, passage.proving)
    if not passage.seen.finding.anchored and not _on_what_was_claimed(case, passage):
        return False
    if names(label, case.claim.partner.name) and len(shown) > 1:
        ours, told = True, told or takes_what_is_done(case, passage.seen)
    return bool(ours and (done or told) and shown)


def _on_what_was_claimed(case: Case, passage: Passage) -> bool:
    """Say whether a clause ties an activity to a claimed workload: outside of its place nothing else does."""
    known = vocabulary.load()
    claimed = {entry.workload for entry in case.claim.workloads}
    return any(
        mention.workload in claimed
        for one in sentences(passage.proving)
        if not talks(one)
        for _, mention in tied(one, mentions(one, known, about=True), cues(one, known))
    )


def for_whom(case: Case, passage: Passage) -> bool:
    """Say whether it was done for the customer: by its name, for "you", or for "us" in its own letter."""
    if passage.names_customer:
        return True
    plain = plain_of(passage.proving).text
    source = passage.seen.source
    theirs = from_customer(case, source) or writes_to_partner(case, source)
    return (_OURS if theirs else _YOURS).search(plain) is not None


_YOU_DID = compiled(r"(?:^|[.;:]\s|\bthat )\W*(?:you|ustedes|vous|sie haben|u heeft)\b")
"""What a letter tells of its reader: the partner's only where it is addressed to the partner."""

_YOURS = compiled(
    r"\b(?:you|your|ihre[mnrs]?|ihnen|votre|vos|chez vous|pour vous|ustedes|sus|vuestr[oa]s?|voi"
    r"|vostr[oaie]|uw|jullie)\b"
)
_OURS = compiled(
    r"\b(?:us|our|uns|unsere?[mnrs]?|notre|nos|chez nous|pour nous|nosotros|nuestr[oa]s?|noi"
    r"|nostr[oaie]|ons|onze)\b"
)
