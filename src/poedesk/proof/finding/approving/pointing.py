"""What "we confirm it" confirms: the sentence before it, or the message that it answers.

It approves the work only where these say that the partner has done it. What is still to come, what the
customer's own people did, and an appointment, a receipt or an address are no such thing.
"""

from collections.abc import Iterable, Sequence
from enum import Enum

from poedesk.kernel.text import plain
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.approving.words import matches, patterns
from poedesk.proof.finding.composing.meaning import Meaning, composed, hinders, is_known

REFERRED = 0.88
"""How sure an approval is that points to an account of the work."""

TOLD = 0.7
"""Confidence from which words say that the work is what they approve; below it a person has to look."""

UNTOLD = 0.6
"""How sure an approval is of which it cannot be told what it points to."""

TELLS = 4
"""Words of a sentence, at least, that may tell what is confirmed after them."""


class Tells(Enum):
    """What a sentence is about."""

    WORK = "work"
    """Work that the partner has done."""

    ELSE = "else"
    """Another matter: an appointment, a receipt, a price."""

    NOTHING = "nothing"
    """It cannot be said."""


def pointed(low: str, before: Sequence[str], subject: str, about: str, after: str) -> float:
    """Return how sure a sentence approves the work that it points to: ``REFERRED``, ``UNTOLD``, or 0 for not.

    ``low`` is the sentence in plain text, ``before`` and ``after`` what the same author wrote around it,
    ``about`` the message that it answers, ``subject`` that of the mail. All may be empty.
    """
    found = patterns("referring").search(low)
    if found is None:
        return 0.0
    own = low[: found.start()]
    told = tells(own) if len(own.split()) >= TELLS else Tells.NOTHING
    if told is Tells.NOTHING:
        told = _nearest(before) or _answered(about) or _alone(" ".join(before), after, subject)
    return {Tells.WORK: REFERRED, Tells.ELSE: 0.0, Tells.NOTHING: UNTOLD}[told]


def composed_sure(low: str, before: Sequence[str], subject: str, about: str, after: str) -> float:
    """Return how sure a sentence approves by all of its words; arguments as for ``pointed``.

    What names no work itself needs it before, or in the message that it answers. In languages of which
    nothing else knows how people refuse, any word around it that may do so leaves it open.
    """
    meaning = composed(low)
    if meaning not in {Meaning.ACCEPTS, Meaning.POINTS}:
        return 0.0
    around = (*before, *(after[start:end] for start, end in sentences(after)))
    if any(hinders(flat(each)) for each in around):
        return UNTOLD
    if meaning is Meaning.ACCEPTS:
        return REFERRED
    said = [each for each in before if not is_known(flat(each))]
    told = _nearest(said) or _answered(about) or _alone(" ".join(before), after, subject)
    return {Tells.WORK: REFERRED, Tells.ELSE: 0.0, Tells.NOTHING: UNTOLD}[told]


def tells(sentence: str, *, answered: bool = False) -> Tells:
    """Return what a sentence is about; ``answered`` when the other side wrote it."""
    low = flat(sentence)
    if matches("blaming", low):
        return Tells.NOTHING
    if matches("deed", low) and not _open(low, answered=answered):
        return Tells.WORK
    return Tells.ELSE if matches("matter", low) else Tells.NOTHING


def flat(text: str) -> str:
    """Return a text as the patterns read it."""
    return plain(text).replace("\u2019", "'")


def _open(low: str, *, answered: bool) -> bool:
    """Say whether a deed is still to come, was not done, or was done by the customer's own people."""
    return matches("open_deed", low) or matches("reader_did" if answered else "writer_did", low)


def _nearest(before: Sequence[str]) -> Tells | None:
    """Return what the nearest sentence before is about; null where only courtesies stand there."""
    for sentence in reversed(before):
        if len(sentence.split()) >= TELLS and not matches("courtesy", flat(sentence)):
            return tells(sentence)
    return None


def _answered(about: str) -> Tells | None:
    """Return what a message is about that is answered; null without one.

    It may ask two things at once; which of them was confirmed nobody can tell then.
    """
    if not about.strip():
        return None
    told = [about[start:end] for start, end in sentences(about)]
    asked = [sentence for sentence in told if matches("request", flat(sentence))]
    kinds = {tells(sentence, answered=True) for sentence in told}
    if Tells.WORK in kinds or any(asks(sentence) for sentence in asked):
        doubled = any(tells(sentence, answered=True) is Tells.ELSE for sentence in asked)
        return Tells.NOTHING if doubled else Tells.WORK
    return Tells.ELSE if Tells.ELSE in kinds else Tells.NOTHING


def asks(sentence: str) -> bool:
    """Say whether a request asks for approval of the work, and of none that is still to come."""
    low = flat(sentence)
    return matches("asking", low) and not matches("open_deed", patterns("asking_politely").taken_out_of(low))


def _alone(thanks: str, after: str, subject: str) -> Tells:
    """Return what a sentence is about with only courtesies before it: these, what follows, the subject."""
    around = f"{thanks}\n{after}"
    kinds: Iterable[Tells] = {tells(around[start:end]) for start, end in sentences(around)}
    if Tells.WORK in kinds:
        return Tells.WORK
    return Tells.ELSE if Tells.ELSE in kinds or matches("matter", flat(subject)) else Tells.NOTHING
