"""A sample with notes in its margin, and what a reviewer says of it, as Markdown."""

import re
from collections.abc import Iterator, Mapping

from poedesk.kernel.verdict import Verdict
from poedesk.paper.forms.contents import Contents, Value
from poedesk.paper.forms.drafting.judged import judged, without_name
from poedesk.paper.forms.outline import (
    Disclosure,
    Entry,
    Field,
    Grid,
    Item,
    Outline,
    Passage,
    Products,
    Signing,
    Text,
)
from poedesk.paper.forms.samples.load import Sample
from poedesk.paper.reports.words import TITLES, WHOLE
from poedesk.proof.assessing.model import Assessment


def assessment_of(sample: Sample) -> Assessment:
    """Return what the judgement says of the sample as signed, on the day it was filed."""
    outline, made = sample.form()
    assert sample.claim.submitted_on is not None
    return judged(sample.claim, sample.policy, outline, made, sample.claim.submitted_on)


def page(sample: Sample) -> str:
    """Return the sample as Markdown: each answer, the note beside it, and the reviewer's verdict."""
    outline, made = sample.form()
    which = "good" if sample.good else "poor"
    lines = [f"## {sample.title}: a {which} form", "", *_form(outline, made, sample.notes)]
    told = "\n".join([*lines, *_reviewed(assessment_of(sample))])
    return re.sub(r"\n{3,}", "\n\n", told) + "\n"


def _form(outline: Outline, made: Contents, notes: Mapping[str, str]) -> Iterator[str]:
    for part in outline.parts:
        if any(not isinstance(item, Text) for item in part.items):
            yield f"### {part.title}"
            yield ""
            for item in part.items:
                yield from _item(item, made.values, notes)
            yield ""


def _item(item: Item, values: Mapping[str, Value], notes: Mapping[str, str]) -> Iterator[str]:
    match item:
        case Entry() | Disclosure():
            yield _line(item.field, values)
            yield from _note(item.field.name, notes)
        case Signing():
            for field in (item.signature, item.date):
                yield _line(field, values)
                yield from _note(field.name, notes)
        case Passage():
            yield from ("", f"**{item.number} {item.question}**", "")
            yield from (f"> {line}" for line in str(values.get(item.field.name, "")).split("\n"))
            yield from _note(item.field.name, notes)
        case Products():
            for row in item.rows:
                yield "- " + "; ".join(f"{field.label}: {values.get(field.name, '')}" for field in row)
            yield from _note("products", notes)
        case Grid():
            yield from _ticked(item, values)
            yield from _note("activity", notes)
        case Text():
            return


def _line(field: Field, values: Mapping[str, Value]) -> str:
    return f"- {field.label.rstrip(':')}: {values.get(field.name, '')}"


def _note(name: str, notes: Mapping[str, str]) -> Iterator[str]:
    if name in notes:
        yield from ("", f"*In the margin: {notes[name]}*", "")


def _ticked(grid: Grid, values: Mapping[str, Value]) -> Iterator[str]:
    for row in grid.rows:
        ticked = [field.label for field in row.ticks if values.get(field.name)]
        if values.get(row.products_tick.name):
            ticked.append(str(values.get(row.products.name, "")))
        if ticked:
            yield f"- {row.title}: ☒ {', ☒ '.join(ticked)}"


def _reviewed(assessment: Assessment) -> Iterator[str]:
    yield "### What a reviewer says"
    yield ""
    yield f"**{WHOLE[assessment.verdict.value].word.capitalize()}.**"
    yield ""
    open_ = [each for each in assessment.elements if each.required and each.verdict is not Verdict.MET]
    for element in open_:
        yield f"- {TITLES[element.id]}: {without_name(element.because)}"
