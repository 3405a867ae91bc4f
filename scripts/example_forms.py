"""The PDF forms of the examples: fillable usage form, flat pre-sales form, flat public-sector form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from example_drawing import (
    INK,
    INNER,
    LINE,
    MARGIN,
    SHADE,
    Paper,
    answer_box,
    close,
    heading,
    label_row,
    new_paper,
    next_page,
    paragraph,
    pen_strokes,
    picture_on_line,
    room,
    signature_lines,
    signature_picture,
    text,
    tick_box,
    title,
    wrapped,
)
from example_wording import ACTIVITIES, PUBLIC_SECTOR, SUBSCRIPTION, WORKLOADS

_NEED = (
    "3.3  [Pre-sales, Usage - required]  Business need of the customer, and benefit of the claimed products"
)
_WORK = "3.5  [Usage - required]  The work that influenced the customer's usage of the claimed workloads"
_MORE = "3.6  [Recommended]  Supporting documentation"
_CELL = 172.0


@dataclass(frozen=True)
class UsageForm:
    """What stands in a usage form."""

    contact: Mapping[str, str]
    """Label of section 1 -> value."""

    signed_on: str
    business_need: str
    work: str
    supporting: str
    ticks: frozenset[tuple[str, str]]
    """(activity, workload) pairs."""

    accent: str
    author: str


def fillable_usage_form(form: UsageForm) -> bytes:
    """Return the usage form with AcroForm fields, signed with a pen in the file."""
    paper, stream = new_paper("Proof of Execution - Usage", form.author, form.accent, "POE form - usage")
    title(paper, "Proof of Execution", "Usage claims: Microsoft 365, security and business applications")
    paragraph(paper, _INTRODUCTION)
    _contact(paper, form.contact, fillable=True)
    _heading_acknowledgement(paper)
    signature, date = signature_lines(paper, [("Customer Signature", "", 290), ("Date Signed", "", 180)])
    pen_strokes(paper, *signature, loops=6.5, lean=0.6)
    _field(paper, "DateSigned", "Date Signed", (date[0], date[1] + 2, 180, 14), form.signed_on)
    paragraph(paper, PUBLIC_SECTOR, size=8.5)
    _public_sector_initials(paper)
    next_page(paper)
    heading(paper, "Section 3: Scope of Work Details")
    paragraph(paper, f"3.1  {SUBSCRIPTION}", size=8.5)
    paper.top -= 14
    text(paper, MARGIN, paper.top, "Customer initials here:", size=9, bold=True)
    paper.canvas.line(MARGIN + 108, paper.top - 3, MARGIN + 182, paper.top - 3)
    _field(paper, "SubscriptionInitials", "3.1 Customer initials", (MARGIN + 110, paper.top - 4, 70, 15), "")
    _question(
        paper,
        "BusinessAppsProducts",
        "3.2  [Pre-sales - required]  Business Apps product names and subscription IDs",
        "",
        34,
    )
    _question(paper, "BusinessNeed", _NEED, form.business_need, 92)
    _question(
        paper,
        "PreSalesActivities",
        "3.4  [Pre-sales - required]  Pre-sales activities that led to the seats being purchased",
        "",
        34,
    )
    _question(paper, "UsageWork", _WORK, form.work, 150)
    _question(paper, "SupportingDocuments", _MORE, form.supporting, 44)
    next_page(paper)
    _grid(paper, form.ticks, fillable=True)
    close(paper)
    return stream.getvalue()


def _public_sector_initials(paper: Paper) -> None:
    paper.top -= 14
    text(paper, MARGIN, paper.top, "(Public Sector) Customer initials here:", size=9, bold=True)
    paper.canvas.setStrokeColor(INK)
    paper.canvas.setLineWidth(0.8)
    paper.canvas.line(MARGIN + 188, paper.top - 3, MARGIN + 262, paper.top - 3)
    _field(
        paper,
        "PublicSectorInitials",
        "Public sector: customer initials",
        (MARGIN + 190, paper.top - 4, 70, 15),
        "",
    )


def public_sector_form(form: UsageForm) -> bytes:
    """Return the flat usage form of a public body: signed with a picture, its initials left blank."""
    paper, stream = new_paper(
        "Proof of Execution - Usage", form.author, form.accent, "POE form - usage, public sector"
    )
    title(paper, "Proof of Execution", "Usage claims: Microsoft 365 and security")
    paragraph(paper, _INTRODUCTION)
    _contact(paper, form.contact, fillable=False)
    _heading_acknowledgement(paper)
    places = signature_lines(paper, [("Customer Signature", "", 290), ("Date Signed", form.signed_on, 180)])
    picture_on_line(paper, signature_picture(5.5, 1.7), *places[0])
    paragraph(paper, PUBLIC_SECTOR, size=8.5)
    paper.top -= 16
    text(
        paper, MARGIN, paper.top, "(Public Sector) Customer initials here: ______________", size=9, bold=True
    )
    next_page(paper)
    heading(paper, "Section 3: Scope of Work Details")
    answer_box(paper, _NEED, form.business_need)
    answer_box(paper, _WORK, form.work)
    answer_box(paper, _MORE, form.supporting)
    next_page(paper)
    _grid(paper, form.ticks, fillable=False)
    close(paper)
    return stream.getvalue()


@dataclass(frozen=True)
class PresalesForm:
    """What stands in a pre-sales form for business applications."""

    contact: Mapping[str, str]
    signature: str
    signed_on: str
    initials: str
    products: Sequence[tuple[str, str]]
    """(product, subscription id) pairs."""

    purchase: str
    """The purchase type that is ticked, as printed."""

    business_need: str
    activities: str
    supporting: str


_PURCHASES = (
    "First purchase of the product",
    "Migrating from on-premises to the cloud (including dual licensing)",
    "Adding seats to an existing subscription",
)


def presales_form(form: PresalesForm) -> bytes:
    """Return the flat pre-sales form for business applications, signed by typing."""
    paper, stream = new_paper(
        "Proof of Execution - Pre-Sales",
        form.contact["Partner Company Name"],
        "#5b3a8c",
        "POE form - pre-sales",
    )
    title(
        paper, "Proof of Execution", "Pre-sales claims: business applications (Dynamics 365, Power Platform)"
    )
    paragraph(paper, _INTRODUCTION)
    _contact(paper, form.contact, fillable=False)
    _heading_acknowledgement(paper)
    signature_lines(
        paper, [("Customer Signature", form.signature, 290), ("Date Signed", form.signed_on, 180)]
    )
    heading(paper, "Section 3: Scope of Work Details")
    paragraph(paper, f"3.1  {SUBSCRIPTION}", size=8.5)
    paper.top -= 12
    text(paper, MARGIN, paper.top, f"Customer initials here:  {form.initials}", size=9.5, bold=True)
    paper.top -= 14
    _products(paper, form)
    answer_box(paper, _NEED, form.business_need)
    answer_box(
        paper,
        "3.4  [Pre-sales - required]  Pre-sales activities that led to the seats being purchased",
        form.activities,
    )
    answer_box(paper, _MORE, form.supporting)
    close(paper)
    return stream.getvalue()


_INTRODUCTION = (
    "This form brings together what a claim has to prove: who worked for whom, that the customer "
    "acknowledges the "
    "work, and what was done. All fields are required unless marked with an asterisk (*). Documents "
    "that already "
    "hold the same facts may be given instead."
)


def _heading_acknowledgement(paper: Paper) -> None:
    heading(paper, "Section 2: Customer Acknowledgment")
    paragraph(
        paper,
        "By signing, the customer confirms that the partner named in Section 1 carried out the work "
        "described in "
        "this form. The signature must be dated within the 12 months before the claim is submitted.",
        size=8.5,
    )


def _contact(paper: Paper, contact: Mapping[str, str], *, fillable: bool) -> None:
    heading(paper, "Section 1: Partner and Customer Contact Information")
    paper.top -= 4
    for label, value in contact.items():
        left, bottom = label_row(paper, label, None if fillable else value)
        if fillable:
            name = "".join(word for word in label.replace("*", "").title() if word.isalnum())
            _field(paper, name, label.strip("* "), (left - 3, bottom + 2, INNER - 196, 14.5), value)


def _field(
    paper: Paper,
    name: str,
    tip: str,
    box: tuple[float, float, float, float],
    value: str,
    *,
    lines: bool = False,
) -> None:
    x, y, width, height = box
    paper.canvas.acroForm.textfield(
        name=name,
        tooltip=tip,
        x=x,
        y=y,
        width=width,
        height=height,
        value=value,
        fontName="Helvetica",
        fontSize=9,
        borderWidth=0,
        fillColor=None,
        borderColor=None,
        fieldFlags="multiline" if lines else "",
        maxlen=4000,
    )


def _question(paper: Paper, name: str, prompt: str, answer: str, height: float) -> None:
    room(paper, height + 24)
    paper.top -= 22
    paper.canvas.setFillColor(SHADE)
    paper.canvas.setStrokeColor(LINE)
    paper.canvas.rect(MARGIN, paper.top - 4, INNER, 17, stroke=1, fill=1)
    text(paper, MARGIN + 6, paper.top, prompt, size=8.5, bold=True)
    paper.top -= height + 4
    paper.canvas.rect(MARGIN, paper.top, INNER, height, stroke=1, fill=0)
    broken = "\n".join(wrapped(answer, INNER - 16, 9))
    _field(
        paper,
        name,
        prompt.rsplit("]  ", maxsplit=1)[-1],
        (MARGIN + 2, paper.top + 2, INNER - 4, height - 4),
        broken,
        lines=True,
    )


def _products(paper: Paper, form: PresalesForm) -> None:
    paragraph(
        paper,
        "3.2  [Pre-sales - required]  Business Apps product names and subscription IDs",
        size=9,
        bold=True,
    )
    for at, (left, right) in enumerate([("Product name", "Subscription ID"), *form.products]):
        room(paper, 19)
        paper.top -= 19
        paper.canvas.setStrokeColor(LINE)
        paper.canvas.setFillColor(SHADE)
        paper.canvas.rect(MARGIN, paper.top, 230, 19, stroke=1, fill=int(at == 0))
        paper.canvas.rect(MARGIN + 230, paper.top, INNER - 230, 19, stroke=1, fill=int(at == 0))
        text(paper, MARGIN + 6, paper.top + 6, left, bold=at == 0)
        text(paper, MARGIN + 236, paper.top + 6, right, bold=at == 0)
    paper.top -= 6
    paragraph(paper, "The customer is:", size=9, bold=True)
    for choice in _PURCHASES:
        paper.top -= 15
        tick_box(paper, MARGIN + 6, paper.top, ticked=choice == form.purchase)
        text(paper, MARGIN + 22, paper.top + 1, choice)
    paper.top -= 8


def _grid(paper: Paper, ticks: frozenset[tuple[str, str]], *, fillable: bool) -> None:
    heading(paper, "Section 4 (Usage only): Select activity type and product(s)/workload(s)")
    paper.top -= 4
    row = 13.2
    height = row * 9 + 8
    for activity, name, example in ACTIVITIES:
        room(paper, height)
        paper.top -= height
        canvas = paper.canvas
        canvas.setStrokeColor(LINE)
        canvas.setFillColor(SHADE)
        canvas.rect(MARGIN, paper.top, _CELL, height, stroke=1, fill=1)
        canvas.rect(MARGIN + _CELL, paper.top, INNER - _CELL, height, stroke=1, fill=0)
        top = paper.top + height
        text(paper, MARGIN + 6, top - 14, name, size=9.5, bold=True)
        for at, line in enumerate(wrapped(example, _CELL - 14, 8)):
            text(paper, MARGIN + 6, top - 27 - at * 10.5, line, size=8)
        if activity == "other" and fillable:
            _field(
                paper,
                "OtherExplanation",
                "Other activity: please specify",
                (MARGIN + 6, paper.top + 8, _CELL - 12, 60),
                "",
                lines=True,
            )
        for at, (workload, label) in enumerate(WORKLOADS):
            left = MARGIN + _CELL + 10 + (at // 8) * 140
            _tick(
                paper,
                (left, top - 15 - (at % 8) * row),
                (activity, workload),
                label,
                ticks,
                fillable=fillable,
            )
        last = top - 15 - 8 * row
        place = (MARGIN + _CELL + 10, last)
        _tick(
            paper,
            place,
            (activity, "business-applications"),
            "Business Applications (specify product names):",
            ticks,
            fillable=fillable,
        )
        if fillable:
            names = (MARGIN + _CELL + 212, last - 3, 126, 13)
            _field(paper, f"{activity}.products", f"{name}: business applications products", names, "")


def _tick(
    paper: Paper,
    place: tuple[float, float],
    pair: tuple[str, str],
    label: str,
    ticks: frozenset[tuple[str, str]],
    *,
    fillable: bool,
) -> None:
    x, y = place
    if fillable:
        paper.canvas.acroForm.checkbox(
            name=".".join(pair),
            tooltip=label,
            x=x,
            y=y - 1,
            size=9,
            checked=pair in ticks,
            buttonStyle="cross",
            borderWidth=0.8,
            borderColor=LINE,
            fillColor=None,
            forceBorder=True,
        )
    else:
        tick_box(paper, x, y - 1, ticked=pair in ticks)
    text(paper, x + 14, y, label, size=8)
