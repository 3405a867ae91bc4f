"""Whether a mail that approves gives the writer's own word, and gives it for the work that is told."""

from collections.abc import Iterable, Iterator

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.acknowledging.days.finished import accepts_what_is_done
from poedesk.proof.assessing.acknowledging.meant.data import flat, found
from poedesk.proof.assessing.acknowledging.meant.objects import is_told, names_another_thing
from poedesk.proof.assessing.acknowledging.meant.speakers import anothers_word, deferred, done_by_others
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.document.model import Document, Message, Span
from poedesk.proof.finding.approving.pointing import Tells, tells
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.approving.words import matches
from poedesk.proof.finding.composing.meaning import Meaning, composed, qualifies_work
from poedesk.proof.finding.model import Act, Findings

FILE = "matters.yaml"


def doubt_of(case: Case, entry: Findings, act: Act) -> str | None:
    """Return why an approving mail may approve nothing, or other things; null when nothing says so.

    The answer goes on behind "The customer acknowledged with an approval by mail, but ".
    """
    span = act.signature.spans[0] if act.signature is not None and act.signature.spans else None
    if act.kind != "mail" or span is None or span.start is None or span.end is None:
        return None
    text = entry.document.page(span.page).text
    said = flat(text[span.start : span.end])
    if anothers_word(said, case.claim.customer.name):
        return "its words give what somebody else is said to have said"
    if done_by_others(said):
        return "it approves work that somebody else did"
    own = _message(entry.document, span)
    written = [flat(text[low:high]) for low, high in sentences(text, *own)]
    if any(map(deferred, written)):
        return "it leaves the answer to somebody who is still to give it"
    if any(found(FILE, "unsaid", low) for low in written):
        return "it says that its words do not count, or not yet"
    if _LEAVE.search(said) and not _TAKEN.search(said) and _tells_what_is_done(case, entry):
        return "it gives leave for work that the papers tell as done"
    if _answers_another(entry, said, own):
        return "it answers a message about another matter"
    account = _account(case, entry, span, own)
    if names_another_thing(said, account) or not all(is_told(word, account) for word in qualifies_work(said)):
        return "it approves what neither the account of the work nor the claim tells of"
    return None


def _answers_another(entry: Findings, said: str, own: tuple[int, int]) -> bool:
    """Say whether words that name no work answer a message that offers, or asks for, other things."""
    points = composed(said) is Meaning.POINTS or found(FILE, "offers", said)
    if not points and not _names_nothing(said):
        return False
    text = entry.document.page(1).text
    answered = _answered(entry.document, own)
    if answered is None or any(_names_paper(text[low:high]) for low, high in sentences(text, *own)):
        return False
    told = [text[low:high] for low, high in sentences(text, answered.start, answered.end)]
    if _only_asks_else(told):
        return True
    if any(tells(each, answered=True) is Tells.WORK or _asks_for_work(flat(each)) for each in told):
        return False
    else_told = (
        tells(each, answered=True) is Tells.ELSE or found(FILE, "offers", flat(each)) for each in told
    )
    return points and any(else_told)


def _answered(document: Document, own: tuple[int, int]) -> Message | None:
    """Return the message that words answer: quoted right over them, between its lines, or else under them."""
    over = [each for each in document.messages if each.end <= own[0] and each.depth]
    under = [each for each in document.messages if each.start >= own[1]]
    return over[-1] if over else next(iter(under), None)


def _names_nothing(said: str) -> bool:
    """Say whether few words confirm and name no work: "Confirmed, thanks." takes what it answers."""
    named = in_plain("work", said) or found(FILE, "accounts", said) or matches("deed", said)
    return len(said.split()) <= BARE and not named and composed(said) is not Meaning.ACCEPTS


BARE = 10
"""Words of a confirmation, greeting and thanks with it, that can leave what it confirms to the other side."""


def _only_asks_else(told: Iterable[str]) -> bool:
    """Say whether sentences ask something, and nothing that is asked is about work or its papers.

    "Please confirm that you received this report." under an account: "Confirmed" is no acceptance of it.
    """
    lows = list(map(flat, told))
    asked = [_pointed_to(low, before) for before, low in zip(["", *lows], lows, strict=False) if _asks(low)]
    return bool(asked) and not any(_about_work(clause) for low in asked for clause in _CLAUSES.split(low))


def _pointed_to(low: str, before: str) -> str:
    """Return what a question of few words asks about: what the sentence before it would do, if it tells that.

    "We would like to send you our newsletter. Do you agree?"
    """
    return before if len(low.split()) <= FEW and matches("open_deed", before) else low


FEW = 4
"""Words of a question, at most, that leaves to the sentence before it what it is about."""


def _asks(low: str) -> bool:
    return low.rstrip(" \"'>").endswith("?") or found(FILE, "asked to", low)


_CLAUSES = compiled(r"\b(?:and|und|sowie|et|y|e|en)\b(?= (?:that|dass|que|qu'|che|dat)\b)|;")
"""Where a request begins to ask a second thing."""


def _about_work(low: str) -> bool:
    """Say whether what is asked is about work, or names nothing else."""
    if found(FILE, "else asked", low):
        return False
    return in_plain("work", low) or any(found(FILE, name, low) for name in ("work", "accounts", "asked"))


def _names_paper(sentence: str) -> bool:
    """Say whether a sentence speaks of an account of the work: "the attached report"."""
    return found(FILE, "accounts", flat(sentence))


def _asks_for_work(low: str) -> bool:
    """Say whether a sentence in plain text asks that an account of work be taken over."""
    return matches("request", low) and found(FILE, "accounts", low)


def _tells_what_is_done(case: Case, entry: Findings) -> bool:
    """Say whether a mail that answers nobody stands beside a paper that takes over work that is done."""
    papers = (other for other, _ in case.contributing() if other is not entry)
    return len(entry.document.messages) <= 1 and any(accepts_what_is_done(other) for other in papers)


_LEAVE = compiled(r"\b(?:go ahead|proceed)\b")
_TAKEN = compiled(r"\b(?:accept|approv|confirm|sign|submit|clos|invoic|claim|fil[ei]|complet|done\b|bill)\w*")
"""What leave is given for is then the proof, and not the work."""


def _message(document: Document, span: Span) -> tuple[int, int]:
    """Return from where to where the message goes in which a sentence stands."""
    assert span.start is not None
    for message in document.messages:
        if message.start <= span.start < message.end:
            return message.start, message.end
    return 0, len(document.page(span.page).text)


def _account(case: Case, entry: Findings, span: Span, own: tuple[int, int]) -> str:
    """Return what the claim and the papers tell beside the writer's own words, in plain letters.

    The writer's own words count where nobody else's tell of the work.
    """
    claim, document = case.claim, entry.document
    known = [claim.project or "", claim.customer.name, claim.partner.name]
    known += [product.name for product in claim.products]
    mail = document.mail
    if mail is not None:
        known += [mail.subject or "", mail.sender or "", *mail.to]
    papers = [other for other, _ in case.contributing() if other.document is not document]
    known += [other.document.name for other in papers]
    known += [page.text for other in papers for page in other.document.pages]
    text = document.page(span.page).text
    known += [text[message.start : message.end] for message in _quoted(document, own)]
    if not any(_tells(other, own=None) for other in papers) and not _tells(entry, own=own):
        known.append(text[own[0] : span.start] + " " + text[span.end : own[1]])
    return flat(" ".join(known))


def _quoted(document: Document, own: tuple[int, int]) -> Iterator[Message]:
    yield from (message for message in document.messages if (message.start, message.end) != own)


def _tells(entry: Findings, own: tuple[int, int] | None) -> bool:
    """Say whether work is told in a document, outside of the writer's ``own`` words."""
    found = (each for key in ("work", "presales", "workload") for each in entry.get(key))
    spans = (each.spans[0] for each in found if each.spans)
    return any(own is None or span.start is None or not own[0] <= span.start < own[1] for span in spans)
