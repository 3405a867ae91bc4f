"""Finds the stories the programme asks for: the need, the work, the pre-sales work, the Azure answers.

First at their own places (the form's questions, headings, form fields), then in sentences anywhere that say
who did what with a product. ``detail`` says what a reviewer would look for (``NarrativeFeatures``).
"""

import re
from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold, quotation
from poedesk.proof.document.model import By, Field, FieldKind, Span
from poedesk.proof.finding.activities.deeds import deeds
from poedesk.proof.finding.dating.date_text import only_days
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.narratives.doers import takes_no_part
from poedesk.proof.finding.narratives.features import (
    NarrativeFeatures,
    counted,
    describe,
    may_tell_wants,
    named_in,
    narrative_rules,
    tells_own_need,
    word_count,
)
from poedesk.proof.finding.narratives.joining import (
    by_forms,
    go_on,
    in_one_cell,
    is_legal,
    listed_after,
    name_actor,
    name_answer,
    name_product,
    name_situation,
    situation,
    with_actor,
)
from poedesk.proof.finding.page.form_text import form_patterns, instructs, is_instruction
from poedesk.proof.finding.page.headings import meaning
from poedesk.proof.finding.page.passages import Form, Passage, Sentence, passages
from poedesk.proof.finding.page.places import KEYS, Place, places
from poedesk.proof.finding.page.states import state_of
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import may_name
from poedesk.proof.policy.vocabulary import Vocabulary

ASKED = 0.95
HEADED = 0.85
NEARLY_HEADED = 0.65
IN_PROSE = 0.65
LISTED = 0.5
"""A line such as "Migration of 40 mailboxes to Exchange Online": what, but not who."""

NAMELESS = 0.45
"""A sentence in running text that tells of a need and names no product."""

MOST = 25
"""Findings in running text that are kept for one key: the fullest ones."""

_FIELD_NAME = compiled(r"(?<=[a-z0-9])(?=[A-Z])|[_.\-\[\]]+")
_CUSTOMER = compiled(
    r"\b(?:customer|client|cliente|kunde|kunden|auftraggeber|client|staff|employees|users|school|hospital|clinics?|city|county|company)\b"
    r"|\b(?:they|it) (?:need|want|wish|must|lack|require|use|ran|run)"
)
_LINE_WORDS = 18
"""Words of a line of a list or table that says what, but not who."""

_LABELS = 7
"""Workloads that no sentence names; so many are the labels of a form."""

_LONGEST_NEED = 70
"""Words; a longer sentence is a clause of a contract."""

_WORD = 8
"""Letters of a word that alone is an answer, though a thin one ("Modernisation.")."""


def find(view: DocumentView, vocabulary: Vocabulary) -> Mapping[str, Sequence[Finding]]:
    """Return the narratives by key, the surest first; ``value`` is how the passage begins."""
    found: dict[str, list[Finding]] = defaultdict(list)
    taken: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for key, told in _from_fields(view, vocabulary):
        found[key].append(told)
    for place in places(view):
        for key in place.keys:
            finding = _at_place(place, vocabulary)
            if finding is not None and not _answered_by_field(found[key], finding):
                found[key].append(finding)
                early = key == "work" and _before_purchase(place, finding, vocabulary)
                if early:
                    found["presales"].append(replace(finding, confidence=NEARLY_HEADED, anchored=False))
                if place.label is None:
                    cited = {(s.passage.page, s.passage.pieces[0][0]) for s in place.told}
                    for told_of in (key, "presales") if early else (key,):
                        taken[told_of] |= cited
    asked = {key for place in places(view) if place.asked for key in place.keys}
    for key, told in _from_prose(view, vocabulary, taken, asked):
        found[key].append(told)
    return {key: tuple(sorted(found[key], key=_order)) for key in KEYS if found[key]}


def _before_purchase(place: Place, finding: Finding, vocabulary: Vocabulary) -> bool:
    """Return whether what stands under "What we did" may be work before a purchase: it has words of that."""
    if place.asked or "presales" in place.keys or finding.state is not State.PRESENT:
        return False
    text = fold(" ".join(sentence.text for sentence in place.told))
    return len(describe(text, vocabulary).presales) > 1


def _order(finding: Finding) -> tuple[int, float]:
    return (0 if finding.state is State.PRESENT else 1, -finding.confidence)


def _at_place(place: Place, vocabulary: Vocabulary) -> Finding | None:
    """Return the finding at a place; an unanswered question is blank, an empty section is nothing."""
    text = fold(" ".join(sentence.text for sentence in place.told))
    label = quotation(place.label or place.head.text)[:80]
    state = state_of(text)
    if (
        state is State.PRESENT
        and place.told
        and all(state_of(s.text) is not State.PRESENT for s in place.told)
    ):
        state = (
            State.PLACEHOLDER
            if any(state_of(s.text) is State.PLACEHOLDER for s in place.told)
            else State.BLANK
        )
    if state is not State.PRESENT:
        if not place.asked and state is State.BLANK and not (place.exact and not place.told):
            return None
        spans = _cited(place.told) if place.told and state is State.PLACEHOLDER else (place.head.span(),)
        return Finding(
            None, spans, ASKED if place.asked else NEARLY_HEADED, state=state, anchored=place.asked
        )
    words = re.findall(r"[^\W\d_]{2,}", text)
    if not words or (len(words) == 1 and len(words[0]) < _WORD):  # a number or a mark is no answer
        return None
    if not place.asked and only_days(text):  # the column "Delivered" tells when
        return None
    if place.label is not None and "work" in place.keys:
        told = with_actor(place.head, place.told, vocabulary)
        place, text = replace(place, told=told), fold(" ".join(sentence.text for sentence in told))
    features = describe(text, vocabulary)
    sure = ASKED if place.asked else HEADED if place.exact else NEARLY_HEADED
    spans = tuple(_labelled(span, label) for span in _cited(place.told))
    return Finding(quotation(text), spans, sure, anchored=True, detail=features.summary())


def _labelled(span: Span, label: str) -> Span:
    return Span(span.page, span.start, span.end, span.box, span.by, span.quote, label)


def _cited(told: Sequence[Sentence]) -> tuple[Span, ...]:
    """Return the citations of sentences, those of one passage as one."""
    spans: list[Span] = []
    for _, group in groupby(told, key=lambda sentence: id(sentence.passage)):
        sentences = list(group)
        spans += _runs(sentences[0].passage, sentences[0].start, sentences[-1].end)
    return tuple(spans)


def _runs(passage: Passage, start: int, end: int) -> tuple[Span, ...]:
    """Return the citations of a part of a passage; of a cell that is cut up only the first piece."""
    return (passage.span(start, end),) if passage.cell is not None else passage.spans(start, end)


# Form fields


def _from_fields(view: DocumentView, vocabulary: Vocabulary) -> Iterator[tuple[str, Finding]]:
    for placed in view.fields:
        field = placed.field
        if field.kind is not FieldKind.TEXT:
            continue
        for key in _asked_by(field):
            yield key, _of_field(placed.page, field, vocabulary)


def _asked_by(field: Field) -> tuple[str, ...]:
    """Return what a text field asks for, by its label, else by its name."""
    words = [field.label or "", field.group or "", _FIELD_NAME.sub(" ", field.name)]
    for text in words:
        plain = plain_of(text).text
        asked = tuple(key for key, pattern in form_patterns().items() if pattern.search(plain))
        if asked:
            return asked[:1]
        keys, exact = meaning(text, free=True)
        if exact:
            return tuple(key for key in keys if key != "end")
    return ()


def _of_field(page: int, field: Field, vocabulary: Vocabulary) -> Finding:
    text = fold(field.value or "")
    state = state_of(text)
    label = field.label or field.name
    if state is not State.PRESENT:
        span = Span(page, field.start, field.end, field.box, By.FORM_FIELD, text or None, label)
        return Finding(None, (span,), ASKED, state=state, anchored=True)
    span = Span(page, field.start, field.end, field.box, By.FORM_FIELD, text, label)
    return Finding(
        quotation(text), (span,), ASKED, anchored=True, detail=describe(text, vocabulary).summary()
    )


def _answered_by_field(known: Sequence[Finding], finding: Finding) -> bool:
    """Return whether the place is blank on paper because a form field holds the answer."""
    return finding.state is not State.PRESENT and any(other.spans[0].by is By.FORM_FIELD for other in known)


# Running text


def _from_prose(
    view: DocumentView, vocabulary: Vocabulary, taken: Mapping[str, set[tuple[int, int]]], asked: set[str]
) -> Iterator[tuple[str, Finding]]:
    """Yield what running text tells: for each key that no form asks for, the fullest passages.

    Passages are looked at from the longest on, until no shorter one can tell more than what was found.
    """
    fullest: dict[str, list[_Telling]] = {key: [] for key in _PROSE_KEYS if key not in asked}
    known = passages(view)
    for number, most in _by_length(known):
        open_keys = [key for key, told in fullest.items() if len(told) < MOST or told[MOST - 1].words <= most]
        if not open_keys:
            break
        passage, following = known[number], _following(known, number)
        listed = listed_after(known, number)
        for key, sentences, features in _told_in(passage, vocabulary, following, open_keys, listed):
            if (passage.page, passage.pieces[0][0]) not in taken[key]:
                insort(fullest[key], _Telling(features.words, number, sentences, features), key=_Telling.rank)
    for key, told in fullest.items():
        for telling in told[:MOST]:
            yield key, _in_prose(telling.sentences, telling.features)


def _following(known: Sequence[Passage], number: int) -> Passage | None:
    """Return the passage after one: of those right after it the one that begins at the same edge."""
    after = [told for told in known[number + 1 : number + 3] if told.page == known[number].page]
    aligned = (told for told in after if abs(told.left - known[number].left) <= _ALIGNED)
    return next(aligned, known[number + 1] if number + 1 < len(known) else None)


_ALIGNED = 3.0
"""Points by which paragraphs of one column begin apart at most."""

_PROSE_KEYS = ("work", "presales", "business_need")


@dataclass(frozen=True, slots=True)
class _Telling:
    """What a passage in running text tells for a key."""

    words: int
    number: int
    """Of the passage."""

    sentences: Sequence[Sentence]
    features: NarrativeFeatures

    def rank(self) -> tuple[int, int]:
        """Return what sorts the fullest first, and of equally full ones the first."""
        return -self.words, self.number


def _by_length(known: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return the numbers of passages in which something can be told, the longest first, each with its most.

    That is how many words can be told at most: a need goes on into the next paragraph's first sentence.
    """
    found = []
    for number, passage in enumerate(known):
        if passage.form is Form.HEADING or len(passage.text.split()) < 6:  # noqa: PLR2004 - nothing can be told in less
            continue
        most = word_count(passage.text)
        if passage.form is Form.TEXT and number + 1 < len(known) and known[number + 1].sentences:
            most += word_count(known[number + 1].sentences[0].text)
        found.append((number, most))
    return sorted(found, key=lambda item: -item[1])


def _in_prose(sentences: Sequence[Sentence], features: NarrativeFeatures) -> Finding:
    text = fold(" ".join(sentence.text for sentence in sentences))
    spans = tuple(span for s in sentences for span in _runs(s.passage, s.start, s.end))
    sure = NAMELESS if not features.names_products else IN_PROSE if features.actor else LISTED
    return Finding(quotation(text), spans, sure, detail=features.summary())


def _told_in(
    passage: Passage,
    vocabulary: Vocabulary,
    following: Passage | None,
    asked: Collection[str],
    listed: Sequence[Passage] = (),
) -> Iterator[tuple[str, list[Sentence], NarrativeFeatures]]:
    """Yield those keys of ``asked`` that sentences of the passage tell about, with those sentences.

    A need may be answered by the paragraph that follows ("We will therefore deploy ..."); work goes on in the
    items of a list that follow (``listed``).
    """
    telling: dict[str, list[Sentence]] = defaultdict(list)
    # "X did it. Y had no part in it." tells of nobody's work that can be counted.
    if any(takes_no_part(sentence.text) for sentence in passage.sentences):
        asked = [key for key in asked if key == "business_need"]
    for sentence in passage.sentences:
        plain = plain_of(sentence.text).text
        if not _may_tell(sentence.text, plain, vocabulary, asked):
            continue
        features = describe(sentence.text, vocabulary)
        if features.words < 5 or len(features.workloads) >= _LABELS:  # noqa: PLR2004 - a caption
            continue
        keys = [key for key in _keys_of(plain, features, passage, vocabulary) if key in asked]
        if not keys or sentence.text.rstrip().endswith("?") or instructs(sentence.text):
            continue
        for key in keys if counted(sentence.text, vocabulary) else ():
            telling[key].append(sentence)
    name_situation(passage, telling["business_need"], telling["work"])
    name_product(passage, telling["business_need"], vocabulary)
    name_answer(passage, telling["business_need"], following, vocabulary)
    name_actor(passage, telling["work"], vocabulary)
    _tell_otherwise(passage, telling, vocabulary, following, asked)
    if passage.cell is not None:
        in_one_cell(listed, telling["work"])
    else:
        go_on((passage, *listed), telling["work"], vocabulary)
    for key, sentences in telling.items():
        if sentences:
            yield key, sentences, describe(" ".join(sentence.text for sentence in sentences), vocabulary)


def _tell_otherwise(
    passage: Passage,
    telling: dict[str, list[Sentence]],
    vocabulary: Vocabulary,
    following: Passage | None,
    asked: Collection[str],
) -> None:
    """Add what no listed words tell: work by the forms of its words, a need by what goes wrong before it."""
    if "work" in asked and not telling["work"]:
        telling["work"] = by_forms(passage, vocabulary)
    if "business_need" in asked and not telling["business_need"]:
        telling["business_need"] = situation(passage, following, vocabulary)


def _may_tell(text: str, plain: str, vocabulary: Vocabulary, asked: Collection[str]) -> bool:
    """Return whether a sentence has the words without which ``_keys_of`` tells nothing that is asked.

    Work is told of a product by its name; a need that names none is told by two words of need beside those
    for whom it is one, or by words of wanting.
    """
    rules = narrative_rules()
    work = any(key in asked and rules[key].search(plain) for key in ("work", "presales"))
    work = work or ("work" in asked and may_name(plain, vocabulary) and any(deeds(plain)))
    need = "business_need" in asked and _may_tell_need(plain)
    if not (work or need):
        return False
    if may_name(plain, vocabulary) and named_in(text, vocabulary).names_products:
        return True
    if not need:
        return False
    needs = len(set(rules["need"].findall(plain))) > 1 and _CUSTOMER.search(plain) is not None
    return (needs or may_tell_wants(plain)) and not is_legal(plain)


def _may_tell_need(plain: str) -> bool:
    rules = narrative_rules()
    if rules["need"].search(plain) or tells_own_need(plain):
        return True
    return any(rules[key].search(plain) for key in ("work", "presales", "wanting")) and may_tell_wants(plain)


def _keys_of(
    plain: str, features: NarrativeFeatures, passage: Passage, vocabulary: Vocabulary
) -> Iterator[str]:
    short = features.words <= _LINE_WORDS
    does = features.names_products and features.acts
    if does and (short or features.actor or describe(passage.text, vocabulary).actor):
        yield "work"
    if features.names_products and features.presales and features.tense != "future" and features.actor:
        yield "presales"
    if features.words > _LONGEST_NEED:
        return
    tells = (
        features.need
        and (features.names_products or len(features.need) > 1)
        and not is_instruction(plain)
        and _CUSTOMER.search(plain)
    )
    if (tells or features.wants) and not is_legal(plain):
        yield "business_need"
