"""Who signs, by what is said over the one open signature of a paper: "We confirm that this was done for us".

Whoever did the work does not take it over, nor is it done for its house. That it is done, both sides say.
Words that withhold, a sentence that tells what the customer did, and an order that is taken tell nothing; nor
does anything in a paper whose "we" did the work, or that stands under the partner's letterhead. The
expressions are data in ``spoken.yaml``.
"""

import re
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.meant.data import flat, found
from poedesk.proof.assessing.acknowledging.meant.papers import ORDERS, is_of_work_done
from poedesk.proof.assessing.acknowledging.whose.others import bears_title_of_either
from poedesk.proof.assessing.acknowledging.whose.over import over, place_of
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.finding.acts.blocks.whose.doers import tells_own_work
from poedesk.proof.finding.acts.blocks.words import role_of, without_side
from poedesk.proof.finding.acts.unannounced.takers import confirms, confirms_for_itself
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.composing.meaning import Meaning, composed, withheld
from poedesk.proof.finding.identity.names import organisation_words, person_words
from poedesk.proof.finding.model import Act, Findings, Role, State
from poedesk.proof.finding.wording.told import lines

_LEFT = compiled(
    r"(?:\s|\W|\d|\b(?:the|of|by|des|der|den|dem|du|de|d|l|la|le|les|los|il|van|het|von|durch|par|por|da|door"
    r"|del|della|dell|and|und|et|y|s)\b)*"
)
"""What a head may hold beside the customer and the act."""


def said_by_customer(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether what stands over a signature is said by the customer."""
    lines = _over(entry, act)
    if entry.kind in ORDERS:
        lines = [line for line in lines if not _answers(act, line)]
    if not lines:
        return False
    # On an order the goods stand over such a line, and it goes on from none of them.
    alone = lines[:1] if entry.kind in ORDERS and _is_taken(lines[0]) and lines[0][:1].isupper() else []
    said = _said(" ".join(reversed(lines[len(alone) :]))) + [plain(line).strip() for line in alone]
    if any(withheld(each) in {Meaning.WITHHELD, Meaning.ELSE} for each in said):
        return False
    if any(_speaks_of_partner(case, each) for each in said):
        return True
    if written_by_partner(case, entry):
        return False
    if _bears_customers_name(case, act) and any(map(_confirms, said)):
        return True
    if any(
        _speaks(each, _first(case)) or _heads(each) or _expression("by signing").search(each) for each in said
    ):
        return True
    runs_on = lines[0].rstrip().endswith((".", "!"))
    if any(_heads(plain(line).strip()) for line in (lines if runs_on else lines[:1])):
        return True  # a head without a stop runs on into the sentence under it; "Prepared by" heads anew
    taken = any(map(_is_taken, (*_labels(act), *lines[:1])))
    if entry.kind in ORDERS:
        return taken and any(map(takes_work_over, said))  # who takes an order accepts, too
    return taken and not bears_title_of_either(act) and is_of_work_done(entry, ())


def said_before(entry: Findings, act: Act) -> list[str]:
    """Return the sentences before a signature on its page, in plain text: of its last lines."""
    span = place_of(act)
    if span is None:
        return []
    lines = entry.document.page(span.page).text[: span.start].splitlines()
    return _said(" ".join(lines[-LINES:]))


LINES = 6
"""Lines of a page before a signature in which the words stand that it is for."""


def _said(told: str) -> list[str]:
    return [plain(told[low:high]).strip() for low, high in sentences(told)]


def _over(entry: Findings, act: Act) -> list[str]:
    """Return the lines over a signature, the nearest first."""
    span = place_of(act)
    return [line for _, line in over(entry.document, span, labelled=True)] if span is not None else []


def _is_taken(line: str) -> bool:
    return _expression("taken").fullmatch(plain(line)) is not None


def _answers(act: Act, line: str) -> bool:
    """Say whether a line holds the name, title or day of who signs, and heads nothing."""
    parts = (part for part in (act.name, act.title, act.date) if part is not None)
    quotes = (span.quote for part in parts for span in part.spans if span.quote)
    return any(quote in line for quote in quotes)


def takes_work_over(said: str) -> bool:
    """Say whether a sentence in plain text takes work over, and no order, and holds nothing back."""
    ordered = _expression("order").search(_expression("of an order").sub(" ", said))
    if _expression("takes").search(said) is None or ordered is not None:
        return False
    return found("matters.yaml", "work", flat(said)) and withheld(said) is Meaning.NOTHING


def written_by_partner(case: Case, entry: Findings) -> bool:
    """Say whether the "we" of a paper did the work, or its first line is the partner's letterhead."""
    pages = entry.document.pages
    head = next((line for page in pages[:1] for line in page.text.splitlines() if line.strip()), "")
    sides = (case.claim.partner.name, case.claim.customer.name)
    theirs, ours = (mentions.words_in(head, " ".join(organisation_words(name)[:1])) for name in sides)
    if theirs and not ours:
        return True
    return case.once(
        ("did it themselves", id(entry)),
        lambda: any(says_we_did_it(plain(" ".join(page.text.split()))) for page in pages),
    )


def says_we_did_it(low: str) -> bool:
    """Say whether those who speak in a plain text did the work themselves."""
    return _expression("did it").search(low) is not None


def says_you_did_it(low: str) -> bool:
    """Say whether a plain text tells its reader what it did for its writer: "you moved our mailboxes"."""
    own = _expression("our own").search(low) is not None
    return any(
        (own or _expression("for us").search(told.group()) is not None)
        and _expression("yours").search(told.group()[LEAD:]) is None
        and _expression("asked").search(low[max(0, told.start() - ASKED) : told.start()]) is None
        for told in _expression("you did it").finditer(low)
    )


LEAD = 12
"""Characters at the beginning of such a sentence that call the reader: "your engineers"."""

ASKED = 20
"""Characters before a sentence in which stands whether it is told or asked."""


def _speaks(said: str, partner: str) -> bool:
    if _expression("we").search(said) is None or _expression("customer").search(said) is not None:
        return False
    if takes_work_over(said) and composed(said) is Meaning.ACCEPTS:
        return True
    return confirms_for_itself(said, partner)


def _bears_customers_name(case: Case, act: Act) -> bool:
    """Say whether who signs bears the name of the customer's house, and not of the partner's: a Keller."""
    person = act.name.value if act.name is not None and act.name.state is State.PRESENT else None
    surname = (person_words(person or "") or [""])[-1]
    ours, theirs = (organisation_words(side.name) for side in (case.claim.customer, case.claim.partner))
    return len(surname) >= SURNAME and surname in ours and surname not in theirs


SURNAME = 4
"""Letters of a surname by which a house can be called, at least."""


def _confirms(said: str) -> bool:
    told = _expression("we").findall(said)
    again = len(told) > len(set(told))  # "we confirm the work that we did"
    ours = bool(told) and not again and _expression("customer").search(said) is None
    return ours and confirms(said) and in_plain("work", said) and not tells_own_work(said)


def _speaks_of_partner(case: Case, said: str) -> bool:
    """Say whether somebody confirms that the partner did it for those who speak: that is not the partner."""
    named = mentions.words_in(said, " ".join(organisation_words(case.claim.partner.name)[:2]))
    return named and _speaks(said, _first(case))


def _first(case: Case) -> str:
    return next(iter(organisation_words(case.claim.partner.name)), "")


def _heads(said: str) -> bool:
    """Say whether a sentence is the head of an acceptance by the customer, and nothing more."""
    acts = _expression("acts")
    if acts.search(said) is None or role_of(said) is not Role.CUSTOMER:
        return False
    return _LEFT.fullmatch(acts.sub(" ", without_side(said))) is not None


def _labels(act: Act) -> list[str]:
    spans = act.signature.spans if act.signature is not None else ()
    return [span.label or "" for span in spans]


@cache
def _expression(name: str) -> re.Pattern[str]:
    return compiled("|".join(lines(__package__, "spoken.yaml", name)))
