"""Finds which activity was done for which workload: in tick grids, in tables and lists, in described work.

Every finding is a pair: ``value`` is the activity, ``topic`` the workload it is tied to. An unticked box
gives nothing; what the customer does itself, or what is out of scope, gives almost nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, FieldKind, Span
from poedesk.proof.finding.activities.bare import in_priced_rows, is_numbered_head, orders_work, price_row
from poedesk.proof.finding.activities.boxes import from_marks, from_matrices
from poedesk.proof.finding.activities.leaving import without_left
from poedesk.proof.finding.activities.rows import from_row, heads_over, row_of, rows_of
from poedesk.proof.finding.activities.sections import (
    DETAIL,
    OTHER,
    Section,
    chapters,
    cited,
    only_one_worked_on,
    sections,
    shown_at,
    untied,
)
from poedesk.proof.finding.activities.titles import UNDER_HEADING, from_title
from poedesk.proof.finding.activities.words import MIGRATION, Cue, activity_of_label, cues, tied
from poedesk.proof.finding.identity.name_bounds import looks_like_organisation
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.narratives.doers import customers_own, for_others, takes_no_part
from poedesk.proof.finding.page.form_text import instructs
from poedesk.proof.finding.page.headings import meaning
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.passages import Form, Passage, Sentence, passages
from poedesk.proof.finding.page.places import places
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.expressions import Expression
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.find import names_products
from poedesk.proof.finding.workloads.grids import excluded, only_printed
from poedesk.proof.finding.workloads.names import (
    DOUBTFUL,
    EXCLUDED,
    Mention,
    may_name,
    mentions,
    says_out_of_scope,
)
from poedesk.proof.policy.vocabulary import Vocabulary

IN_SENTENCE = 0.85
WISHED = 0.5
"""Needed, wanted or planned: nobody says that it was done, or that the partner will do it."""

_TITLE_WORDS = 4
"""Words from which on a line is more than a title such as "Intune pilot"."""

_WISHED = Expression(
    r"\b(?:needs?(?! be\b)|(?<!as )(?<!if )(?<!where )(?<!when )needed|wants?|wanted|wish(?:es|ed)?"
    r"|would like|intends?|hopes?|consider(?:s|ed|ing)?"
    r"|looking to|seeks?|is planning|asked (?:for|about)|examin(?:es?|ing)|discuss(?:es|ing)?|explor(?:es?"
    r"|ing)|possible|potential|prospective"
    r"|necesita\w*|quiere|quiso|desea|deseaba|busca|benotigt|braucht|mochte|wunscht|souhaite|a besoin"
    r"|voudrait)\b"
)
_DONE = compiled(
    r"\b(?:advis|recommend|train|configur|deploy|install|migrat|implement|enroll?|assess|review|analys|analyz)ed\b"
    r"(?! (?:to|by|for)\b)"
)
"""A deed, told in the active voice, behind which a wish is what it was about."""

_IN_WHAT_WAS_DONE = compiled(
    r"\b(?:which|what|that|who|whom|as|whatever) (?:[\w'-]+ ){1,5}?"
    r"(?:needs?|needed|wants?|wanted|wish(?:es|ed)?|asked (?:for|about))\b"
    r"(?![^.,;]*\b(?:migrat|deploy|install|configur|mov|enrol|implement|train|roll|set|built|made|done)\w*)"
)
"""A wish within what was done; one that tells another deed ("wants mail migrated") is told of that."""

_CUSTOMER_DOES = Expression(
    r"\b(?:the\s+)?(?:customer|client|el cliente|kunde|auftraggeber|le client)\s+(?:\w+\s+)?(?:shall"
    r"|will|must|is responsible|are responsible"
    r"|remains responsible|debera|se encarga|es responsable|wird|doit)\b"
)


def find(view: DocumentView, vocabulary: Vocabulary) -> Mapping[str, Sequence[Finding]]:
    """Return activity findings, the surest first; ``detail`` of "other" is its explanation."""
    about = names_products(view, vocabulary)
    found = [
        *(finding for page in view.pages for finding in from_marks(view, page, vocabulary)),
        *from_matrices(view, vocabulary),
        *_from_text(view, vocabulary, about=about),
        *_from_fields(view, vocabulary, about=about),
    ]
    found += list(_from_sections(view, found, vocabulary))
    working = [passage for passage in passages(view) if id(passage) in _of_work(view)]
    found += list(from_title(view, found, vocabulary, working))
    return {"activity": tuple(sorted(found, key=lambda finding: -finding.confidence))}


def _from_text(view: DocumentView, vocabulary: Vocabulary, *, about: bool) -> Iterator[Finding]:
    known, printed, out = passages(view), only_printed(view, vocabulary), excluded(view)
    rows = rows_of([passage for number, passage in enumerate(known) if number not in printed])
    priced = in_priced_rows(known)
    over = {**chapters(known, vocabulary), **heads_over(rows, vocabulary)}
    heading: Passage | None = None
    for number, passage in enumerate(known):
        if number in printed:
            heading = None
            continue
        if passage.form is Form.HEADING or _is_product_line(known, number, vocabulary):
            heading = passage
        context = _context(passage, heading if heading is not passage else None, over)
        if not any(may_name(told.plain.text, vocabulary) for told in (passage, context) if told):
            continue
        apart = any(takes_no_part(sentence.text) for sentence in passage.sentences)
        for sentence in passage.sentences if not apart else ():
            shown = _shown_in(sentence, context, vocabulary, about=about)
            if not shown.pairs:
                shown = _goes_on(sentence, vocabulary, about=about)
            if not shown.pairs or instructs(sentence.text) or _is_name(sentence.text):
                continue
            told_here = id(passage) in _of_work(view)
            most = _most(sentence, out=number in out, priced=priced.get(number), told=told_here)
            yield from _findings(shown, cited(sentence), most)
    with_price = {row_of(known[number]) for number in priced}
    for place, cells in rows.items():
        if place not in with_price:
            yield from from_row(cells, rows.get((*place[:2], 0), ()), vocabulary, about=about)


def _context(passage: Passage, heading: Passage | None, over: Mapping[int, Passage]) -> Passage | None:
    """Return what says on what a passage works: the chapter over its ``heading``, or the head of a cell."""
    above = over.get(id(passage if passage.cell is not None else heading))
    return heading if above is None or OTHER.search(passage.text) is not None else above


def _is_product_line(known: Sequence[Passage], number: int, vocabulary: Vocabulary) -> bool:
    """Return whether a line is nothing but a product's name over a sentence: a heading by what it is."""
    passage = known[number]
    if passage.form is not Form.TEXT or passage.cell is not None or len(passage.text.split()) > _NAME_WORDS:
        return False
    told = known[number + 1] if number + 1 < len(known) else None
    if told is None or told.form is not Form.TEXT or len(told.text.split()) < _SENTENCE_WORDS:
        return False
    named = mentions(passage.text, vocabulary, about=True)
    rest = passage.text
    for mention in reversed(named):
        rest = rest[: mention.start] + rest[mention.end :]
    return bool(named) and not _LETTERS.search(_MAKER.sub(" ", rest))


_NAME_WORDS = 6
_SENTENCE_WORDS = 6
"""Words of a product's name at most, and of a sentence below it at least."""

_MAKER = compiled(r"\b(?:Microsoft|Office|M?365|Online|for|and|und|et|y)\b")
_LETTERS = compiled(r"[^\W\d_]")


def _is_name(text: str) -> bool:
    """Return whether a line is no more than the name of a house: "Alder Tractors & Implements Ltd., York"."""
    return len(text.split()) <= _NAME and looks_like_organisation(text.partition(",")[0])


_NAME = 9
"""Words of such a line at most."""


def _from_sections(view: DocumentView, found: Sequence[Finding], vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield what sentences without a name tell beside those that show work on a workload by its name."""
    shown = shown_at(found, UNDER_HEADING)
    if not shown and not _of_work(view):
        return
    known, printed, out = passages(view), only_printed(view, vocabulary), excluded(view)
    numbers = {id(passage): number for number, passage in enumerate(known)}
    told_already = {(page, start) for page, places in shown.items() for start, _ in places}
    priced = in_priced_rows(known)
    for section in sections(known, printed):
        for sentence, told, meant in _untied(view, section, shown, vocabulary):
            number = numbers[id(sentence.passage)]
            place = cited(sentence)
            if (place[0].page, place[0].start) in told_already or OTHER.search(sentence.text):
                continue
            if takes_no_part(sentence.text) or instructs(sentence.text) or _is_name(sentence.text):
                continue
            most = _most(sentence, out=number in out, priced=priced.get(number), told=True)
            sure = min(UNDER_HEADING if len(meant) == 1 else WISHED, most)
            for activity in sorted({cue.activity for cue in told}):
                for workload in sorted(meant):
                    yield Finding(activity, place, sure, topic=workload, detail=DETAIL)


def _most(sentence: Sentence, *, out: bool, priced: str | None, told: bool) -> float:
    """Return the most that a sentence can show where it stands; ``priced`` is its cell in a row of prices."""
    text = sentence.text
    plain = plain_of(text).text
    if out or says_out_of_scope(text) or for_others(text) or customers_own(text):
        return EXCLUDED
    if _CUSTOMER_DOES.search(plain) or text.rstrip().endswith("?"):
        return DOUBTFUL - 0.1
    # A title, a name in a list of products or a line of prices describes nothing.
    short = len(text.split()) < _TITLE_WORDS and not told
    row = priced if priced is not None else price_row(text)
    bare = sentence.passage.form is Form.HEADING or short or is_numbered_head(text)
    bare = bare or (row is not None and not orders_work(row))
    return WISHED if bare or _is_wished(plain) else 1.0


def _is_wished(plain: str) -> bool:
    """Return whether a wish is told of the work; not whether a wish stands in what was done.

    "Advised on which labels the company needs" tells advice that was given.
    """
    done = _DONE.search(plain)
    if done is None:
        return _WISHED.search(plain) is not None
    told = _IN_WHAT_WAS_DONE.sub(" ", plain[done.end() :])
    # Nobody else asks about these parts: looking at their words would cost more than to try.
    return any(_WISHED.pattern.search(part) is not None for part in (plain[: done.end()], told))


def _from_fields(view: DocumentView, vocabulary: Vocabulary, *, about: bool) -> Iterator[Finding]:
    """Yield what the answers typed into a form's fields tie together."""
    for placed in view.fields:
        field, value = placed.field, placed.field.value or ""
        if field.kind is not FieldKind.TEXT or not may_name(plain_of(value).text, vocabulary):
            continue
        whole = ((0, len(value)),)
        passage = Passage(placed.page, Form.TEXT, value, whole, 0.0, 0.0, 0.0, None, By.FORM_FIELD)
        span = Span(
            placed.page,
            field.start,
            field.end,
            field.box,
            By.FORM_FIELD,
            fold(value),
            field.label or field.name,
        )
        for sentence in passage.sentences:
            shown = _shown_in(sentence, None, vocabulary, about=about)
            if shown.pairs:
                most = _most(sentence, out=False, priced=None, told=True)
                yield from _findings(shown, (span,), most)


def _untied(
    view: DocumentView,
    section: Section,
    shown: Mapping[int, Sequence[tuple[int, str]]],
    vocabulary: Vocabulary,
) -> Iterator[tuple[Sentence, Sequence[Cue], frozenset[str]]]:
    """Yield what a section tells without a name; where no name shows an activity, the place of work may."""
    told = tuple(untied(section, shown, vocabulary))
    working = [passage for passage in section if id(passage) in _of_work(view)] if not told else []
    if working and (only := only_one_worked_on(working, vocabulary)) is not None:
        told = tuple(untied(working, {}, vocabulary, only))
    yield from told


@once_a_view
def _of_work(view: DocumentView) -> frozenset[int]:
    """Return the identities of passages that stand where the work is told."""
    return frozenset(id(s.passage) for place in places(view) if "work" in place.keys for s in place.told)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a sentence shows."""

    pairs: Sequence[tuple[Cue, Mention]] = ()
    weight: float = 0.0
    borrowed: str | None = None
    """Under which heading, when that names the one or the other."""


def _shown_in(sentence: Sentence, heading: Passage | None, vocabulary: Vocabulary, *, about: bool) -> _Shown:
    text = sentence.text
    named = mentions(text, vocabulary, about=about)
    if not named and (heading is None or not may_name(heading.plain.text, vocabulary)):
        return _NOTHING
    shown = cues(text, vocabulary)
    tied_together = list(tied(text, named, shown))
    pairs = without_left(text, tied_together)
    if tied_together and not pairs:
        return _NOTHING
    if not pairs and heading is not None and (heading.cell is None) is (sentence.passage.cell is None):
        pairs = _borrowed(heading, text, (named, shown), vocabulary)
        return (
            _Shown(pairs, UNDER_HEADING, f"under the heading '{fold(heading.text)}'") if pairs else _NOTHING
        )
    short = sentence.passage.form is Form.HEADING or len(text.split()) < _TITLE_WORDS
    return _Shown(pairs, UNDER_HEADING - 0.1 if short else IN_SENTENCE)


_NOTHING = _Shown()


def _goes_on(sentence: Sentence, vocabulary: Vocabulary, *, about: bool) -> _Shown:
    """Return what a sentence without a name tells of the one workload that its paragraph is about."""
    passage = sentence.passage
    if (
        passage.form not in {Form.TEXT, Form.CELL}
        or sentence.start == 0
        or mentions(sentence.text, vocabulary, about=True)
    ):
        return _NOTHING
    named = [
        mention
        for mention in mentions(passage.text, vocabulary, about=about)
        if mention.confidence > DOUBTFUL
    ]
    before = [mention for mention in named if mention.end <= sentence.start]
    if not before or len({mention.workload for mention in named}) > 1 or OTHER.search(sentence.text):
        return _NOTHING
    shown = cues(sentence.text, vocabulary)
    if _SERVER.search(sentence.text):  # one is emptied and retired when its data move
        shown = tuple(cue for cue in shown if cue.activity == MIGRATION)
    pairs = [(cue, before[-1]) for cue in shown]
    return _Shown(pairs, UNDER_HEADING, "told on in the same paragraph") if pairs else _NOTHING


_TO_SERVER = compiled(
    r"\b(?:to|onto|into|auf (?:einen|den|neue)|nach|al|a (?:un|el|otro|los)|vers) (?:[\w-]+ ){0,4}?"
    r"(?:(?:file ?)?servers?|dateiserver|servidor(?:es)?|serveurs?|nas)\b"
)
"""What is moved onto a server is not moved to the service that the heading names; over plain text."""

_SERVER = compiled(r"\b[Ss]er(?:ver|veur|vidor)(?:s|n|es)?\b")


def _findings(shown: _Shown, spans: tuple[Span, ...], most: float) -> Iterator[Finding]:
    """Yield a finding for each pair, once; ``most`` is the confidence that it can have."""
    seen: set[tuple[str, str]] = set()
    for cue, mention in shown.pairs:
        pair = (cue.activity, mention.workload)
        if pair not in seen:
            seen.add(pair)
            sure = min(round(shown.weight * min(1.0, mention.confidence / 0.8), 2), most)
            yield Finding(cue.activity, spans, sure, topic=mention.workload, detail=shown.borrowed)


def _borrowed(
    heading: Passage, text: str, seen: tuple[Sequence[Mention], Sequence[Cue]], vocabulary: Vocabulary
) -> list[tuple[Cue, Mention]]:
    """Return pairs of what a sentence shows and what the heading over it names.

    ``seen`` are the names and the words of activities in it.
    """
    named, shown = seen
    if "business_need" in meaning(heading.text, free=True)[0]:
        return []
    if shown and not named and not _TO_SERVER.search(plain_of(text).text):
        over = mentions(heading.text, vocabulary, about=True)
        return [(cue, mention) for mention in over for cue in shown]
    activity = activity_of_label(heading.text, vocabulary)
    if named and not shown and activity is not None:
        return [(Cue(activity, 0, 0), mention) for mention in named]
    return []
