"""Work that is still to come where a paper takes over work that is done, or that another order is to bring.

A plan is signed before its work; whoever signs that work is done takes over nothing that is only planned.
"""

from poedesk.proof.assessing.acknowledging.days.finished import PLANS, accepts_what_is_done
from poedesk.proof.assessing.acknowledging.meant.data import flat, found
from poedesk.proof.assessing.acknowledging.meant.papers import MATTERS
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks.narratives.passage import confirmed
from poedesk.proof.finding.activities.words import cues
from poedesk.proof.finding.language import written_in
from poedesk.proof.finding.narratives.cited import text_of
from poedesk.proof.finding.narratives.features import describe, sentences
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.wording.tense import (
    only_imagined,
    only_meant,
    only_offered,
    to_come,
    told_as_done,
    verb_to_come,
)
from poedesk.proof.policy import vocabulary


def still_to_come(case: Case, seen: Seen, text: str) -> str | None:
    """Return why what ``text`` of a passage tells cannot have been taken over, as a clause; null when it can.

    Args:
        case: for the paper's own words.
        seen: the passage, with what the heading over it says of its time.
        text: those of its sentences that can prove work.
    """
    if seen.finding.coming == "another order":
        return "only as work of an order that is still to be given"
    told = [one for one in sentences(text) if _tells_work(one)]
    if told and all(merely_offered(seen, one) for one in told):
        return "only as work that is offered"
    if not only_done_counts(case, seen):
        return None
    paper = "takes over work that is done" if takes_what_is_done(case, seen) else "says what would be done"
    if seen.finding.coming == "planned":
        return f"only as planned, in a paper that {paper}"
    language = seen.source.language
    coming = [_to_come(one, language) for one in told]
    if told and all(coming):
        return f"only as work to come, in a paper that {paper}"
    if told and all(late or only_offered(one, language) for one, late in zip(told, coming, strict=True)):
        return f"only as work that is offered, in a paper that {paper}"
    if not takes_what_is_done(case, seen) and not any(told_as_done(one, language) for one in told):
        return f"in a paper that {paper}"
    return None


def _to_come(sentence: str, language: str | None) -> bool:
    return to_come(sentence, language) or only_imagined(sentence, language)


def _tells_work(sentence: str) -> bool:
    """Say whether a sentence tells a deed, and not that it is accepted: "The work described is accepted"."""
    known = vocabulary.load()
    if describe(sentence, known).acts or cues(sentence, known):
        return True
    return bool(done_words(sentence)) and not found(MATTERS, "accepts", flat(sentence))


def takes_what_is_done(case: Case, seen: Seen) -> bool:
    """Say whether the paper of a passage takes over work that is done: by kind, title or its own words."""
    if seen.source.kind in PLANS:
        return False
    return accepts_what_is_done(seen.source) or confirmed(case, seen)


def only_done_counts(case: Case, seen: Seen) -> bool:
    """Say whether what is still to come counts for nothing in the paper of a passage.

    So it is where a paper takes over work that is done, and in a concept: a paper that orders nothing, and
    tells the work as what would be done.
    """
    return takes_what_is_done(case, seen) or case.once(("imagines", seen.document), lambda: _imagines(seen))


def _imagines(seen: Seen) -> bool:
    entry = seen.source
    if entry.kind in PLANS:
        return False
    told = (text_of(entry.document, finding) for key in ("work", "presales") for finding in entry.get(key))
    said = (one for text in told for one in sentences(text))
    return any(only_imagined(one, entry.language) and _tells_work(one) for one in said)


_TELLING = frozenset({"poe-template", "poc-completion-report", "supporting-document"})
"""Kinds of papers that tell of work: what they offer beside it, nobody has ordered."""


def merely_offered(seen: Seen, sentence: str) -> bool:
    """Say whether a sentence only offers or recommends work, in a paper that orders none."""
    return seen.source.kind in _TELLING and only_offered(sentence, seen.source.language)


def deed_to_come(seen: Seen, sentence: str, activity: str) -> bool:
    """Say whether every word by which a sentence shows an activity is of the future, or only meant."""
    language = written_in(sentence, seen.source.language)
    if _to_come(sentence, language):
        return True
    shown = [cue for cue in cues(sentence, vocabulary.load()) if cue.activity == activity]
    return bool(shown) and all(
        verb_to_come(sentence[cue.start : cue.end], sentence[: cue.start], language)
        or only_meant(sentence[: cue.start], language)
        for cue in shown
    )
