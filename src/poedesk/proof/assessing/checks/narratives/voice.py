"""Whose "we" it is, by who wanted something: "our old server failed twice" is said by whom it failed.

In such a paper "we migrated 214 mailboxes" tells what the customer's own people did.
"""

from poedesk.kernel.expressions import later
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.whose.telling.letters import from_customer
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.claimed import short_name
from poedesk.proof.finding.model import Findings, State
from poedesk.proof.finding.narratives.features import describe, sentences
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary

_WE = r"we|wir|nous|nosotros|noi|wij"
_OUR = r"our|unsere?[nm]?|nos|notre|nuestr[oa]s?|il nostro|la nostra|i nostri|onze|ons"

_FIRST_PERSON = later(rf"\b(?:{_WE}|{_OUR}|us|uns|unser\w*|nostr\w+|ci)\b")
_OTHERS = later(
    r"\b(?:you|your|ihr\w*|sie|vous|votre|vos|usted(?:es)?|vuestr\w+|voi|vostr\w+|u|uw|jullie"
    r"|customer|client|kunde\w*|auftraggeber\w*|cliente|klant|opdrachtgever"
    r"|(?:we|wir|nous|noi|wij) (?:\w+ )?(?:understand|understood|learned|found|saw|heard|were told|were asked"
    r"|verstehen|verstanden|fanden|sahen|horten|comprenons|avons (?:compris|constate|trouve)|capiamo"
    r"|abbiamo (?:capito|trovato)|begrijpen|zagen|vonden))\b"
)
"""Words of one who speaks of somebody else's trouble."""

_PEOPLE = (
    rf"(?:{_OUR}) (?:\w+ ){{0,2}}?(?:staff|people|team|technicians?|engineers?|administrators?|admins"
    r"|department|colleagues|leuten?|mitarbeite\w+|techniker\w*|kolleg\w+|abteilung|administratoren|equipes?"
    r"|techniciens|service|collegues|informaticiens|personal|equipo|tecnicos|departamento|informaticos"
    r"|personale|tecnici|squadra|reparto|colleghi|mensen|medewerkers|technici|afdeling|beheerders|collega\w*)"
)
_DO = (
    r"(?:\w+ed|moved|set|ran|built|did|put|hat|haben|ont|a|han|ha|hanno|heeft|hebben|\w{3,}ten?"
    r"|\w{3,}(?:o|aron|ieron))"
)
_NO_OBJECT = (
    r"(?<!with )(?<!for )(?<!to )(?<!of )(?<!and )(?<!mit )(?<!fur )(?<!avec )(?<!pour )(?<!con )(?<!para )"
    r"(?<!met )"
)
_ACTS = later(
    rf"\b(?:{_WE}|our own|unsere eigenen?|nos propres|nuestr[oa]s? propi[oa]s?)\b"
    rf"|{_NO_OBJECT}\b{_PEOPLE} (?:\w+ )?{_DO}\b|\b(?:by|durch|von|par|por|da|dal|door) {_PEOPLE}\b"
)
"""Who acts in the first person; "trained our staff" tells of others who act."""

_YOU = later(r"\b(?:you|your|ihr\w*|sie|vous|votre|vos|usted(?:es)?|vuestr\w+|os)\b")


def first_person_is_customers(case: Case, entry: Findings) -> bool:
    """Say whether "we" in a paper is the customer: it wrote the paper, or its "we" wanted the work."""
    return from_customer(case, entry) or case.once(
        ("wants in its own words", id(entry)), lambda: _wants_in_its_own_words(case, entry)
    )


def _wants_in_its_own_words(case: Case, entry: Findings) -> bool:
    needs = (seen for seen in case.seen("business_need") if seen.source is entry)
    told = (seen.text for seen in needs if seen.finding.state is State.PRESENT)
    return any(_own_trouble(case, one) for text in told for one in sentences(text))


def _own_trouble(case: Case, sentence: str) -> bool:
    plain = plain_of(sentence).text
    if _FIRST_PERSON.search(plain) is None or _OTHERS.search(plain) is not None:
        return False
    parties = (case.claim.customer.name, case.claim.partner.name)
    if any(mentions.words_in(sentence, short_name(name)) for name in parties):
        return False
    features = describe(sentence, vocabulary.load())
    return not features.acts and (features.lack or features.wants or bool(features.need))


def acts_in_first_person(sentence: str, partner: str) -> bool:
    """Return whether "we" or "our people" act in a sentence that says no "you" and names no ``partner``."""
    plain = plain_of(sentence).text
    acts = _ACTS.search(plain) is not None
    return acts and _YOU.search(plain) is None and not mentions.words_in(sentence, partner)
