"""A form in the layout of the programme's template, as other programs would make it: no controls of ours."""

from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape

from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf
from tests.unit.proof.reading.readers.word import cell, control, docx, paragraph, row, run, table, tick

from poedesk.paper.forms.contents import Value
from poedesk.paper.forms.planning import tick_name
from poedesk.proof.policy import vocabulary
from poedesk.proof.policy.vocabulary import Activity

LABELS = {
    "partner_name": "Partner Company Name",
    "customer_name": "Customer Company Name",
    "signatory_name": "Customer Signatory Name (printed)",
    "signatory_title": "Customer Signatory Role or Job Title",
    "customer_domain": "Customer Domain Name",
    "customer_tenant_id": "Customer Tenant ID",
    "project_name": "* Project Name",
}
QUESTIONS = {
    "products": (
        "3.2 - [OSA Pre-Sales - Required]",
        "Provide Business Apps (Dynamics/PowerBI) product name(s) and subscription IDs.",
    ),
    "business_need": (
        "3.3 - [OSA Pre-Sales, Usage - Required]",
        (
            "Describe the customer's specific business need and/or benefit for the solution using the "
            "claimed product(s)/workload(s)"
        ),
    ),
    "presales_activities": (
        "3.4 - [OSA Pre-Sales - Required] Describe or provide documentation for:",
        "Pre-Sales activities and work which led to the seats being purchased under the agreement",
    ),
    "usage_work": (
        "3.5 - [Usage - Required] Describe or provide documentation for:",
        "Specific work influencing the customer's usage of the claimed product(s)/ workload(s)",
    ),
    "supporting_documents": (
        (
            "3.6 - [OSA Pre-Sales, Usage - Recommended]: Provide supporting documentation demonstrating your "
            "claimed work activity."
        ),
    ),
}


def seed_form(values: Mapping[str, Value] | None = None, *, controls: bool = False) -> bytes:
    """Return the template as DOCX, with ``values`` in it; ``controls`` makes its places content controls."""
    held = values or {}
    contact = [row(cell(label), _answer(held.get(name), label, controls)) for name, label in LABELS.items()]
    signature, signed = str(held.get("customer_signature", "")), str(held.get("date_signed", ""))
    scope = []
    for name, asked in QUESTIONS.items():
        scope += [row(cell(*asked)), row(_answer(held.get(name), "", controls))]
    return docx(
        paragraph("POE Template")
        + paragraph("Section 1: Partner and Customer Contact Information")
        + table(*contact)
        + paragraph("Section 2: Customer Acknowledgment*")
        + table(row(cell("Customer Signature"), cell(signature)), row(cell("Date Signed"), cell(signed)))
        + paragraph("Section 3: Scope of Work Details")
        + table(*scope, widths=(8000,))
        + paragraph("Section 4 (Usage Only): Select activity type and product(s)/workload(s)")
        + table(*_grid(held, controls), widths=(3000, 3000, 3000))
    )


def _answer(value: Value | None, title: str, controls: bool) -> str:  # noqa: FBT001 - as asked of the form
    lines = [escape(line) for line in str(value or "").split("\n")]
    if not controls:
        return cell(*lines)
    prompt = "" if value else "<w:showingPlcHdr/>"
    inside = "<w:r><w:br/></w:r>".join(map(run, lines)) if value else run("Click or tap here to enter text.")
    return cell(paragraph(control(f'<w:alias w:val="{title}"/>{prompt}<w:text/>', inside)))


def _grid(held: Mapping[str, Value], controls: bool) -> Sequence[str]:  # noqa: FBT001 - as above
    words = vocabulary.load()
    workloads = words.workloads[:-1]
    rows = []
    for activity in words.activities:

        def box(number: int, key: str = activity.id) -> str:
            workload = workloads[number]
            on = held.get(tick_name(key, workload.id)) is True
            sign = "\u2612" if on else "\u2610"
            first = tick(str(int(on)), sign) if controls else run(sign)
            return paragraph(first, run(f" {workload.title}"))

        half = len(workloads) // 2
        columns = (range(half), range(half, len(workloads)))
        boxes = [cell(*(box(number) for number in column)) for column in columns]
        rows.append(row(cell(escape(activity.title), f"For example: {', '.join(activity.examples)}"), *boxes))
    return rows


_LEFT, _MIDDLE, _RIGHT = 54.0, 230.0, 558.0


def seed_pdf() -> bytes:
    """Return the empty template as a PDF without fields: ruled tables, a line to sign on, drawn boxes."""
    words = vocabulary.load()
    return pdf(_contact, _scope, *(_activities(words.activities[at : at + 4]) for at in (0, 4)))


def _ruled(sheet: Sheet, top: float, bottom: float, *upright: float) -> None:
    for height in (top, bottom):
        sheet.line(_LEFT, height, _RIGHT, height)
    for x in (_LEFT, *upright, _RIGHT):
        sheet.line(x, top, x, bottom)


def _contact(sheet: Sheet) -> None:
    sheet.bold(_LEFT, 60, "POE Template", size=16)
    sheet.bold(_LEFT, 90, "Section 1: Partner and Customer Contact Information", size=12)
    for number, label in enumerate(LABELS.values()):
        top = 100 + 24 * number
        _ruled(sheet, top, top + 24, _MIDDLE)
        sheet.text(_LEFT + 4, top + 16, label)
    sheet.bold(_LEFT, 310, "Section 2: Customer Acknowledgment*", size=12)
    sheet.text(_LEFT, 350, "Customer Signature")
    sheet.line(_MIDDLE, 352, 450, 352)
    sheet.text(_LEFT, 380, "Date Signed")
    sheet.line(_MIDDLE, 382, 450, 382)


def _scope(sheet: Sheet) -> None:
    sheet.bold(_LEFT, 60, "Section 3: Scope of Work Details", size=12)
    for number, asked in enumerate(QUESTIONS.values()):
        top = 80 + 125 * number
        _ruled(sheet, top, top + 125)
        for line, text in enumerate(asked):
            sheet.text(_LEFT + 4, top + 14 + 13 * line, text, size=9)


def _activities(activities: Sequence[Activity]) -> Callable[[Sheet], None]:
    workloads = vocabulary.load().workloads[:-1]

    def page(sheet: Sheet) -> None:
        sheet.bold(
            _LEFT, 50, "Section 4 (Usage Only): Select activity type and product(s)/workload(s)", size=12
        )
        for number, activity in enumerate(activities):
            top = 70 + 150 * number
            _ruled(sheet, top, top + 150, _MIDDLE)
            sheet.bold(_LEFT + 4, top + 16, activity.title)
            for place, workload in enumerate(workloads):
                x, y = _MIDDLE + 8 + 165 * (place // 8), top + 18 + 16 * (place % 8)
                sheet.box(x, y)
                sheet.text(x + 14, y, workload.title, size=8)

    return page
