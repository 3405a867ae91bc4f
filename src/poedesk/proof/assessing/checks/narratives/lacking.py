"""What a narrative lacks, topic by topic, in words that follow "it"."""

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.claimed import (
    document_names_claimed,
    document_names_suite,
    names,
    names_claimed,
    speaks_of_claimed_only,
    title_of,
)
from poedesk.proof.assessing.checks.narratives import hollow
from poedesk.proof.assessing.checks.narratives.azure import (
    architecture_lacks,
    benefits_lack,
    leaves_azure,
    works_on_azure,
)
from poedesk.proof.assessing.checks.narratives.briefly import for_whom, in_one_sentence
from poedesk.proof.assessing.checks.narratives.nearly import only_beside, only_nearly
from poedesk.proof.assessing.checks.narratives.nobodys import is_nobodys_need
from poedesk.proof.assessing.checks.narratives.passage import ENOUGH, LONG, Passage, done_by_buyers
from poedesk.proof.assessing.checks.narratives.strangers import may_be_ours
from poedesk.proof.assessing.checks.narratives.substance import (
    substance,
    without_days,
    without_products,
)
from poedesk.proof.assessing.together.belonging import sender_is_customer
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.activities.words import cues
from poedesk.proof.finding.narratives.features import describe, is_recital, named_in, sentences
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.narratives.wishes import AIM
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.tense import only_offered
from poedesk.proof.finding.workloads.names import mentions
from poedesk.proof.policy import vocabulary

NEXT = 240
"""Characters, at most, between a need and the work that answers it: what else ends its paragraph."""

WITH_TROUBLE = 12
"""Words from which an answer at the place of the need, in which something goes wrong, is specific."""

NAMES_NOTHING = "names nothing that was claimed"

NOTHING_TOLD = "tells nothing that was amiss, wanted or to be gained"
"""A person has to look: its words may mean what we do not know, or be cut off."""

_NO_NEED, _WORK_ONLY = "speaks of no need", "tells work and no need"
NO_NEED = frozenset({_NO_NEED, _WORK_ONLY})
"""What is said of a passage in which nobody wants anything."""


def _work_lacks(case: Case, passage: Passage, __: str) -> list[str]:
    features = passage.features
    if hollow.is_string_of_catchwords(passage.text):
        return ["only strings catchwords together"]
    told = passage.claimed or works_on_azure(case, passage) or _named_beside(case, passage)
    told = (told or _answers_in_full(case, passage)) and not leaves_azure(case, passage)
    lacking = [] if told else [NAMES_NOTHING]
    if not passage.who_did_what:
        lacking.append("does not say who did what")
    if features.words < ENOUGH and not in_one_sentence(case, passage):
        lacking.append("has few words")
    # Outside of its own place a passage must stand on its own feet.
    enough = features.quantified or features.words >= LONG or for_whom(case, passage)
    if not passage.seen.finding.anchored and not enough:
        lacking.append("says neither how much nor for whom")
    return lacking


def _answers_in_full(case: Case, passage: Passage) -> bool:
    """Say whether the question of the work is answered in full, in a document that names what was claimed.

    That the work was done on a claimed workload is asked for as an element of its own.
    """
    features = passage.features
    long = features.words >= LONG or (features.words >= ENOUGH and features.quantified)
    full = passage.seen.finding.anchored and long and passage.who_did_what
    if _of_others_only(case, passage) or _on_a_rival(passage) or _only_amiss(case, passage):
        return False
    return full and document_names_claimed(case, passage.seen)


def _only_amiss(case: Case, passage: Passage) -> bool:
    """Say whether it tells what was amiss and nobody of ours: a need under the heading of the work."""
    ours = may_be_ours(passage.text, case.claim.customer.name, case.claim.partner.name)
    return passage.features.lack and not (ours or cues(passage.text, vocabulary.load()))


def _on_a_rival(passage: Passage) -> bool:
    """Say whether work is told on a product of another maker: "enrolled 90 laptops in Jamf".

    What is left behind ("moved from Dropbox", "in place of Zoom") is not worked on.
    """
    return not passage.claimed and in_plain("rivals", _LEFT.sub(" ", plain_of(passage.proving).text))


_LEFT = compiled(
    r"\b(?:from|off|replac\w+|instead of|in place of|aus|von|statt|anstelle von|ersetz\w+|abgelost\w*"
    r"|depuis|remplac\w+|au lieu de|de|desde|sustitu\w+|en lugar de|da|sostitu\w+|al posto di|van|vervang\w*"
    r"|in plaats van)"
    r"(?: (?:the|den|dem|der|die|das|le|la|el|il|old|alte[nrs]?|ancien|antiguo|vecchio|oude))*(?: \w+){1,2}"
)


def _of_others_only(case: Case, passage: Passage) -> bool:
    """Say whether it names products and none that was claimed: the form's own words do not tie it to one.

    A name that may stand for one of several, as "Entra ID", is none of what was claimed either.
    """
    if passage.claimed or passage.features.names_products:
        return not passage.claimed
    claimed = {entry.workload for entry in case.claim.workloads}
    named = {each.workload for each in mentions(passage.proving, vocabulary.load(), about=True)}
    return bool(named) and named.isdisjoint(claimed)


def _named_beside(case: Case, passage: Passage) -> bool:
    """Say whether a full plan or report follows items that name what was claimed and what is done with it.

    "Migration of 40 mailboxes to Exchange Online" among the items of a quotation, then its plan by weeks.
    """
    features = passage.features
    full = passage.seen.finding.anchored and features.words >= LONG and features.quantified
    if not (full and passage.who_did_what and speaks_of_claimed_only(case, passage.seen)):
        return False
    document = passage.seen.source.document
    texts = (
        other.text
        for other in case.seen("work")
        if other.source.document is document and other.finding is not passage.seen.finding
    )
    told = ((text, describe(text, vocabulary.load())) for text in texts)
    return any(names_claimed(case, text, features) and features.actions for text, features in told)


def _presales_lacks(case: Case, passage: Passage, plain: str) -> list[str]:
    lacking = _work_lacks(case, passage, plain)
    language = passage.seen.source.language
    if passage.proving and all(only_offered(one, language) for one in sentences(passage.proving)):
        return [*lacking, "only tells what is on offer"]
    if _lists_steps(case, passage):
        return [part for part in lacking if part == NAMES_NOTHING and _of_others_only(case, passage)]
    # A form asks for the products beside this answer: who did much for the purchase need not repeat them.
    anchored = passage.seen.finding.anchored
    enough = ENOUGH if len(_steps(passage)) > 1 and passage.who_did_what else LONG
    full = anchored and passage.features.words >= enough and not _of_others_only(case, passage)
    if full and document_names_claimed(case, passage.seen):
        lacking = [part for part in lacking if part != NAMES_NOTHING]
    if not passage.seen.finding.anchored and not passage.features.presales:
        lacking.append("does not speak of work before the purchase")
    elif all(in_plain("afterwards", plain_of(one).text) for one in sentences(passage.proving)):
        lacking.append("tells what was done after the purchase")
    return lacking


def _lists_steps(case: Case, passage: Passage) -> bool:
    """Say whether an answer at its place lists several steps before the purchase, in a paper on it alone.

    "Discovery workshop, fit-gap with sales, licence sizing: 45 seats": the paper that names partner and
    product says whose they were.
    """
    if not passage.seen.finding.anchored or not document_names_claimed(case, passage.seen):
        return False
    if len(_steps(passage)) < STEPS or done_by_buyers(plain_of(passage.text).text):
        return False
    return any(names(page.text, case.claim.partner.name) for page in passage.seen.source.document.pages)


def _steps(passage: Passage) -> frozenset[str]:
    """Return the beginnings of the different words in a passage that tell of work before a purchase."""
    return frozenset(step[:_STEM] for step in describe(passage.proving, vocabulary.load()).presales)


STEPS, _STEM = 3, 5
"""Different steps that such a list has at least, told apart by their first letters."""


def _need_lacks(case: Case, passage: Passage, __: str) -> list[str]:
    features = passage.features
    if hollow.is_string_of_catchwords(passage.text):
        return ["only strings catchwords together"]
    claimed = {entry.workload for entry in case.claim.workloads}
    if hollow.denies_a_need_for(passage.text, claimed, {title_of(p.name) for p in case.claim.products}):
        return ["denies a need of what was claimed"]
    anchored = passage.seen.finding.anchored
    # Outside of its own place somebody must have wanted something: an obligation is no need.
    proved = describe(passage.proving, vocabulary.load())
    wrong = proved.lack and tells_a_situation(case, passage) and _answered_at_once(case, passage)
    wanted = proved.wants or wrong
    lacking = [] if anchored or (wanted and _of_the_customer(case, passage)) else [_NO_NEED]
    instead = only_beside(case, passage) if anchored else only_nearly(case, passage)
    if instead is not None:
        lacking.append(instead)
    if anchored and not (_tells_anything(case, passage) and _of_the_customer(case, passage)):
        lacking.append(NOTHING_TOLD)
    if not passage.proving.strip():
        lacking.append("tells only of others, or what a product does for anyone")
    recites = is_recital(plain_of(passage.text).text) or _LETTERED.match(passage.text)
    if not anchored and passage.who_did_what and not (features.need or features.lack) and not recites:
        lacking.append(_WORK_ONLY)
    if passage.claimed:
        return lacking
    # A need may be told without the product's name, when the document names it and the need is specific.
    told = features.need or features.wants or features.lack or features.quantified
    told = told or passage.names_customer
    told = told or (anchored and tells_a_situation(case, passage))
    enough = ENOUGH if not (anchored and features.trouble) else WITH_TROUBLE
    specific = features.words >= LONG or (told and features.words >= enough) or _tells_own(case, passage)
    placed = (anchored and document_names_claimed(case, passage.seen)) or _answered_at_once(case, passage)
    placed = placed or _recited(case, passage) or _told_in_full(case, passage)
    if not (specific and placed):
        lacking.append(NAMES_NOTHING)
    return lacking


def _tells_anything(case: Case, passage: Passage) -> bool:
    """Say whether an answer at the place of the need tells what was amiss, wanted or to be gained, or a fact.

    The heading vouches for what is under it; but without a figure, a name, or a word of any of these it may
    as well be what people say of the world ("attacks grow in number"): then a person has to look.
    """
    if not passage.proving.rstrip().endswith((".", "!", "?")):
        return True  # notes, or words that were cut off: what else was told is not known
    features, plain = passage.features, plain_of(passage.proving).text
    if features.lack or features.wants or features.need or AIM.search(plain):
        return True
    if any(
        span.label and AIM.search(plain_of(f"{span.label}: ").text) for span in passage.seen.finding.spans
    ):
        return True
    # "Microsoft 365" and "on 4 May" tell no figure.
    parties = (case.claim.partner.name, case.claim.customer.name)
    counted = without_days(plain_of(without_products(passage.proving)).text)
    if substance(counted, parties, capitals=False).facts > 0:
        return True
    facts = substance(passage.proving, parties, capitals=passage.seen.source.language != "de").facts
    # A name tells of this house only beside a word for it.
    return facts > 0 and (passage.names_customer or in_plain("of the house", plain))


def _of_the_customer(case: Case, passage: Passage) -> bool:
    """Say whether a sentence can tell a need of the customer's."""
    document = passage.seen.source.document
    paper = case.once(
        ("plain paper", id(document)), lambda: plain_of(" ".join(page.text for page in document.pages)).text
    )
    parties = case.claim.customer.name, case.claim.partner.name
    return not is_nobodys_need(passage.proving, *parties, paper)


def tells_a_situation(case: Case, passage: Passage, least: int = 8) -> bool:
    """Say whether an answer is made of words of its own: at the place of the need, what goes wrong is one.

    "Orders lay in one potter's mailbox while she was at fairs; three shops gave up." ``least`` is how many
    different words that fit nobody else it has.
    """
    parties = (case.claim.partner.name, case.claim.customer.name)
    made_of = substance(passage.text, parties, capitals=passage.seen.source.language != "de")
    return made_of.own >= least and not made_of.fits_anyone and not made_of.says_little


def _tells_own(case: Case, passage: Passage) -> bool:
    """Say whether a short answer at the place of the need is a whole sentence about this customer.

    "Auditors criticised that former employees kept access to files." It tells no work, and as many words of
    its own as few customers share.
    """
    enough = passage.seen.finding.anchored and passage.features.words >= _SENTENCE
    return enough and not passage.tells_work and tells_a_situation(case, passage, _OWN)


_SENTENCE, _OWN = 9, 5
"""Words of such an answer at least, and those of them that fit nobody else."""


def _answered_at_once(case: Case, passage: Passage) -> bool:
    """Say whether a need, or what goes wrong, is told right before the work that answers it.

    Only where the document speaks of nothing but what was claimed: the need can then be of nothing else.
    """
    told = hollow.tells_its_readers_need(passage.text) or _wanted_by_its_writer(case, passage)
    told = told or (passage.features.wants and tells_a_situation(case, passage))
    if not (told or passage.features.lack):
        return False
    document, last = passage.seen.source.document, passage.seen.finding.spans[-1]
    if not speaks_of_claimed_only(case, passage.seen):
        return False
    starts = (
        seen.finding.spans[0]
        for seen in case.seen("work")
        if seen.source.document is document
        and names_claimed(
            case,
            seen.text,
            named_in(seen.text, vocabulary.load()),
        )
    )
    if last.end is None:
        return False
    return _works_next(case, document, last) or any(
        first.page == last.page and 0 <= first.start - last.end <= NEXT
        for first in starts
        if first.start is not None
    )


def _told_in_full(case: Case, passage: Passage) -> bool:
    """Say whether a paper about nothing but what was claimed tells what was amiss, and what somebody wanted.

    At the place of the need it may name the suite of which the claimed product is a part: that the work was
    on that product is asked for as an element of its own.
    """
    features = passage.features
    if not (
        features.lack and tells_a_situation(case, passage) and speaks_of_claimed_only(case, passage.seen)
    ):
        return False
    if passage.seen.finding.anchored:
        return document_names_suite(passage.seen)
    return features.wants and document_names_claimed(case, passage.seen)


def _works_next(case: Case, document: Document, last: Span) -> bool:
    """Say whether a sentence that begins soon after a need tells work on what was claimed."""
    begun, known = 0, vocabulary.load()
    for sentence in sentences(document.page(last.page).text[last.end : (last.end or 0) + 2 * NEXT]):
        if begun > NEXT:
            break
        if names_claimed(case, sentence, named_in(sentence, known)) and (
            describe(sentence, known).who_did_what or done_words(sentence)
        ):
            return True
        begun += len(sentence)
    return False


def _wanted_by_its_writer(case: Case, passage: Passage) -> bool:
    """Say whether the customer tells in its own mail, in the first person, what it wanted."""
    mail = passage.seen.source.document.mail
    own = mail is not None and sender_is_customer(mail.sender, case.claim)
    return own and passage.features.wants and _I_OR_WE.search(plain_of(passage.text).text) is not None


_I_OR_WE = compiled(r"\b(?:i|we|us|our|my|ich|wir|uns|unser\w*|je|j'|nous|notre|nos|yo|nosotros|nuestr\w+)\b")


_LETTERED = compiled(
    r"^\W*[A-H]\)\s+(?:[Tt]he\s)?(?i:client|customer|buyer|purchaser)\b(?! (?i:shall|will|agrees)\b)"
)
"""How a lettered recital begins: "(A) the Client keeps its mail on a server"; over the text itself."""


def _recited(case: Case, passage: Passage) -> bool:
    """Say whether a contract about nothing but what was claimed recites why its customer wants it."""
    if not (is_recital(plain_of(passage.text).text) or _LETTERED.match(passage.text)):
        return False
    return speaks_of_claimed_only(case, passage.seen) and document_names_claimed(case, passage.seen)


LACKING = {
    "work": _work_lacks,
    "presales": _presales_lacks,
    "business_need": _need_lacks,
    "azure.architecture": architecture_lacks,
    "azure.benefits": benefits_lack,
}
