"""The record drawn: a page of what was acknowledged and initialled, then the signature certificate."""

from collections.abc import Iterable
from datetime import datetime

from poedesk.paper.acknowledging.model import Act, Kind, Mark, Record, State, Way
from poedesk.paper.acknowledging.page.drawing import Drawing
from poedesk.paper.acknowledging.uploads import Picture, by_hash
from poedesk.paper.forms.pdf.file.tags import Element
from poedesk.paper.forms.pdf.file.writer import Told, write
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.layout.flow import Flow

TITLE = "Signature certificate"
"""As readers of e-signature certificates know it."""

_STATUS = {
    State.ASKED: "Waiting",
    State.INCOMPLETE: "Completed, initials missing",
    State.ACKNOWLEDGED: "Completed",
    State.DECLINED: "Declined",
    State.DELEGATED: "Waiting",
    State.VOID: "Voided",
}
_INITIALS = (110.0, 30.0)
_SIGNATURE = (240.0, 60.0)
_VOID = "VOID: the content was changed after it was acknowledged, so this acknowledgement does not count"


def certificate(record: Record, *, paper: str = "a4", pictures: Iterable[Picture] = ()) -> bytes:
    """Return the pages as a tagged PDF; the same record, the same bytes.

    Args:
        record: the acknowledgement.
        paper: size of the pages.
        pictures: that were uploaded; those of which the record tells are drawn, of others it has no hash.
    """
    flow = Flow(looks.PAPERS[paper], flat=True)
    drawing = Drawing(flow, by_hash(pictures))
    _acknowledged(flow, record, drawing)
    flow.next_page()
    _certified(flow, record, drawing)
    flow.feet(f"Acknowledgement {record.id}, {_STATUS[record.state].lower()}")
    told = Told(f"{TITLE}: {record.shown.name}", "en", None)
    return write(flow.sheets, flow.root, flow.fonts, flow.paper, told, drawing.used)


def _say(flow: Flow, parent: Element, text: str, *, quiet: bool = False, size: float = looks.BODY) -> None:
    flow.text(parent.child("P"), text, size, shade=looks.QUIET if quiet else looks.INK)
    flow.top -= 2.0


def _head(flow: Flow, text: str, kind: str = "H2", size: float = looks.SECTION) -> None:
    flow.skip(10.0)
    flow.text(flow.root.child(kind), text, size, bold=True, shade=looks.ACCENT, keep=40.0)
    flow.top -= 3.0


def _acknowledged(flow: Flow, record: Record, drawing: Drawing) -> None:
    """Draw what was shown, and each disclosure with its initials."""
    shown = record.shown
    _head(flow, "Customer acknowledgement of the proof of execution", "H1", looks.TITLE)
    if record.state is State.VOID:
        flow.text(flow.root.child("P"), _VOID, looks.HEADING, bold=True, shade=looks.INK)
        flow.top -= 4.0
    _say(flow, flow.root, f"Document shown: {shown.name}, {shown.size} bytes, {_iso(shown.at)}")
    _say(flow, flow.root, f"SHA-256 of its exact bytes: {shown.sha256}", quiet=True, size=looks.SMALL)
    _say(flow, flow.root, f"Asked for by {shown.policy}", quiet=True, size=looks.SMALL)
    for act in record.acts:
        if act.reason:
            _say(flow, flow.root, f"Reason given, {act.kind}: {act.reason}")
    initials = {act.element: act for act in record.acts if act.kind is Kind.INITIAL}
    for disclosure in shown.disclosures:
        _head(flow, disclosure.title)
        _say(flow, flow.root, disclosure.text)
        _say(flow, flow.root, f"SHA-256 of this text: {disclosure.sha256}", quiet=True, size=looks.SMALL)
        _initials(flow, record, initials.get(disclosure.element), drawing)


def _initials(flow: Flow, record: Record, act: Act | None, drawing: Drawing) -> None:
    flow.need(_INITIALS[1] + 20.0)
    if record.state is State.VOID:
        _say(flow, flow.root, "What was initialled here is void.")
        return
    label = "Customer initials here:"
    if act is None or act.mark is None:
        _say(flow, flow.root, f"{label} ____________")
        return
    _say(flow, flow.root, f"{label} {act.mark.text}")
    drawing.mark(act.mark, _INITIALS)
    later = " as an addendum; the first filing date stands" if act.addendum else ""
    text = f"Initialled by {record.person.name} ({act.mark.way}), {_iso(act.at)}{later}"
    _say(flow, flow.root, text, quiet=True, size=looks.SMALL)


def _certified(flow: Flow, record: Record, drawing: Drawing) -> None:
    """Draw the certificate: who, when, and how that is known."""
    person, act = record.person, record.signature()
    _head(flow, TITLE, "H1", looks.TITLE)
    _say(flow, flow.root, f"Status: {_STATUS[record.state]}")
    _say(flow, flow.root, f"Transaction ID: {record.id}")
    _say(flow, flow.root, f"Document ID: {record.shown.sha256}")
    if record.state is State.VOID:
        flow.text(flow.root.child("P"), _VOID, looks.HEADING, bold=True)
        flow.top -= 4.0
    if act is not None and act.mark is not None:
        _say(flow, flow.root, f"Time zone: {_zone(act)}")
        _say(flow, flow.root, f"Signed by {person.name} ({person.email})")
        _say(flow, flow.root, f"Customer Signatory Role or Job Title: {person.title}")
        _say(flow, flow.root, f"Customer Company Name: {person.organisation}")
        _say(flow, flow.root, f"Signed: {act.at.isoformat(sep=' ', timespec='seconds')[:19]}")
        _head(flow, "Signature")
        if act.mark.way is Way.TYPED:
            _say(flow, flow.root, f"/s/ {act.mark.text}", size=looks.HEADING)
        drawing.mark(act.mark, _SIGNATURE)
        _say(flow, flow.root, _told(act.mark), quiet=True, size=looks.SMALL)
    _head(flow, "Events")
    proven = record.code.proven_at
    if proven is not None:
        _say(flow, flow.root, f"A one-time code sent to the address above was entered, {_iso(proven)}.")
    _say(flow, flow.root, "A hash with a salt stands for each address and browser:")
    for each in record.acts:
        _say(flow, flow.root, _line(each), quiet=True, size=looks.SMALL)


def _line(act: Act) -> str:
    """Return one act as a line of the list."""
    what = f"{act.kind} {act.element}" if act.element else str(act.kind)
    kept = ", ".join(
        f"{name} {value if isinstance(value, str) else value.commitment}"
        for name, value in sorted(act.origin.items())
    )
    return " | ".join(filter(None, (what, _iso(act.at), kept)))


def _told(mark: Mark) -> str:
    if mark.way is Way.UPLOADED:
        return f"An uploaded picture, SHA-256 {mark.picture}"
    return "Drawn by hand on the screen" if mark.way is Way.DRAWN else "Typed"


def _zone(act: Act) -> str:
    offset = act.at.strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}" if offset else "UTC"


def _iso(at: datetime) -> str:
    """Return a time with its zone."""
    return at.isoformat(timespec="seconds")
