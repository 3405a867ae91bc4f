"""Whether an act of signing covers the described work."""

from functools import lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.days.by_day import named_by_its_day
from poedesk.proof.assessing.acknowledging.days.windows import moment
from poedesk.proof.assessing.acknowledging.meant.mails import doubt_of
from poedesk.proof.assessing.acknowledging.meant.objects import is_paper
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.stacks.references import called, own
from poedesk.proof.assessing.together.belonging import Belongs, related
from poedesk.proof.assessing.together.links import bare_subject, in_thread, numbers_in, one_thread
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.document.model import Document
from poedesk.proof.finding.identity.name_bounds import looks_like_organisation
from poedesk.proof.finding.identity.names import Agreement, agree, organisation_words
from poedesk.proof.finding.model import Act, Findings, State
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary

_WORK_KEYS = ("work", "presales", "azure.architecture", "azure.benefits", "business_need")


_KNOWN_DOCUMENTS = 16
"""Documents whose plain text is remembered, at most: each of their acts is asked for it."""


def covers(case: Case, entry: Findings, act: Act) -> Verdict:
    """Return whether an act covers the described work.

    It does when the work, or a claimed workload or product, stands in its document, in the mail that the
    document belongs to, or in an earlier mail that it answers; one that names a project or an order may.
    """
    if act.kind == "mail":
        if _of_something_else(case, entry, act):
            return Verdict.NOT_MET
        if doubt_of(case, entry, act) is not None:
            return Verdict.UNCLEAR
    return _covers_told(case, entry, act)


def _covers_told(case: Case, entry: Findings, act: Act) -> Verdict:
    """Return whether what stands around an act tells that it covers the work, whatever its own words are."""
    family = [other for other in case.findings if related(other.document.name, entry.document.name)]
    if act.kind == "mail" and not act.quoted:
        family += [other for other, _ in case.contributing() if _answered(entry.document, other.document)]
    if any(_names_claimed(case, other) for other in family):
        return Verdict.MET
    if entry.kind == "poe-template":
        return Verdict.MET
    if entry.kind == "master-agreement":
        return Verdict.NOT_MET
    told = _made_plain("\n".join(page.text for page in entry.document.pages))
    if _accepts(entry, act, told) and _approves_another(case, entry, told):
        return Verdict.MET
    project = case.claim.project
    if project and any(True for _ in mentions.phrase(entry.document, project)):
        return Verdict.MET
    if _only_contract(case, entry):
        return Verdict.MET
    if act.kind == "mail" and act.signature is not None and act.signature.topic:
        told = f"{told} {plain(act.signature.topic)}"
    return Verdict.UNCLEAR if in_plain("work", told) else Verdict.NOT_MET


def _answered(mail: Document, other: Document) -> bool:
    """Say whether ``other`` is an earlier mail of the thread in which ``mail`` answers.

    A subject of a single word may be that of many threads.
    """
    if mail is other or not one_thread(mail, other):
        return False
    if not in_thread(mail, other) and len(bare_subject(mail).split()) == 1:
        return False
    sent = moment(mail.mail.date if mail.mail is not None else None)
    before = moment(other.mail.date if other.mail is not None else None)
    return sent is not None and before is not None and before <= sent


@lru_cache(_KNOWN_DOCUMENTS)
def _made_plain(text: str) -> str:
    return plain(text)


def _only_contract(case: Case, entry: Findings) -> bool:
    """Say whether all that is filed is one contract of ours, which speaks of no other workload.

    There is no second work that its signature could be for; how little it says is judged elsewhere.
    """
    ours = [other for other, belongs in case.contributing() if belongs is Belongs.OURS]
    alone = len(case.findings) == 1 and [other is entry for other in ours] == [True]
    others = [finding for finding in entry.get("workload") if finding.confidence >= NAMED]
    return alone and entry.kind == "contract" and not others and not entry.get("product")


def _of_something_else(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether the approving sentence names what it approves, and that is not this work: "the lunch menu".

    A sentence that names nothing ("Approved.", "We accept this") leaves it to the rest of the mail.
    """
    span = act.signature.spans[0] if act.signature is not None and act.signature.spans else None
    if span is None or span.start is None:
        return False
    sentence = plain(entry.document.page(span.page).text[span.start : span.end])
    by = _BY.search(sentence)
    if by is not None and mentions.words_in(by["who"], organisation_words(case.claim.partner.name)[0]):
        return True
    raw = entry.document.page(span.page).text[span.start : span.end]
    if _names_a_stranger(case, raw) or _names_another_paper(case, entry, raw):
        return True
    told = _OBJECT.search(sentence)
    named = (told["active"] or told["passive"]) if told is not None else ""
    claimed = [name for name in _names_of_the_claim(case) if mentions.words_in(sentence, name)]
    for name in claimed:
        named = named.replace(plain(name), " ")
    if in_plain("everyday", named):
        return not any(in_plain(kind, sentence) for kind in ("statement-of-work", "poe-template"))
    if (
        claimed
        or in_plain("work", sentence)
        or any(in_plain(other.kind, sentence) for other in case.findings)
    ):
        return False
    return bool(_DEFINITE.match(named)) and not in_plain("pointing", named) and not is_paper(named)


def _names_a_stranger(case: Case, sentence: str) -> bool:
    """Say whether a sentence approves the work of a firm that is neither party."""
    parties = case.claim.customer.name, case.claim.partner.name
    named = (match["name"].strip(" .,") for match in _OF_FIRM.finditer(sentence))
    firms = [name for name in named if looks_like_organisation(name)]
    return any(all(agree(name, party) is Agreement.DIFFERENT for party in parties) for name in firms)


def _names_another_paper(case: Case, entry: Findings, sentence: str) -> bool:
    """Say whether a sentence approves a paper by a number that none of those given has."""
    made = plain_of(sentence)
    asked = {number for _, said in called(1, sentence, 0, len(made.text)) for number in said.numbers}
    if not asked:
        return False
    given = [own(other) for other, _ in case.contributing() if other is not entry]
    known = {number for paper in given for number in paper.numbers}
    return bool(known) and not any(
        number in known or any(len(number) > _SHORT and number in paper.text for paper in given)
        for number in asked
    )


_SHORT = 3
"""Signs of a number that may stand in a text by chance."""

_OF_FIRM = compiled(
    r"\b(?:of|by|from|for|von|der|durch|de|du|des|por|par)\s+(?:the\s+)?"
    r"(?P<name>(?:[A-Z\u00c0-\u00de][\w&.'\u2019-]*+\s?){1,6})"
)

_OBJECT = compiled(
    r"\b(?:approve[sd]?|accept(?:s|ed)?|authori[sz]e[sd]?|agree[sd]? (?:to|with)|sign(?:s|ed)? off on"
    r"|approval (?:of|for)|acceptance of)\s*[:\u2013-]?\s+(?P<active>(?:[\w'-]+\s?){1,6})"
    r"|(?<![\w'-])(?P<passive>(?:[\w'-]+\s){1,14})"
    r"(?:is|are|was|were|(?:has|have) been) (?:approved|accepted)\b"
)
"""A verb of approving with the words that can name what is approved."""

_BY = compiled(r"\b(?:approved|accepted|signed off) by (?P<who>(?:[\w'&-]+\s?){1,5})")
"""Who is said to have approved, when the sentence says so."""

_DEFINITE = compiled(r"(?:the|your|our|a|an|new)\s+\w")
"""How the name of a thing begins; other words after the verb say how or when."""


def _names_of_the_claim(case: Case) -> list[str]:
    """Return how a sentence may call what was claimed: project, products, workloads."""
    claim = case.claim
    known = vocabulary.load()
    names = [claim.project] if claim.project else []
    names += [product.name for product in claim.products]
    for item in claim.workloads:
        workload = known.workload(item.workload)
        names += [workload.title, *(alias.text for alias in workload.aliases)]
    return names


def _accepts(entry: Findings, act: Act, told: str) -> bool:
    """Say whether a document accepts another one: a mail, or a letter that says so, never an order."""
    return act.kind == "mail" or (entry.kind not in _AGREEMENTS and in_plain("acceptance", told))


_AGREEMENTS = frozenset({"statement-of-work", "purchase-order", "quotation", "amendment"})


def _approves_another(case: Case, entry: Findings, told: str) -> bool:
    """Say whether an acceptance names a document of ours that tells the work, by kind, number or file."""
    for other, belongs in case.contributing():
        if other is entry or belongs is not Belongs.OURS or not _names_claimed(case, other):
            continue
        name = plain(other.document.name.rsplit("/", 1)[-1])
        if name in told or in_plain(other.kind, told):
            return True
        if numbers_in(entry.document, short=True).keys() & numbers_in(other.document, short=True).keys():
            return True
        if named_by_its_day(case, entry.document, other.document):
            return True
    return False


def _describes(entry: Findings) -> bool:
    return any(
        finding.state is State.PRESENT and finding.value for key in _WORK_KEYS for finding in entry.get(key)
    )


def _names_claimed(case: Case, entry: Findings) -> bool:
    """Say whether a document names what is claimed; where nothing is listed, whether it describes work."""
    claim = case.claim
    claimed = {item.workload for item in claim.workloads}
    if any(finding.value in claimed and finding.confidence >= NAMED for finding in entry.get("workload")):
        return True
    names = [product.name for product in claim.products]
    if any(True for name in names for _ in mentions.phrase(entry.document, name)):
        return True
    if claim.solution_area == "azure":
        return any(in_plain("azure", plain(page.text)) for page in entry.document.pages)
    return not claimed and not names and _describes(entry)


NAMED = 0.4
"""Confidence from which a workload counts as named at all."""
