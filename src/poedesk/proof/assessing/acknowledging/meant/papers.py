"""What the words over a signature are for: this work, a part of it, a condition, another matter.

Whoever signs a paper signs what its last words say. Where the work is still to come the terms of the paper
provide for cases ("will be accepted once ..."): they limit nothing, and "we order" takes the plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial, reduce

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.acknowledging.choices import chosen_text
from poedesk.proof.assessing.acknowledging.meant.data import flat, found
from poedesk.proof.assessing.acknowledging.meant.objects import names_another_thing
from poedesk.proof.assessing.acknowledging.meant.speakers import accepted_by_another, deferred, done_by_others
from poedesk.proof.assessing.acknowledging.whose.over import block_places
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Document, Page, Span
from poedesk.proof.finding.approvals import HOUSE, Answer, judge_sentence
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.approving.words import matches
from poedesk.proof.finding.composing.meaning import (
    Meaning,
    bears_out,
    gives_no_word,
    gives_word,
    is_word_of_others,
    names_a_side,
    takes_over,
    withheld,
)
from poedesk.proof.finding.model import Act, Findings
from poedesk.proof.finding.narratives.cited import text_of

FILE, MATTERS = "papers.yaml", "matters.yaml"

REPORTS = frozenset({"poc-completion-report"})
"""Kinds of papers that only tell work that is done, so that what they say of acceptance is no provision."""

ORDERS = frozenset({"purchase-order"})
"""Kinds of papers of work to come, where words over the signature order it; the rest is their reason."""

OFFERS = frozenset({"quotation"})
"""Kinds of papers that offer work to come, whoever takes them and with what words."""

_OFFERED = compiled(
    r"\b(?:it|this|these|offer\w*|quot\w+|proposals?|plan|orders?|agreement|contract|terms|angebot\w*|offerten?|auftrag\w*"
    r"|bestellung\w*|vertrag\w*|devis|offres?|commandes?|contrat|presupuesto|oferta|propuesta|pedido|contrato|preventivo"
    r"|offerta|ordine|contratto|offerte|opdracht)\b"
)
"""What an offer is called, and what else may be refused of it: a load that some buyer refused is none."""

LINES = 10
"""Lines over the place of signing among which the words stand that it is for."""

BEHIND = 4
"""Lines behind it in which an acceptance can be limited or taken back."""

_BARE_HEADING = compiled(r"[A-Z\u00c0-\u00dd][^.,;:!?\n]{2,40}")
"""A heading without a number, over at least one sentence."""

_PROVIDED = compiled(r"\b(?:if|where|unless|shall|may|falls|wenn|sofern|si|sauf)\b")
"""Words of a clause about what could be said against the work."""

_HEADING = compiled(r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}\.|[A-H][.)])\s+\S.{0,60}")

HEADING_WORDS = 6
"""Words of the heading of an acceptance at most."""


def signed_for_less(case: Case, entry: Findings, act: Act) -> Span | None:
    """Return the sentence by which a paper is signed for less than its work, or for something else."""
    first, last = _bounds(entry.document, act)
    if first is None or last is None or first.start is None:
        return None
    page = entry.document.page(first.page)
    page = replace(page, text=chosen_text(page))
    over = list(_over(page, first.start))
    behind = list(_behind(page, last.end or last.start or 0)) if last.page == first.page else []
    told = [flat(page.text[low:high]) for low, high in (*over, *behind)]
    done = is_of_work_done(entry, told)
    account = _account(case, entry.document) if done else None
    if done and (title := _minutes(entry.document, told[: len(over)])) is not None:
        return title
    names = _names(case, act)
    wrong = partial(_wrong, told=told, account=account, names=names)
    withholding = _withholding(page, over, entry, names) if done else ()
    withholding = (*withholding, *(_empty(page, over) if done else ()))
    another = (
        accepted_by_another(told[: len(over)], case.claim.customer.name, case.claim.partner.name)
        if done
        else None
    )
    places = [(place, True) for place in over] + [(place, False) for place in behind]
    less = next(
        (
            at
            for (at, above), low in zip(places, told, strict=True)
            if low == another or at in withholding or wrong(page.text[slice(*at)], told_over=above)
        ),
        None,
    )
    return Span(page.number, *less) if less is not None else None


def is_of_work_done(entry: Findings, told: Sequence[str]) -> bool:
    """Say whether a paper is of work that is done; ``told`` are words at its signatures, in plain text."""
    ordered = entry.kind in ORDERS and any(found(FILE, "orders", words) for words in told)
    if ordered or entry.kind in OFFERS:
        return False
    return entry.kind in REPORTS or _tells_what_is_done(entry, told)


def _tells_what_is_done(entry: Findings, told: Sequence[str]) -> bool:
    """Say whether a paper tells of work that is done, and of none to come, beside the words ``told``."""
    works = (each for key in ("work", "presales") for each in entry.get(key) if each.value)
    texts = (text_of(entry.document, each) for each in works)
    work = [text[low:high] for text in texts for low, high in sentences(text)]
    # A passage without blank lines can run on into the words over the signature.
    shown = [(_accented(each), any(words in flat(each) for words in told)) for each in work]
    if any(found(FILE, "planned", each) for each, over in shown if not over):
        return False
    return any(found(FILE, "done", each) for each, _ in shown)


def _accented(text: str) -> str:
    return " ".join(text.split()).casefold()


def _wrong(
    sentence: str, *, told: Sequence[str], account: str | None, names: Sequence[str], told_over: bool
) -> bool:
    """Say whether a sentence limits what is signed, or says that it is signed for another matter.

    ``account`` is what papers tell of work that is done; null where it is to come. ``names`` are nothing that
    is accepted: "Delivery of the printers accepted for Greyhaven Ports".
    """
    low = flat(sentence)
    if found(FILE, "withdrawn", low) or (account is not None and _speaks_against(low)):
        return True
    if told_over and (found(FILE, "refused", low) or found(FILE, "unable", low)):
        return True
    takes = any(
        found(FILE, "takes", words) or (account is None and found(FILE, "orders", words)) for words in told
    )
    if found(FILE, "matters", low) and (not takes or not told_over):
        return True
    if not told_over:
        return False
    judged = judge_sentence(sentence, lambda told: HOUSE if matches("house", told) else 0.0)
    if account is None:
        refused = judged is not None and judged[0] is Answer.REFUSED and not found(FILE, "provides", low)
        return refused and (found(MATTERS, "work", low) or _OFFERED.search(low) is not None)
    if deferred(low) or found(FILE, "to_come", low):
        return True
    if done_by_others(low) and found(MATTERS, "work", low):
        return True  # "a test by our own team" tells of no work that is taken over
    if states_undone(low):
        return True
    if judged is not None and judged[0] in {Answer.CONDITIONAL, Answer.REFUSED}:
        return True
    accepts = judged is not None or found(MATTERS, "accepts", low)
    return accepts and names_another_thing(_without(names, low), account.replace(low, " "))


def _without(names: Sequence[str], low: str) -> str:
    return reduce(lambda words, name: words.replace(name, " "), names, low)


def _withholding(
    page: Page, over: Sequence[tuple[int, int]], entry: Findings, names: Sequence[str]
) -> Sequence[tuple[int, int]]:
    """Return the sentences over a signature that by all of their words take nothing over.

    What the programme itself asks to be disclosed is no such matter. ``names`` say nothing of what is meant.
    """
    spans = [span for each in entry.get("disclosure") for span in each.spans if span.page == page.number]
    disclosed = [(span.start or 0, span.end or 0) for span in spans]
    told = {
        at: _without(names, flat(page.text[slice(*at)]))
        for at in over
        if not any(start < at[1] and at[0] < end for start, end in disclosed)
    }
    last = next((at for at in reversed(told) if not names_a_side(told[at])), None)
    if last is not None and not _stands_alone(page.text, *last):
        last = None
    return [at for at, low in told.items() if withholds(low, list(told.values()), nearest=at == last)]


def _empty(page: Page, over: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Return the sentences between the heading of an acceptance and a signature in which nobody takes over.

    They tell of something else, or those who did the work say it.
    """
    ends = {at: page.text[slice(*at)][-1:] for at in over}
    told = {at: flat(page.text[slice(*at)]) for at in over if ends[at] in set(".;,")}
    stated = tuple(at for at in told if ends[at] == ".")
    heading = page.text[: over[0][0]].rstrip().rpartition("\n")[2] if over else ""
    if not stated or len(heading.split()) > HEADING_WORDS or not found(FILE, "acceptances", flat(heading)):
        return ()
    nothing = (gives_no_word(low) or is_word_of_others(low) for low in told.values())
    itself = all(found(FILE, "paper itself", told[at]) for at in stated)
    signs = any(found(FILE, "signing", low) for low in told.values())
    return stated if itself and all(nothing) and not signs else ()


def _minutes(document: Document, told: Sequence[str]) -> Span | None:
    """Return the title of minutes where the words over the signature take no work over."""
    page = document.pages[0]
    top = _LINE.finditer(page.text, 0, TOP)
    title = next((line for line in top if found(FILE, "minutes", flat(line[0]))), None)
    if title is None or any(gives_word(low) and not found(FILE, "minutes", low) for low in told):
        return None
    written = (flat(each.text[slice(*at)]) for each in document.pages for at in sentences(each.text))
    return None if any(map(_takes_work, written)) else Span(page.number, *title.span())


def _takes_work(low: str) -> bool:
    """Say whether a sentence in plain text takes work over, wherever it stands."""
    return found(MATTERS, "work", low) and not found(FILE, "minutes", low) and takes_over(low)


TOP = 200
"""Characters of the first page in which its title stands."""

_LINE = compiled(r"[^\n]*\S[^\n]*")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a sentence has its lines to itself, as what is signed has; narratives run on."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    return not text[line:start].strip() and not text[end : stop if stop >= 0 else len(text)].strip()


def withholds(low: str, told: Sequence[str], *, nearest: bool = True) -> bool:
    """Say whether a sentence takes nothing over by all of its words; ``told`` are those over the signature.

    Another matter beside the work that is taken over, or over words that tell it as done, is no reason to
    doubt; nor is a heading that names one, unless it stands by itself right over the place of signing
    (``nearest``).
    """
    meaning = withheld(low)
    if meaning is Meaning.ELSE or (meaning is Meaning.NAMES and nearest):
        behind = told[told.index(low) + 1 :] if low in told else ()
        return not any(map(takes_over, told)) and not any(map(bears_out, behind))
    return meaning is Meaning.WITHHELD


def _speaks_against(low: str) -> bool:
    """Say whether a sentence in plain text speaks against the work, and provides for no case."""
    return found(FILE, "against", low) and _PROVIDED.search(low) is None


def states_undone(low: str) -> bool:
    """Say whether a sentence in plain text tells that work, or a part of it, is planned or open."""
    return found(FILE, "undone", low) and not found(FILE, "done_after_all", low)


def _bounds(document: Document, act: Act) -> tuple[Span | None, Span | None]:
    """Return the first and the last place of an act that has words."""
    spans = block_places(document, act)
    return (spans[0], spans[-1]) if spans else (None, None)


def _over(page: Page, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between the heading of a place of signing and the place, the heading left out."""
    start = page.text.rfind("\n", 0, end) + 1
    stop, said = start, False
    for _ in range(LINES):
        if start <= 0:
            break
        line_start = page.text.rfind("\n", 0, start - 1) + 1
        line = page.text[line_start : start - 1].strip()
        if _HEADING.fullmatch(line) is not None or (said and _BARE_HEADING.fullmatch(line) is not None):
            break
        said = said or line.endswith(".")
        start = line_start
    yield from sentences(page.text, start, stop)


def _behind(page: Page, end: int) -> Iterator[tuple[int, int]]:
    start = page.text.find("\n", end)
    if start < 0:
        return
    stop = start
    for _ in range(BEHIND):
        stop = page.text.find("\n", stop + 1)
        if stop < 0:
            stop = len(page.text)
            break
    yield from sentences(page.text, start, stop)


def _names(case: Case, act: Act) -> list[str]:
    """Return the names of the parties and of who signs, in plain letters."""
    claim, name = case.claim, act.name
    known = [claim.customer.name, claim.partner.name, str(name.value) if name is not None else ""]
    return [flat(each) for each in known if each]


def _account(case: Case, document: Document) -> str:
    """Return what the claim and the papers tell, in plain letters."""
    claim = case.claim
    known = [claim.project or "", claim.customer.name, claim.partner.name, document.name]
    known += [page.text for entry, _ in case.contributing() for page in entry.document.pages]
    return flat(" ".join(known))
