"""Form fields as labelled places: known by their printed label, their name, or their group with either."""

from collections.abc import Iterator, Sequence

from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, FieldKind, Span
from poedesk.proof.finding.labels.model import CONFIDENCE, Labelled
from poedesk.proof.finding.labels.phrases import Entry, phrase_book
from poedesk.proof.finding.labels.scan import field_words, label_only
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page.states import cleaned, state_of
from poedesk.proof.finding.page.view import PlacedField


def of_field(placed: PlacedField) -> Iterator[Labelled]:
    """Yield what the field is known as, with its value; tick boxes are not for labels."""
    field = placed.field
    if field.kind in (FieldKind.CHECKBOX, FieldKind.RADIO):
        return
    label, entries = _field_entries(placed)
    if (
        field.kind is FieldKind.SIGNATURE
    ):  # it holds who signed, not which organisation, whatever it is called
        entries = tuple(entry for entry in entries if entry.key == "signature")
    state = state_of(field.value or "")
    shown = fold(field.label or field_words(field.name))
    if field.start is not None and field.end is not None and state is not State.BLANK:
        span = Span(placed.page, field.start, field.end, box=field.box, by=By.FORM_FIELD, label=shown)
    else:
        quote = field.value if state is not State.BLANK else shown
        span = Span(placed.page, box=field.box, by=By.FORM_FIELD, quote=quote, label=shown)
    for entry in entries:
        yield Labelled(
            key=entry.key,
            label=label,
            value=cleaned(field.value or "") if state is not State.BLANK else "",
            spans=(span,),
            state=state,
            via="field",
            role=entry.role,
            confidence=CONFIDENCE["field"] * (0.9 if entry.bare else 1),
            page=placed.page,
            position=field.start if field.start is not None else -1,
            bare=entry.bare,
            lone_role=entry.lone_role,
            language=entry.language,
            label_box=None,
            box=field.box,
            field=field.name,
        )


def _field_entries(placed: PlacedField) -> tuple[str, tuple[Entry, ...]]:
    """Return the words that name the field and what they mean: its label, its name, its group with either."""
    field, book = placed.field, phrase_book()
    names = [field.label or "", field_words(field.name)]
    names += [f"{field.group} {name}" for name in names if field.group and name]
    options: list[tuple[str, tuple[Entry, ...]]] = []
    for name in names:
        text = name.rstrip(" 0123456789:*")
        hits = label_only(text[:1].upper() + text[1:])
        entries = hits[0].entries if hits else book.exact(text)
        if entries:
            options.append((fold(name), entries))
    return max(options, key=lambda option: _sharpness(option[1]), default=("", ()))


def _sharpness(entries: Sequence[Entry]) -> tuple[bool, bool]:
    return any(not entry.bare for entry in entries), any(entry.role is not None for entry in entries)
