"""Finds business application products, and how the customer comes to buy them.

A product is one of the vocabulary, by any of its names, or what somebody wrote where a form asks for product
names. The way of buying is a ticked box, an answer at its label, or a statement about a purchase.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.text import fold
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import By, FieldKind, Page, Span
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.page.form_text import instructs
from poedesk.proof.finding.page.passages import Passage, Sentence, passages
from poedesk.proof.finding.page.states import state_of
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.grids import excluded, mark_span, ticked
from poedesk.proof.finding.workloads.names import EXCLUDED, says_out_of_scope
from poedesk.proof.policy.vocabulary import Vocabulary

NAMED = 0.95
WRITTEN = 0.8
"""A name that the vocabulary does not know, written where product names are asked for."""

STATED = 0.75
OFFERED = 0.3
"""One of several choices of a form, of which no box could be seen."""

_OPTION_WORDS = 16

_CHOICES = 2
"""Ways of buying in one line that make them choices to tick."""

_GLUED = later(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
"""Where a box between two words was not seen, and its place with it: "typeFirst purchase"."""

_PRODUCT = "product"
"""What every question for product names, and every label of them, has in it."""

_ASKED = compiled(
    r"\(?\s*(?:please\s+)?(?:specify|list|enter|indicate|especifi\w+|indi\w+)\s+(?:the\s+|los\s+"
    rf"|el\s+)?(?:{_PRODUCT}|nombres? de(?:l| los)? {_PRODUCT}o)"
    r"s?\s*(?:names?)?\s*(?:\)\s*[:\-]?|[:\-])\s*(?P<names>[^\n]*)"
)
_LABEL = compiled(
    rf"^\W*(?:{_PRODUCT}\s+names?|{_PRODUCT}s?|claimed {_PRODUCT}s?|nombres? de {_PRODUCT}os?"
    rf"|{_PRODUCT}os?)\s*:\s*(?P<names>.+)$"
)
_NEGATED = compiled(
    r"\b(?:not|no|never|rather than|instead of|nor|sin|nicht|kein\w*|pas|ni)\s+"
    r"(?:(?!only\b|just\b|but\b)\w+\s+){0,4}$"
)


def find(view: DocumentView, vocabulary: Vocabulary) -> Mapping[str, Sequence[Finding]]:
    """Return the products and the purchase types, the surest first."""
    products = [*_named(view, vocabulary), *_fields(view, vocabulary), *_written(view, vocabulary)]
    types = [*_ticked_types(view), *_labelled_types(view), *_stated_types(view), *_offered_types(view)]
    return {
        "product": tuple(sorted(products, key=lambda finding: -finding.confidence)),
        "purchase_type": tuple(sorted(types, key=lambda finding: -finding.confidence)),
    }


# Products


@cache
def _aliases(vocabulary: Vocabulary) -> tuple[PhraseList, Mapping[str, str]]:
    titles = {_key(alias): product.title for product in vocabulary.products for alias in product.aliases}
    return PhraseList(titles), titles


def _key(text: str) -> str:
    return " ".join(re.split(r"[\s-]+", plain_of(text).text))


def _in_text(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    pattern, titles = _aliases(vocabulary)
    made = plain_of(text)
    for match in pattern.finditer(made.text):
        yield titles[_key(match.group())], *made.original(*match.span())


def _named(view: DocumentView, vocabulary: Vocabulary) -> Iterator[Finding]:
    known, out = passages(view), excluded(view)
    unticked = {page.number: _unticked(page) for page in view.pages}
    for number, passage in enumerate(known):
        if not _aliases(vocabulary)[0].may_match(passage.plain.text) or any(
            low < end and start < high
            for low, high in unticked[passage.page]
            for start, end in passage.pieces
        ):
            continue
        for sentence in passage.sentences:
            named = tuple(_in_text(sentence.text, vocabulary))
            if not named or (instructs(sentence.text) and not _ASKED.search(plain_of(sentence.text).text)):
                continue
            no_part = number in out or says_out_of_scope(sentence.text)
            for title, low, high in named:
                span = passage.span(sentence.start + low, sentence.start + high)
                sure = EXCLUDED if no_part else NAMED
                yield Finding(
                    title,
                    (span, sentence.span()),
                    sure,
                    detail="named as no part of the work" if no_part else None,
                )


def _unticked(page: Page) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the labels of boxes that are not ticked, when the label is one product."""
    return tuple(
        (box.start, box.end)
        for box in page.marks
        if box.checked is False
        and box.start is not None
        and box.end is not None
        and not _ASKED.search(plain_of(box.label or "").text)
    )


def _fields(view: DocumentView, vocabulary: Vocabulary) -> Iterator[Finding]:
    for page in view.pages:
        for box in ticked(page):
            for title, _, _ in _in_text(box.label or "", vocabulary):
                yield Finding(title, (mark_span(box, page),), NAMED if box.checked else 0.4, anchored=True)
    for placed in view.fields:
        field = placed.field
        if field.kind not in {FieldKind.TEXT, FieldKind.CHOICE} or not field.value or field.start is not None:
            continue
        span = Span(placed.page, None, None, field.box, By.FORM_FIELD, fold(field.value), field.label)
        found = list(_in_text(field.value, vocabulary))
        for title, _, _ in found:
            yield Finding(title, (span,), NAMED, anchored=True)
        asks = plain_of(f"{field.label or ''} {field.name}").text
        if not found and re.search(r"product|producto", asks) and state_of(field.value) is State.PRESENT:
            for name in _split(field.value):
                yield Finding(name, (span,), WRITTEN, anchored=True)


def _written(view: DocumentView, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Yield names that somebody wrote after "specify product names" and that the vocabulary does not know."""
    for passage in passages(view):
        if _PRODUCT not in passage.plain.text:
            continue
        match = _ASKED.search(passage.plain.text) or _LABEL.match(passage.plain.text)
        if match is None:
            continue
        low, high = passage.plain.original(*match.span("names"))
        written = passage.text[low:high]
        if state_of(written) is not State.PRESENT or instructs(written) or any(_in_text(written, vocabulary)):
            continue
        for name in _split(written):
            start = passage.text.index(name, low)
            yield Finding(name, (passage.span(start, start + len(name)),), WRITTEN, anchored=True)


def _split(text: str) -> Iterator[str]:
    """Yield the names of a written list; nothing that is too long, or without a letter, to be a name."""
    for part in re.split(r"\s*(?:[,;\n]|\band\b|\by\b|\bund\b|\bet\b)\s*", text):
        name = part.strip(" _.:-()[]\u2022\t")
        if 2 <= len(name) <= 60 and len(name.split()) <= 8 and re.search(r"[^\W\d_]{2}", name):  # noqa: PLR2004 - a name
            yield name


# Purchase types


def _types_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return the purchase types that ``text`` speaks of, with their places; denied ones left out."""
    made = plain_of(text)
    found = []
    for key, pattern in _patterns().items():
        match = next(
            (m for m in pattern.finditer(made.text) if not _NEGATED.search(made.text[: m.start()])), None
        )
        if match is not None:
            found.append((key, *made.original(*match.span())))
    return tuple(found)


def _ticked_types(view: DocumentView) -> Iterator[Finding]:
    for page in view.pages:
        for box in ticked(page):
            types = _types_in(box.label or "")
            if len(types) == 1:
                sure = NAMED if box.checked else 0.4
                yield Finding(types[0][0], (mark_span(box, page),), sure, anchored=True)


def _offered_types(view: DocumentView) -> Iterator[Finding]:
    """Yield, in doubt, the choices printed on a recognised page of which no box of their own was seen.

    A pen over a box, or print that touches it, hides the box: what it stands for may have been chosen.
    """
    for page in view.pages if any(page.by == "ocr" for page in view.pages) else ():
        seen = [_types_in(_GLUED.sub(" ", mark.label or "")) for mark in page.marks]
        boxed = {types[0][0] for types in seen if len(types) == 1}
        for line in re.finditer(r"[^\n]+", page.text) if page.by == "ocr" else ():
            types = _types_in(_GLUED.sub(" ", line.group()))
            span = view.span(page.number, *line.span())
            yield from (
                Finding(key, (span,), OFFERED)
                for key, _, _ in types
                if len(types) >= _CHOICES and key not in boxed
            )


def _labelled_types(view: DocumentView) -> Iterator[Finding]:
    for item in labelled(view, "purchase_type"):
        if item.state is not State.PRESENT:
            yield Finding(None, item.spans, item.confidence, state=item.state, anchored=True)
            continue
        types = _types_in(item.value) or _types_in(f"{item.value} purchase") or _short(item.value)
        if len(types) == 1:
            yield Finding(types[0][0], item.spans, min(NAMED, item.confidence), anchored=True)


def _short(value: str) -> tuple[tuple[str, int, int], ...]:
    """Return what a one-word answer at its own label says: "New", "Migration", "Additional"."""
    words = plain_of(value).text
    one = {
        "first-purchase": r"\b(?:new|first|initial|nueva?|primera|neu|erst|nouve\w+|premier)\b",
        "migration": r"\b(?:migra\w+|dual)\b",
        "added-seats": r"\b(?:add\w*|expansion|increase|adicional\w*|ampliacion|zusatzlich\w*|supplem\w*)\b",
    }
    return tuple((key, 0, len(value)) for key, pattern in one.items() if re.search(pattern, words))


def _stated_types(view: DocumentView) -> Iterator[Finding]:
    boxes = {
        page.number: [(b.start, b.end) for b in page.marks if b.start is not None and b.end is not None]
        for page in view.pages
    }
    known = passages(view)
    options = _options(known)
    for number, passage in enumerate(known):
        if not _may_buy(passage.plain.text) or any(
            low < end and start < high for low, high in boxes[passage.page] for start, end in passage.pieces
        ):
            continue
        for sentence in passage.sentences:
            yield from _stated(passage, sentence, sure=OFFERED if number in options else STATED)


def _may_buy(plain: str) -> bool:
    """Return whether a plain text can speak of a way of buying."""
    return any(phrases.may_match(plain) for phrases in _patterns().values())


def _options(known: Sequence[Passage]) -> frozenset[int]:
    """Return the numbers of short passages that offer different types one below the other."""
    short = {
        number: types[0][0]
        for number, passage in enumerate(known)
        if len(passage.text.split()) <= _OPTION_WORDS and len(types := _types_in(passage.text)) == 1
    }
    return frozenset(
        number
        for number, key in short.items()
        if any(short.get(number + step, key) != key for step in range(-4, 5))
    )


def _stated(passage: Passage, sentence: Sentence, *, sure: float) -> Iterator[Finding]:
    types = _types_in(sentence.text)
    if len(types) != 1 or instructs(sentence.text) or says_out_of_scope(sentence.text):
        return
    key, low, high = types[0]
    # "Product: X. The customer migrates from on-premises to the cloud." is about a purchase throughout.
    if _purchase().search(passage.plain.text):
        span = passage.span(sentence.start + low, sentence.start + high)
        yield Finding(key, (span, sentence.span()), sure)


@cache
def products_data() -> Mapping[str, Any]:
    """Return ``data/products.yaml``."""
    source = resources.files("poedesk.proof.finding") / "data" / "products.yaml"
    loaded: Mapping[str, Any] = load_yaml(source.read_text(encoding="utf-8"))
    return loaded


@cache
def _patterns() -> Mapping[str, PhraseList]:
    types = products_data()["purchase_types"]
    return {
        key: PhraseList(phrase for listed in languages.values() for phrase in listed)
        for key, languages in types.items()
    }


@cache
def _purchase() -> PhraseList:
    return PhraseList(word for words in products_data()["purchase_words"] for word in words)
