"""What is said of the signatures of files, as text for people: each question with its answer, no one mark."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding

from poedesk.paper.reports.terminal import words_of
from poedesk.paper.signing.validating.model import Answer, Kind, Revocation, Seen, Verification
from poedesk.proof.reading.readers.pdf.signed.change import Change

_HEAD = {
    Answer.YES: "every question is answered well",
    Answer.NO: "something is wrong",
    Answer.UNKNOWN: "something is not known",
    None: "no signature",
}
_KIND = {Kind.APPROVAL: "signature", Kind.CERTIFICATION: "certification", Kind.TIME_STAMP: "time stamp"}
_INTACT = {Answer.YES: "yes", Answer.NO: "NO", Answer.UNKNOWN: "not known"}
_REVOKED = {Revocation.GOOD: "no", Revocation.REVOKED: "YES", Revocation.UNKNOWN: "not known"}
_MOST = 20
"""Changes that are told one by one."""


def write_verifications(found: Iterable[Verification], console: Console) -> None:
    """Write what is said of several files below each other."""
    for number, item in enumerate(found):
        if number:
            console.print()
        _file(item, console)


def _file(found: Verification, console: Console) -> None:
    console.print(words_of(f"{found.name}: {_HEAD[found.answer]}", "bold"))
    for problem in found.problems:
        _line(f"! {problem}", console)
    for seen in found.signatures:
        console.print()
        who = "somebody unnamed" if seen.signer is None else seen.signer.name
        console.print(words_of(f"{_KIND[seen.kind]} by {who}, field {seen.field!r}", "bold"))
        for line in _lines(seen, found.revisions):
            _line(line, console)
    if found.people:
        console.print()
        _line(
            f"The platform's completion certificate names {', '.join(found.people)}:"
            " text of the document, which the platform vouches for and no certificate of theirs",
            console,
        )


def _lines(seen: Seen, revisions: int) -> Iterator[str]:
    if seen.signer is not None:
        of = f" of {seen.signer.organisation}" if seen.signer.organisation else ""
        yield f"who: {seen.signer.name}{of}, by a certificate of {seen.signer.issuer}"
    if seen.platform:
        yield "who: the certificate is a platform's, which signs for people that it names elsewhere"
    yield f"when: {_when(seen)}"
    yield f"signed bytes intact: {_INTACT[seen.intact]}"
    over = (
        f"revision {seen.revision} of {revisions}; later ones followed" if seen.covers == "revision" else ""
    )
    yield f"covers: {over or seen.covers}"
    yield f"still shown as signed: {_INTACT[seen.shown]}"
    yield f"leads to a root you trust: {_INTACT[seen.trusted]}"
    as_of = f" (as of {seen.revocation_as_of})" if seen.revocation_as_of else ""
    yield f"revoked: {_REVOKED[seen.revocation]}{as_of}"
    for change in seen.changes[:_MOST]:
        yield f"after it: {_change(change)}"
    if len(seen.changes) > _MOST:
        yield f"after it: {len(seen.changes) - _MOST} more changes"
    yield from (f"because: {reason}" for reason in seen.reasons)
    yield from (f"not known: {reason}" for reason in seen.unknown)


def _when(seen: Seen) -> str:
    if seen.kind is Kind.TIME_STAMP:
        return f"{seen.claimed}, says the time stamp itself"
    if seen.proved is not None:
        return f"by {seen.proved}, proved by {seen.proved_by}; claimed {seen.claimed or 'nothing'}"
    return f"{seen.claimed}, only claimed" if seen.claimed else "not said"


def _change(change: Change) -> str:
    field = f" {change.name!r}" if change.name else ""
    where = f" on page {change.page}" if change.page else ""
    at = "" if change.box is None else f" at {', '.join(f'{edge:.0f}' for edge in change.box)}"
    covers = f", over {change.covers!r}" if change.covers else ""
    covers += f", showing {change.uncovers!r}, which was hidden" if change.uncovers else ""
    touches = f", at the place of {', '.join(change.elements)}" if change.elements else ""
    return f"{change.what}{field}{where}{at}{covers}{touches}"


def _line(text: str, console: Console) -> None:
    console.print(Padding(words_of(text), (0, 0, 0, 2)))
