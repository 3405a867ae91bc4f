"""Fields in headers and footers that no page shows: fields of the file, and nothing that people see."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Field, FieldKind
from poedesk.proof.reading.readers.docx.content import Control
from poedesk.proof.reading.readers.docx.controls.kinds import shown_text
from poedesk.proof.reading.readers.docx.margins import Margins
from poedesk.proof.reading.readers.docx.parts.package import Relation
from poedesk.proof.reading.readers.docx.story import Shared, Story
from poedesk.proof.reading.readers.docx.walking.body import walk_blocks

_MARGINS = frozenset({"header", "footer"})
_TELLING = (b"sdtPr", b"ffData")
"""What a part holds when there is a field in it."""

UNSEEN = "a header or footer that no page shows holds filled in fields; what they say was not used"


def unseen_fields(shared: Shared, relations: Mapping[str, Relation], used: Margins) -> Iterator[Field]:
    """Yield the fields of the headers and footers of the main part that are not among ``used``.

    What else stands in such a part, and whatever is wrong with it, is of no interest: nobody sees it.
    """
    seen = {*used.headers, *used.footers}
    for part in dict.fromkeys(item.target for item in relations.values() if _is_unseen(item, seen)):
        for control in _controls(shared, part):
            yield _field(control)


def _is_unseen(relation: Relation, seen: set[str]) -> bool:
    return relation.kind in _MARGINS and not relation.external and relation.target not in seen


def _controls(shared: Shared, part: str) -> list[Control]:
    package = shared.package
    problems = list(package.problems)
    data = package.part(part) or b""
    root = package.xml(part) if any(sign in data for sign in _TELLING) else None
    apart = replace(shared, controls=[], notes={}, unread={}, tracked=Counter(), plain=False)
    if root is not None:
        walk_blocks(Story(apart, package.relations(part), walk_blocks, body=False), root)
    package.problems[:] = problems
    return [control for control in apart.controls if control.pieces]


def _field(control: Control) -> Field:
    text = fold(shown_text(control))
    is_box = control.kind is FieldKind.CHECKBOX
    value = None if is_box or control.untouched else text or None
    return Field(
        control.name,
        control.title,
        None,
        control.kind,
        value,
        control.checked,
        iso=control.iso if value else None,
        shown=False,
    )
