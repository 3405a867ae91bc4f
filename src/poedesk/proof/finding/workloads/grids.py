"""Tick boxes and the printing of forms: which boxes are ticked, and which words are only their labels."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import By, Field, FieldKind, Mark, Page, Span
from poedesk.proof.finding.page.numbered import without_number
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import (
    DOUBTFUL,
    SURE,
    Mention,
    context_words,
    may_name_several,
    mentions,
)
from poedesk.proof.policy.vocabulary import Vocabulary

GRID_LABELS = 3
"""Tick boxes labelled with workloads that make a page a grid; its short lines are labels, no mentions."""

BARE_LIST = 12
"""Workloads that one list without tick boxes may name before it is taken for the form's own list."""


_CAPTION_WORDS = 4
RUN_TOGETHER = 4
"""Workloads that stand one after the other without even a comma: labels whose boxes were lost."""


def workload_of_label(label: str | None, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Return the workloads that the label of a tick box names; there "Teams" alone is the product."""
    if not label:
        return ()
    found = _named_in_label(label, vocabulary)
    # "Business Applications (specify product names):" is the product's own box, whatever it asks for besides.
    return found or _named_in_label(label.partition("(")[0], vocabulary)


def _named_in_label(label: str, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    return tuple(
        Mention(mention.workload, mention.start, mention.end, SURE)
        for mention in mentions(label, vocabulary, about=True)
        if mention.confidence > DOUBTFUL or len(label.split()) <= 4  # noqa: PLR2004 - a label, not a sentence
    )


def mark_span(mark: Mark | Field, page: Page) -> Span:
    """Return the citation of a tick box: its own place, quoted by its printed label."""
    return Span(page.number, mark.start, mark.end, mark.box, By.MARK, mark.label, mark.group)


def ticked(page: Page) -> Iterator[Mark | Field]:
    """Yield the tick boxes and radio buttons of ``page`` that are ticked, or may be: never unticked ones."""
    seen: set[tuple[object, str | None, str | None]] = set()
    boxes: list[Mark | Field] = [*page.marks]
    boxes.extend(field for field in page.fields if field.kind in {FieldKind.CHECKBOX, FieldKind.RADIO})
    for box in boxes:
        if box.checked is False:
            continue
        place = None if box.box is None else (round(box.box.top / 4), round(box.box.left / 4))
        key = (place if box.start is None else box.start, box.label, box.group)
        if key not in seen:
            seen.add(key)
            yield box


@once_a_view
def excluded(view: DocumentView) -> frozenset[int]:
    """Return the numbers of passages that stand under a heading such as "Out of scope"."""
    return excluded_from(passages(view))


def excluded_from(all_passages: Sequence[Passage]) -> frozenset[int]:
    """Return the numbers of passages that stand under a heading such as "Out of scope"."""
    found: set[int] = set()
    inside = bare = False
    for number, passage in enumerate(all_passages):
        text = passage.plain.text
        if _is_bare_caption(passage):
            inside = bare = True
            found.add(number)
            continue
        if bare and passage.form is Form.TEXT and _COSTS.search(text) is None:
            inside = bare = False  # a line that is no heading stands over its list only
        if passage.form is Form.HEADING or (
            len(passage.text.split()) <= _CAPTION_WORDS and passage.text.rstrip().endswith(":")
        ):
            words = len(text.split())
            inside = context_words("out_of_scope").search(text) is not None
            inside |= context_words("price_lists").match(without_number(text)) is not None
            # "References" heads others' work; "User experience of Teams" does not.
            inside |= any(
                2 * len(m.group().split()) >= words for m in context_words("elsewhere").finditer(text)
            )
        if inside:
            found.add(number)
    return frozenset(found)


_COSTS = compiled(r"\d(?:[.,]\d\d)?\s*(?:[$\u20ac\u00a3]|eur|usd|gbp|chf)?\W*$")
"""How a row of a price list ends."""

_LIST_WORDS = 9
"""Words of a line over such rows at most, with the name of whose prices they are."""


def _is_bare_caption(passage: Passage) -> bool:
    """Say whether a line of text is nothing but "Out of scope", without the looks of a heading."""
    words = len(passage.text.split())
    if passage.form is not Form.TEXT or words > _LIST_WORDS:
        return False
    if context_words("price_lists").match(without_number(passage.plain.text)):
        return True
    match = None if words > _CAPTION_WORDS else context_words("out_of_scope").search(passage.plain.text)
    return match is not None and 2 * len(match.group().split()) >= words


@once_a_view
def only_printed(view: DocumentView, vocabulary: Vocabulary) -> frozenset[int]:
    """Return the numbers of passages that are nothing but the printing of a tick grid or of its choices."""
    labels = {page.number: grid_labels(page, vocabulary) for page in view.pages}
    grids = (n for n, p in enumerate(passages(view)) if is_grid_text(p, labels[p.page], vocabulary))
    return printed_grids(view, vocabulary).union(grids)


def grid_labels(page: Page, vocabulary: Vocabulary) -> tuple[tuple[int, int], ...]:
    """Return the text ranges of labels of tick boxes; ``(0, 0)`` among them says the page is a grid."""
    every: list[Mark | Field] = [*page.marks, *page.fields]
    boxes = [box for box in every if box.checked is not None]
    named = [box for box in boxes if workload_of_label(box.label, vocabulary)]
    ranges = [
        (box.start, box.end)
        for box in page.marks
        if box.start is not None and box.end is not None and not _tells_work(box)
    ]
    if len(named) >= GRID_LABELS:
        ranges.append((0, 0))
    return tuple(ranges)


def _tells_work(box: Mark) -> bool:
    """Return whether a ticked line begins with a deed and says how much: no form prints that for everybody.

    Lists of what is bought, prepared or looked up tell no deed.
    """
    label = box.label or ""
    if box.checked is not True or len(label.split()) < _ITEM or _HOW_MUCH.search(label) is None:
        return False
    plain = plain_of(label).text
    return _BEGINS_A_DEED.match(plain) is not None and _NO_DEED.search(plain) is None


_ITEM = 6
"""Words from which the label of a box can tell what was done."""

_BEGINS_A_DEED = compiled(
    r"\W*(?:(?:initial|complete|full|staged|guided)\s)?"
    r"(?:set-?up|setting up|installation|introduction|deployment|roll-?out|migration|move|configuration"
    r"|enroll?ment|training|implementation|provisioning|pilot|onboarding"
    r"|einrichtung|einfuhrung|umzug|schulung|konfiguration|bereitstellung"
    r"|implantacion|migracion|configuracion|despliegue|formacion|instalacion"
    r"|mise en (?:place|service)|deploiement|formation)"
    r"\s(?:of|for|to|in|on|von|der|des|fur|de|del|du|d'|en)\s"
)
_NO_DEED = compiled(
    r"\b(?:licen\w*|lizenz\w*|subscriptions?|seats|renewals?|lists?|listed|checklist|plan(?:ned|s)?"
    r"|questionnaire|survey|agreed|confirmed|available|ready|scheduled|open|pending|refused|not|no|kein\w*|nicht"
    r"|suscripci\w*)\b"
)

_HOW_MUCH = compiled(
    r"(?<![\w.,-])(?!365\b)\d{1,5}(?:[.,' ]\d{3})*\s+(?!hours?\b|days?\b|months?\b)[^\W\d]{3,}"
)
"""A count with what was counted; no part of a product's name."""


def is_grid_text(passage: Passage, labels: Sequence[tuple[int, int]], vocabulary: Vocabulary) -> bool:
    """Return whether a passage is the printing of a tick grid, which names nothing by itself."""
    if any(low < end and start < high for low, high in labels for start, end in passage.pieces):
        return True
    if (0, 0) not in labels and not may_name_several(passage.plain.text, RUN_TOGETHER, vocabulary):
        return False
    named = mentions(passage.text, vocabulary, about=True)
    if not named:
        return False
    distinct = len({mention.workload for mention in named})
    if distinct >= BARE_LIST or (distinct >= RUN_TOGETHER and is_run_together(passage.text, named)):
        return True
    covered = sum(mention.end - mention.start for mention in named)
    return (0, 0) in labels and covered >= len(passage.text) / 3


def is_run_together(text: str, named: Sequence[Mention]) -> bool:
    """Return whether names follow each other without a word between, as labels that lost their boxes."""
    between = [text[one.end : two.start] for one, two in pairwise(named)]
    bare = sum(1 for part in between if not part.strip(" ()\u25a1\u2610\u2751\uf0a8\u00a8\t"))
    return bare >= 0.7 * len(between)


def printed_grids(view: DocumentView, vocabulary: Vocabulary) -> frozenset[int]:
    """Return the numbers of short passages under "select activity type ..." that only print the choices.

    They do when nearly all workloads stand there; where someone wrote the answer instead, few do.
    """
    inside: list[tuple[int, tuple[Mention, ...]]] = []
    begun = False
    for number, passage in enumerate(passages(view)):
        plain = passage.plain.text
        if len(plain.split()) <= _HEAD_WORDS and _SELECT.search(plain):
            begun = True
        elif begun and _NEXT_SECTION.match(plain):
            begun = False
        named = mentions(passage.text, vocabulary, about=True) if begun else ()
        if named and 3 * sum(mention.end - mention.start for mention in named) >= len(passage.text):
            inside.append((number, named))
    if len({mention.workload for _, named in inside for mention in named}) < BARE_LIST:
        return frozenset()
    return frozenset(number for number, _ in inside)


_HEAD_WORDS = 25
_SELECT = compiled(
    r"select (?:the )?(?:activity|product|workload)|seleccione (?:el |los )?(?:tipo|producto|carga)"
    r"|section 4 \(usage|seccion 4 \(uso"
    r"|activity type.{0,20}(?:product|workload)|tipo de actividad.{0,20}(?:producto|carga)"
)
_NEXT_SECTION = compiled(r"^\W*(?:section|seccion)\s+[5-9]\b")
