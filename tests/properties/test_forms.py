"""A form gives back what it was filled from, whatever that is."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.kernel.errors import InvalidClaim
from poedesk.kernel.text import fold
from poedesk.paper.forms import narratives as answers
from poedesk.paper.forms.contents import Contents, contents
from poedesk.paper.forms.narratives import Narratives
from poedesk.paper.forms.outline import Outline
from poedesk.paper.forms.pdf import draw as draw_pdf
from poedesk.paper.forms.planning import plan
from poedesk.paper.forms.reading import told_by
from poedesk.paper.forms.record import record_text
from poedesk.paper.forms.word import draw as draw_word
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy import loader, vocabulary
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.docx import reader as word_reader
from poedesk.proof.reading.readers.pdf import reader as pdf_reader

WORDS = vocabulary.load()
ANY = st.text(st.characters(exclude_categories=["Cs", "Co"]), min_size=1, max_size=60)
WRITTEN = st.text(
    st.sampled_from("abcXYZ  \n\n\t.,;:-&<>\"'\u00e9\u0645\u0631\u05d3\u05e0\u4e2d\u6587\u0416\u03a9123"),
    min_size=1,
    max_size=200,
)
TEXT = st.one_of(ANY, WRITTEN).map(fold).filter(bool)
GUID = st.uuids(version=4).map(str)
ACTIVITIES = st.lists(st.sampled_from([item.id for item in WORDS.activities]), unique=True, max_size=3)
WORKLOADS = st.lists(
    st.fixed_dictionaries(
        {"workload": st.sampled_from([item.id for item in WORDS.workloads])},
        optional={"activities": ACTIVITIES},
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda entry: str(entry["workload"]),
)
PURCHASE = st.sampled_from(["first-purchase", "migration", "added-seats"])
PRODUCTS = st.lists(
    st.fixed_dictionaries({"name": TEXT, "subscription_id": GUID}, optional={"purchase_type": PURCHASE}),
    min_size=1,
    max_size=6,
)
CUSTOMER = st.fixed_dictionaries(
    {
        "name": TEXT,
        "domain": st.from_regex(r"[a-z]{2,9}\.(?:example|com)", fullmatch=True),
        "tenant_id": GUID,
        "country": st.sampled_from(["US", "DE", "PR"]),
    },
    optional={
        "sector": st.sampled_from(["public", "commercial"]),
        "signatory": st.fixed_dictionaries({}, optional={"name": TEXT, "title": TEXT}),
        "other_domains": st.just(["other.example"]),
    },
)
KIND = st.sampled_from(
    [
        ("microsoft-cpor", "usage", "modern-work"),
        ("microsoft-cpor", "presales", "business-applications"),
        ("microsoft-usage-poe", "usage", "security"),
        ("microsoft-azure-poe", "usage", "azure"),
        ("microsoft-azure-poe", "presales", "azure"),
    ]
)


@st.composite
def engagements(draw_: st.DrawFn) -> Claim:
    """Return a valid claim of any kind."""
    programme, engagement, area = draw_(KIND)
    plain: dict[str, Any] = {
        "schema": "poedesk.claim/1",
        "programme": programme,
        "engagement": engagement,
        "solution_area": area,
        "submitted_on": "2026-05-04",
        "partner": {"name": draw_(TEXT)},
        "customer": draw_(CUSTOMER),
        "expected_incentive": {"amount": "12500.00", "currency": "USD"},
    }
    if engagement == "usage" and area != "azure":
        plain["workloads"] = draw_(WORKLOADS)
    if engagement == "presales" and area != "azure":
        plain["products"] = draw_(PRODUCTS)
    for name, strategy in (("project", TEXT), ("id", TEXT), ("purchase_type", PURCHASE)):
        value = draw_(st.none() | strategy)
        if value is not None:
            plain[name] = value
    try:
        return claims.build(plain)
    except InvalidClaim:
        assume(False)  # noqa: FBT003 - hypothesis has it so
        raise


@st.composite
def told_answers(draw_: st.DrawFn) -> Narratives:
    """Return any answers."""
    answer = st.none() | st.one_of(ANY, WRITTEN)
    return answers.build(
        {
            **{name: draw_(answer) for name in answers.TEXTS},
            "supporting_documents": draw_(st.lists(TEXT, max_size=3)),
            "activities": {entry["workload"]: entry.get("activities", []) for entry in draw_(WORKLOADS)},
        }
    )


def outlined(engagement: Claim, told: Narratives) -> tuple[Outline, Contents, str]:
    policy = loader.load(engagement.programme, None, date(2026, 5, 4))
    outline = plan(engagement, policy)
    return outline, contents(outline, engagement, told), record_text(outline, engagement, told)


def from_word(engagement: Claim, told: Narratives) -> Document:
    outline, made, record = outlined(engagement, told)
    return word_reader.read(draw_word(outline, made, record=record), "form.docx", DEFAULT)


def from_pdf(engagement: Claim, told: Narratives) -> Document:
    outline, made, record = outlined(engagement, told)
    return pdf_reader.read(draw_pdf(outline, made, record=record)[0], "form.pdf", DEFAULT)


def assert_same(document: Document, engagement: Claim, told: Narratives) -> None:
    # Our own forms are read by the names of their fields: what finders make of them does not matter.
    found = told_by(Findings(document, "unknown", problems=document.problems))
    assert found.differences == ()
    assert (found.ours, found.carried) == (True, True)
    assert claims.build(found.claim) == replace(engagement, expected_incentive=None)
    assert answers.build(found.narratives) == told


@settings(max_examples=tried(20), deadline=None)
@given(engagements(), told_answers())
def test_a_word_form_gives_back_claim_and_answers(engagement: Claim, told: Narratives) -> None:
    assert_same(from_word(engagement, told), engagement, told)


@settings(max_examples=tried(8), deadline=None)
@given(engagements(), told_answers())
def test_a_pdf_form_gives_back_claim_and_answers(engagement: Claim, told: Narratives) -> None:
    assert_same(from_pdf(engagement, told), engagement, told)
