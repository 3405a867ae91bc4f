"""What a reviewer should know about a reading that is complete: changes, comments, macros."""

from collections.abc import Iterator

from poedesk.proof.reading.readers.docx.parts.names import attribute, tag_of
from poedesk.proof.reading.readers.docx.parts.package import Package, main_part
from poedesk.proof.reading.readers.docx.story import Shared

_AUTHORS = 5
"""Authors that are named."""


def tracked_changes(shared: Shared) -> Iterator[str]:
    """Yield the note on tracked changes: how many of which kind, and by whom."""
    counts = dict(shared.tracked)
    for (author, kind), many in shared.tracked.items():
        if kind.endswith(_AWAY):  # a move is marked at both its ends, or at one when the other is elsewhere
            whole = author, kind.removesuffix(_AWAY)
            counts[whole] = max(many, counts.get(whole, 0))
            del counts[author, kind]
    by_author: dict[str, list[str]] = {}
    for (author, kind), many in sorted(counts.items()):
        by_author.setdefault(author, []).append(f"{many} {kind}{'s' if many > 1 else ''}")
    if by_author:
        told = [f"{', '.join(kinds)} by {author}" for author, kinds in list(by_author.items())[:_AUTHORS]]
        told += ["more by others"] if len(by_author) > _AUTHORS else []
        yield f"tracked changes were read as accepted: {'; '.join(told)}"


_AWAY = " away"


def left_apart(package: Package) -> Iterator[str]:
    """Yield what the package has beside its text: comments, macros."""
    relations = package.relations(main_part(package)).values()
    for relation in relations:
        if relation.kind == "comments" and not relation.external:
            root = package.xml(relation.target)
            held = [item for item in root if tag_of(item) == "w:comment"] if root is not None else []
            authors = dict.fromkeys(" ".join((attribute(item, "w:author") or "").split()) for item in held)
            named = [author for author in authors if author][:_AUTHORS]
            by = f" by {', '.join(named)}" if named else ""
            if held:
                yield f"{len(held)} comment{'s' if len(held) > 1 else ''}{by}: not read as part of the text"
    if any(relation.kind == "vbaProject" for relation in relations):
        yield "it brings macros; they were not run"
