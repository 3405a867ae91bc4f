"""Policy and claim to the outline of a form: the items that the policy asks for, or all of them."""

from collections.abc import Mapping
from typing import Any

from poedesk.kernel.errors import UsageError
from poedesk.paper.forms.outline import (
    CHOICE,
    DATE,
    INITIALS,
    LONG,
    PLAIN,
    PRODUCT_ROWS,
    SIGNATURE,
    TICK,
    Disclosure,
    Entry,
    Field,
    Grid,
    GridRow,
    Item,
    Outline,
    Part,
    Passage,
    Products,
    Signing,
    Text,
    known,
)
from poedesk.proof.assessing.conditions import required
from poedesk.proof.claim.model import BUSINESS_APPLICATIONS, Claim, ClaimedWorkload, Customer, Partner
from poedesk.proof.policy import vocabulary
from poedesk.proof.policy.loader import Policy, programme

Spec = Mapping[str, Any]


def plan(claim: Claim, policy: Policy, *, everything: bool = False) -> Outline:
    """Return the form for ``claim``: what the policy asks for and what it takes as optional.

    With ``everything`` it holds every item of the programme's form, each with a note for whom it is.

    Raises:
        UsageError: no form is known for the programme.
    """
    spec = _form_of(policy.id)
    parts = []
    for number, part in enumerate(spec["parts"]):
        items = [
            item
            for entry in part["items"]
            if everything or _wanted(entry, claim, policy)
            for item in (_item(entry, claim, policy, everything=everything),)
        ]
        if items and (number == 0 or any(not isinstance(item, Text) for item in items)):
            parts.append(Part(part["id"], part.get("number"), part["heading"], tuple(items)))
    return Outline(
        id=spec["id"],
        title=spec["title"],
        subtitle=spec["subtitle"],
        programme=f"{policy.id}@{policy.version}",
        language="en",
        parts=tuple(parts),
    )


def blank_claim(
    programme_id: str,
    engagement: str,
    solution_area: str,
    *,
    country: str = "US",
    sector: str = "commercial",
    business_applications: bool = False,
) -> Claim:
    """Return a claim of nobody, for an empty form; it is not valid for anything else.

    Raises:
        InvalidPolicy: there is no such programme.
        UsageError: the programme does not know the solution area.
    """
    areas = programme(programme_id).solution_areas
    if solution_area not in areas:
        message = f"{programme_id} does not know {solution_area}; allowed there: {', '.join(areas)}"
        raise UsageError(message)
    everything = [] if solution_area == "azure" else [entry.id for entry in vocabulary.load().workloads]
    if not business_applications and solution_area != BUSINESS_APPLICATIONS:
        everything = [entry for entry in everything if entry != BUSINESS_APPLICATIONS]
    return Claim(
        programme=programme_id,
        engagement=engagement,
        solution_area=solution_area,
        partner=Partner(""),
        customer=Customer("", "", "", country, sector),
        workloads=tuple(ClaimedWorkload(entry) for entry in everything),
    )


def _form_of(programme_id: str) -> Spec:
    for spec in known():
        if programme_id in spec["programmes"]:
            return spec
    message = f"no form is known for the programme {programme_id}"
    raise UsageError(message)


def _wanted(entry: Spec, claim: Claim, policy: Policy) -> bool:
    element = entry.get("element") or entry.get("signature_element")
    if element is None:
        return True
    when = policy.rules[element].required
    return when == "never" or required(when, claim, policy)


def _item(entry: Spec, claim: Claim, policy: Policy, *, everything: bool) -> Item:
    # An item that the claim at hand is asked for needs no note for whom it is.
    only = entry.get("only") if everything else None
    inferred = entry.get("basis") == "inferred"
    heading, number = entry.get("heading", ""), entry.get("number", "")
    match entry["kind"]:
        case "text":
            return Text(entry["text"], entry.get("element"))
        case "entry":
            return Entry(_field(entry, PLAIN, policy), inferred)
        case "passage":
            field = _field(entry, LONG, policy, label=entry["question"])
            return Passage(field, number, heading, entry["question"], entry["lines"], only, inferred)
        case "disclosure":
            words = vocabulary.load().disclosure(entry["disclosure"])
            text = words.official_text or words.wording
            return Disclosure(_field(entry, INITIALS, policy), number, heading, text, only, inferred)
        case "signing":
            return Signing(_part(entry, "signature", SIGNATURE), _part(entry, "date", DATE), inferred)
        case "products":
            rows = _product_rows(
                entry, max(len(claim.products), 0 if claim.partner.name else PRODUCT_ROWS, 1)
            )
            return Products(number, heading, entry["question"], rows, only, inferred)
        case "grid":
            return _grid(entry)
    message = f"unknown kind of item: {entry['kind']}"
    raise ValueError(message)


def _field(entry: Spec, kind: str, policy: Policy, *, label: str | None = None) -> Field:
    element = entry["element"]
    return Field(
        name=entry["name"],
        kind=kind,
        label=label or entry["label"],
        element=element,
        hint=entry["hint"],
        required=policy.rules[element].required != "never",
        most=entry.get("most", 300),
    )


def _part(entry: Spec, part: str, kind: str) -> Field:
    return Field(
        entry[part], kind, entry[f"{part}_label"], entry[f"{part}_element"], entry["hint"], required=True
    )


def _product_rows(entry: Spec, count: int) -> tuple[tuple[Field, Field, Field], ...]:
    def cell(row: int, end: str, kind: str, label: str, element: str) -> Field:
        hint = f"Product {row}: {label}"
        return Field(f"{entry['name']}_{row}_{end}", kind, label, element, hint, required=row == 1)

    about = "business_applications."
    return tuple(
        (
            cell(row, "name", PLAIN, "Product name", about + "products"),
            cell(row, "subscription_id", PLAIN, "Subscription ID", about + "subscriptions"),
            cell(row, "purchase_type", CHOICE, "Purchase type", about + "purchase_type"),
        )
        for row in range(1, count + 1)
    )


def tick_name(activity: str, end: str) -> str:
    """Return the name of a field under an activity: a workload's id, ``products`` or ``explanation``."""
    return f"activity_{activity}_{end}".replace("-", "_")


def _grid(entry: Spec) -> Grid:
    words = vocabulary.load()
    rows = []
    for activity in words.activities:

        def field(
            end: str, kind: str, label: str, about: str, title: str = activity.title, key: str = activity.id
        ) -> Field:
            return Field(
                tick_name(key, end), kind, label, "activities", f"{title}: {about}", required=False, most=600
            )

        rows.append(
            GridRow(
                activity=activity.id,
                title=activity.title,
                examples=", ".join(activity.examples),
                ticks=tuple(
                    field(workload.id, TICK, workload.title, workload.title)
                    for workload in words.workloads
                    if workload.id != BUSINESS_APPLICATIONS
                ),
                products_tick=field(
                    BUSINESS_APPLICATIONS, TICK, entry["products_label"], "Business Applications"
                ),
                products=field("products", PLAIN, entry["products_label"], "names of business applications"),
                explanation=field("explanation", LONG, entry["other_label"], "what was done")
                if activity.id == "other"
                else None,
            )
        )
    return Grid(tuple(rows))
