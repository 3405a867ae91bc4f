"""A form in the layout of the programme's template, as other programs would make it: no controls of ours."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.unit.proof.reading.readers.word import cell, control, docx, paragraph, row, run, table, tick

from poedesk.paper.forms.contents import Value
from poedesk.paper.forms.planning import tick_name
from poedesk.proof.policy import vocabulary

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
