"""A disclosure: its text, and the customer's initials at it."""

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.case import Case, Seen, soften
from poedesk.proof.assessing.checks.acts import the
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, met, unclear
from poedesk.proof.assessing.together.belonging import Belongs
from poedesk.proof.document.model import By
from poedesk.proof.finding.identity.names import Agreement, agree_person, person_words
from poedesk.proof.finding.model import Role, State
from poedesk.proof.finding.narratives.cited import text_of
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary


def initialled(case: Case, disclosure: str) -> Outcome:
    """Answer whether the text of ``disclosure`` is there with the customer's initials at it."""
    title = vocabulary.load().disclosure(disclosure).title
    texts = [seen for seen in case.seen("disclosure") if disclosure in {seen.finding.topic, seen.value}]
    texts = [seen for seen in texts if seen.belongs is not Belongs.NOT_PROOF]
    initials = [seen for seen in case.seen("initials") if _at(seen, disclosure, texts)]
    written = [seen for seen in initials if seen.finding.state is State.PRESENT]
    if not texts:
        if written:
            because = f"Initials are there ({written[0].where}), but not the text of the {title.lower()}."
            return case.absent(Code.MISSING, because, evidence=written[0].evidence)
        return case.missing(f"The text of the {title.lower()}")
    if not written:
        return _no_initials(case, title, texts[0], initials)
    return _judged(case, title, texts[0], written)


def _at(seen: Seen, disclosure: str, texts: list[Seen]) -> bool:
    """Say whether initials stand at this disclosure: by their topic, else in the same document."""
    if seen.finding.topic is not None:
        return seen.finding.topic == disclosure
    return any(text.document == seen.document for text in texts)


def _no_initials(case: Case, title: str, text: Seen, initials: list[Seen]) -> Outcome:
    if initials and initials[0].finding.state is State.PLACEHOLDER:
        return case.empty_place(f"The place of the initials at the {title.lower()}", initials[0])
    because = f"The {title.lower()} is there without the customer's initials ({text.where})."
    evidence = (*text.evidence, *(initials[0].evidence if initials else ()))
    return case.absent(Code.BLANK, because, evidence=evidence)


def _judged(case: Case, title: str, text: Seen, written: list[Seen]) -> Outcome:
    good = [seen for seen in written if _whose(case, seen) is Agreement.SAME]
    seen = (good or written)[0]
    evidence = (*seen.evidence, *text.evidence)
    shown = f" {seen.finding.person!r}" if seen.finding.person else ""
    whose = _whose(case, seen)
    if whose is Agreement.DIFFERENT:
        because = f"The initials{shown} at the {title.lower()} are not the signatory's ({seen.where})."
        return unclear(Code.NOT_THE_CUSTOMERS, because, value="initials", evidence=evidence)
    if _denied(text):
        because = f"The text at {text.where} seems to deny what the {title.lower()} declares."
        return unclear(Code.UNCERTAIN, because, value="initials", evidence=evidence)
    if whose is Agreement.POSSIBLY or seen.finding.topic is None:
        because = f"Whose initials{shown} stand near the {title.lower()} cannot be told ({seen.where})."
        return unclear(Code.UNCERTAIN, because, value="initials", evidence=evidence)
    if text.finding.confidence < SURE:
        because = f"The text at {text.where} may be the {title.lower()}; a person has to compare it."
        return unclear(Code.UNCERTAIN, because, value="initials", evidence=evidence)
    because = f"The {title.lower()} is there with the customer's initials{shown} ({seen.where})."
    return soften(met(because, value="initials", evidence=evidence), seen)


def _denied(text: Seen) -> bool:
    """Say whether a disclosure's text says the opposite: "does not agree that Microsoft can share"."""
    return _DENIED.search(plain_of(text_of(text.source.document, text.finding)).text) is not None


_DENIED = compiled(
    r"\b(?:not|never|neither|nor|no longer)\s+(?:\w+\s+){0,1}(?:agree|acknowledg|consent|allow|permit|authori"
    r"|accept|know|understand|approv)\w*|\b(?:refuses?|declines?|objects?|withdraws?|denies)\b"
    r"|\bno (?:acepta|autoriza|permite|reconoce|consiente)\w*"
)


SURE = 0.6
"""Confidence from which a text is the disclosure and not only like it."""


def _whose(case: Case, seen: Seen) -> Agreement:
    """Return whether initials are the signatory's; marks without letters (ink) are taken as such."""
    customers = seen.finding.role is Role.CUSTOMER
    if seen.finding.role is Role.PARTNER:
        return Agreement.DIFFERENT
    letters = _letters(seen)
    if not letters:
        return Agreement.SAME if customers or seen.evidence[0].by is not By.TEXT else Agreement.POSSIBLY
    names = _signatories(case)
    if not names:
        return Agreement.SAME if customers else Agreement.POSSIBLY
    if any(_fits(letters, seen.finding.person or "", name) for name in names):
        return Agreement.SAME
    return Agreement.DIFFERENT


def _letters(seen: Seen) -> str:
    told = seen.finding.person or ("" if seen.value.lower() in {"present", "initials", ""} else seen.value)
    return "".join(sign for sign in told.lower() if sign.isalpha())


def _signatories(case: Case) -> list[str]:
    """Return the names by which the one who acknowledged is known."""
    chosen = the(case).chosen
    names = [chosen.name.value] if chosen is not None and chosen.name is not None else []
    if chosen is not None and chosen.signature is not None and chosen.signature.finding.person:
        names.append(chosen.signature.finding.person)
    names += [seen.value for seen in case.seen("signatory.name", Role.CUSTOMER, strict=True)]
    known = case.claim.customer.signatory
    names += [known.name] if known is not None and known.name else []
    return [name for name in names if name]


def _fits(letters: str, written: str, name: str) -> bool:
    """Say whether ``letters`` are initials of ``name``, or the name itself."""
    words = person_words(name)
    if not words:
        return False
    initials = "".join(word[0] for word in words)
    ends = words[0][0] + words[-1][0]
    if letters in {initials, ends, ends[::-1]}:
        return True
    if len(letters) == len(initials) + 1 and letters[0] == ends[0] and letters[-1] == ends[-1]:
        return True  # a middle initial that the printed name leaves out
    return len(letters) > 3 and agree_person(written, name) is Agreement.SAME  # noqa: PLR2004 - initials have three letters
