"""A form as plain text, as somebody would type it into a mail: what the judgement reads while one drafts."""

from collections.abc import Iterator, Mapping

from poedesk.paper.forms.contents import Contents, Value
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


def plain(outline: Outline, contents: Contents) -> str:
    """Return the form with its answers; empty places stay empty, the grid holds what is ticked alone."""
    lines = [outline.title, "", outline.subtitle]
    for part in outline.parts:
        lines += ["", part.title]
        for item in part.items:
            lines += ["", *_lines(item, contents.values)]
    return "\n".join(lines) + "\n"


def _lines(item: Item, values: Mapping[str, Value]) -> Iterator[str]:
    match item:
        case Text():
            yield item.text
        case Entry():
            yield _labelled(item.field, values)
        case Passage():
            yield f"{item.number} {item.heading}".strip()
            yield item.question
            yield str(values.get(item.field.name, ""))
        case Disclosure():
            yield f"{item.number} {item.heading}: {item.text}".strip()
            yield _labelled(item.field, values)
        case Signing():
            yield _labelled(item.signature, values)
            yield _labelled(item.date, values)
        case Products():
            yield f"{item.number} {item.heading}"
            for row in item.rows:
                told = [_labelled(field, values) for field in row if values.get(field.name)]
                yield "; ".join(told)
        case Grid():
            yield from _ticked(item, values)


def _labelled(field: Field, values: Mapping[str, Value]) -> str:
    value = values.get(field.name, "")
    return f"{field.label.rstrip(':')}: {value}".rstrip()


def _ticked(grid: Grid, values: Mapping[str, Value]) -> Iterator[str]:
    for row in grid.rows:
        ticked = [field.label for field in row.ticks if values.get(field.name)]
        if values.get(row.products_tick.name):
            ticked.append(f"{row.products_tick.label.rstrip(':')}: {values.get(row.products.name, '')}")
        if ticked:
            yield row.title
            yield from (f"☒ {label}" for label in ticked)
            if row.explanation is not None:
                yield _labelled(row.explanation, values)
