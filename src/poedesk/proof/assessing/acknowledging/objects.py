"""What a customer's words accept or confirm, where that is told by a name which no other place knows.

"Accepts annex B to contract 88", "the deliverables of the Harbour project", "the cabling work in Dover": the
signature is the customer's, and its words are of another matter than the papers around them.
"""

import re
from collections.abc import Iterator

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.text import plain
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.wording.plain import plain_of


def accepts_another(case: Case, document: Document) -> Span | None:
    """Return the sentence of a paper that accepts an annex or a project which nothing else names."""
    for page in document.pages:
        if _NAMED.search(plain_of(page.text).text.replace("\n", " ")) is None:
            continue  # most papers: their sentences need not be looked at one by one
        for start, end in sentences(page.text):
            told = plain_of(page.text[start:end]).text.replace("\n", " ")
            if _ACCEPTS.search(told) is None:
                continue
            named = [found["name"] for found in _NAMED.finditer(told) if not _PLAIN.fullmatch(found["name"])]
            if named and not any(_known(name, _around(case, page.text[start:end])) for name in named):
                return Span(page.number, start, end)
    return None


def _known(name: str, around: str) -> bool:
    """Say whether a number, or a word of a project's name, stands anywhere else."""
    words = [word for word in name.split() if any(sign.isdigit() for sign in word)]
    words = words or [word for word in name.removesuffix("project").split() if len(word) > _SHORT]
    return not words or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around) for word in words)


_SHORT = 2
"""Letters of words that stand anywhere."""


def confirms_another(case: Case, sentence: str) -> bool:
    """Say whether a mail confirms a payment, or work of a sort or at a place that no paper names."""
    if _PAYMENT.fullmatch(plain(sentence)):
        return True
    around: str | None = None
    for word in _sorts(sentence):
        around = _around(case, sentence) if around is None else around
        if re.search(rf"\b{re.escape(word)}\b", around) is None:
            return True
    return False


def _sorts(sentence: str) -> Iterator[str]:
    """Yield the sort of work and its place as a sentence tells them, in plain letters."""
    for found in _SORT.finditer(plain(sentence)):
        if found["sort"] not in _ANY:
            yield found["sort"]
    for found in _PLACE.finditer(sentence):
        if plain(found["place"]) not in _ANY:
            yield plain(found["place"])


def other_matter(document: Document) -> Span | None:
    """Return the sentence that gives a signature for another matter, when no word of the paper accepts."""
    told = [plain_of(page.text).text.replace("\n", " ") for page in document.pages]
    if any(_TAKES.search(text) for text in told):
        return None
    for page in document.pages:
        for start, end in sentences(page.text):
            low = plain_of(page.text[start:end]).text.replace("\n", " ")
            found = _MATTER.search(low)
            if found is not None and _WORK.search(low[found.end() :]) is None:
                return Span(page.number, start, end)
    return None


def _around(case: Case, sentence: str) -> str:
    """Return all that the claim and the papers say beside a sentence, in plain letters."""
    claim = case.claim
    known = [claim.project or "", claim.customer.name, claim.partner.name]
    for entry, _ in case.contributing():
        mail = entry.document.mail
        known += [entry.document.name, (mail.subject if mail is not None else None) or ""]
        known += [page.text.replace(sentence, " ") for page in entry.document.pages]
    return plain(" ".join(" ".join(known).split()))


_ACCEPTS = compiled(r"\b(?:accepts?|approves?|confirms?|acknowledges?|takes? over|signs? off)\b")
_NAMED = compiled(
    r"\b(?:(?:annex|appendix|schedule|exhibit) [\w.-]{1,8} (?:to|of)"
    r"|(?:deliverables?|works?|services?|results?) (?:of|from|under|for)(?= [^.]{0,40}\bproject\b)) (?:the )?"
    r"[\"']?(?P<name>(?:contract|agreement|order|sow) (?:no\.? ?|number )?(?=[\w/-]*\d)[\w/-]+"
    r"|(?:(?!said|this|these|that|our|its|same|above|by|in)[\w-]+ ){1,3}project\b)"
)
_PAYMENT = compiled(r"\W*(?:approved|released) for payment\W*")
_SORT = compiled(
    r"\b(?:confirm|accept|approve|acknowledge)s? (?:that )?(?:the|your) (?P<sort>[\w-]{3,}ing) works?\b"
)
_PLACE = compiled(
    r"\b(?:confirm|accept|approve|acknowledge)s?\b (?:that )?(?:the|your) (?:[\w-]+ ){0,2}works? (?:in|at) "
    r"(?:the )?(?P<place>[A-Z][\w-]{2,})"
)
_ANY = frozenset(
    [
        "outstanding",
        "consulting",
        "engineering",
        "remaining",
        "following",
        "existing",
        "preceding",
        "underlying",
        "programming",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "spring",
        "summer",
        "autumn",
        "winter",
        "full",
        "accordance",
        "scope",
        "total",
    ]
)
"""Words that tell no other work: they fit any, or tell when."""

_PLAIN = compiled(
    r"(?:(?:whole|entire|complete|full|present|current|described|named|migration|deployment|adoption|cloud"
    r"|rollout|roll-out|implementation|training|mail|email|customer|client|pilot) )+project"
)
"""How any paper may call its own project."""

_MATTER = later(
    r"\b(?:confirm|acknowledg|certif)\w* that"
    r" (?:it|its \w+|we|i|they|both parties|the parties|the (?:customer|client)"
    r"|the (?:engineers|consultants) of [\w-]+(?: \w+){0,3}?)"
    r" (?:has |have |had )?(?:met(?: with)?\b(?! (?:\w+ ){0,3}(?:criteri|requir|target|goal|objectiv"
    r"|mileston|need|deadline|condition|oblig|dut))"
    r"|visited\b|(?:held|had|attended|took part in) (?:an? |the |several )?"
    r"(?:\w+ )?(?:meetings?|calls?|talks|conversations?|demo\w*|presentation)\b)"
    r"|^\W*(?:approved|released) for payment\W*$|^\W*for (?:your )?information(?: only)?\W*$"
    r"|\bsignature (?:only )?(?:confirms?|acknowledges?) (?:the )?(?:receipt|delivery) only\b"
    r"|\bsignature only (?:confirms?|acknowledges?) (?:the )?receipt\b"
    r"|\b(?:we|i|customer|client|\w+ (?:ltd|limited|inc|gmbh|bv|plc|group)) agrees? to the"
    r" (?:\w+ )?(?:rates|prices|payment terms)\b"
    r"|\bby signing\b[^.]{0,60}\b(?:undertakes?|agrees?) to keep\b[^.]{0,60}\b(?:secret|confidential)\b"
    r"|\bagrees? that [^.]{0,60}\bname it as a reference\b"
    r"|\bhours\b[^.]{0,40}\b(?:time ?sheet\w*)? ?(?:are|is) (?:hereby )?confirmed\b"
)
"""What a signature is given for that takes no work over: a meeting, a payment, rates, secrecy, hours."""

_TAKES = later(
    r"\baccept(?:s|ed|ing)?\b|\bapprov(?:e|es|ed)\b(?! for payment)"
    r"|\bsign(?:s|ed) off\b|\btakes? (?:it |them )?over\b"
    r"|\b(?:confirm|acknowledg|certif)\w*(?: \w+)? (?:that )?(?:the|all|this|these|completion)\b"
    r"(?! (?:parties|customer|client|engineers|consultants)(?: of(?: \w+){1,4}?)? (?:has |have |had )?"
    r"(?:met|had|held|attended|took part|visited)\b)"
    r"|\b(?:abgenommen|bestatig\w+|acept\w+|accepte\w*)\b"
)
_WORK = later(r"\b(?:accept\w*|carried out|performed|delivered|completed|migrated|deployed|approv\w*)\b")
