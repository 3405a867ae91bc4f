"""Who signs, behind a label that tells side and office: "Customer's tenant administrator | Ada Holm".

Such a row counts where it stands in the list of the signature, and is the only one there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import later
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold, plain
from poedesk.proof.finding.acts.blocks.words import role_of, without_side
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.acts.naming.represented import place_of
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

ROWS = 3
"""Rows over and under the label of a signature that are of its list, at most."""

_SURE = 0.8

_LINK = later(
    r"\s(?:of|for|at|des|der|vom|beim|du|de|de la|del|della|por parte de|por parte del|van|van de)"
    r"(?:\sthe)?\s*$"
)
"""What is left before the words for a side: "Projektleiter des" of "Projektleiter des Kunden"."""


_NO_OFFICE = later(
    r"\W*(?:authori[sz]ed )?(?:representative|signatory|contact(?: person)?|sponsor|approver|delegate"
    r"|vertreter(?:in)?|ansprechpartner(?:in)?|representante?|signataire|interlocuteur|rappresentante"
    r"|vertegenwoordiger|contactpersoon)s?\W*"
)
"""What makes somebody a side's person, and is no office that anybody holds in the house."""


@dataclass(frozen=True, slots=True)
class _Row:
    role: Role
    title: str
    name: str
    label: tuple[int, int]
    person: tuple[int, int]


def with_office(view: DocumentView, acts: Sequence[Act]) -> list[Act]:
    """Return ``acts``; a signed one without name and title with both from such a row of its list."""
    return [_named(view, act) if _is_bare(act) else act for act in acts]


def _is_bare(act: Act) -> bool:
    return act.is_signed and act.kind == "block" and act.name is None and act.title is None


def _named(view: DocumentView, act: Act) -> Act:
    place = place_of(view, act)
    if place is None:
        return act
    page, at = place
    rows = [row for row in _rows(view.text(page), at) if act.role in {None, row.role}]
    if len(rows) != 1:
        return act
    (row,) = rows

    def found(value: str, span: tuple[int, int]) -> Finding:
        where = (view.span(page, *span),)
        return Finding(value, where, _SURE, row.role, State.PRESENT, anchored=True, act=act.id)

    def sided(finding: Finding | None) -> Finding | None:
        return replace(finding, role=row.role) if finding is not None else None

    return replace(
        act,
        role=row.role,
        signature=sided(act.signature),
        date=sided(act.date),
        name=found(row.name, row.person),
        title=found(row.title, row.label) if _NO_OFFICE.fullmatch(plain(row.title)) is None else None,
    )


def _rows(text: str, at: int) -> Iterator[_Row]:
    """Yield the rows with side, office and person around an offset, up to what is no row."""
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    start = begin
    for _ in range(ROWS):
        start = text.rfind("\n", 0, max(start - 1, 0)) + 1
        row = _row(text, start)
        if row is None and not _is_row(_line(text, start)):
            break
        if row is not None:
            yield row
    for _ in range(ROWS):
        if end < 0 or not _is_row(_line(text, end + 1)):
            return
        row = _row(text, end + 1)
        if row is not None:
            yield row
        end = text.find("\n", end + 1)


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _is_row(line: str) -> bool:
    return "\t" in line or ":" in line


def _row(text: str, start: int) -> _Row | None:
    line = _line(text, start)
    label, sign, value = line.partition("\t" if "\t" in line else ":")
    role, name = role_of(label), fold(value).strip(" :.,")
    title = _LINK.sub("", f" {fold(without_side(label)).strip(' :')}").strip()
    if not sign or role is None or not looks_like_title(title) or not looks_like_person(name):
        return None
    at = start + line.index(value.strip(" :.,\t"), len(label))
    return _Row(role, title, name, (start, start + len(label)), (at, at + len(value.strip(" :.,\t"))))
