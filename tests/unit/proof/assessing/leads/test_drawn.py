"""Ink that no rule explains: looked at where it may be a signature, and no lead where it is none."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Code
from poedesk.proof.assessing.trials.cases import claim_of
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import cases, loader

FILE = cases.parse(loader.cases_text("microsoft-cpor"), "cases")
HEAD = (
    (60.0, 60.0, "Supplier: Ardent Lakes Consulting"),
    (60.0, 74.0, "Client: Pinefield Health"),
    (60.0, 88.0, "Tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"),
    (60.0, 116.0, "Ardent Lakes migrated 1,200 mailboxes to Exchange Online in March 2026 for all wards."),
)
ELEMENTS = (
    "acknowledgement.signature",
    "acknowledgement.date",
    "customer.signatory.name",
    "customer.signatory.title",
)
SCATTERED = (
    (60.0, 200.0, "Read and agreed"),
    (300.0, 252.0, "30 April 2026"),
    (60.0, 300.0, "Dana Whitmore"),
)
INK = Drawing("strokes", Box(70, 226, 180, 248))


def judged(*lines: tuple[float, float, str], drawings: tuple[Drawing, ...] = ()) -> Assessment:
    made = claim_of(FILE, "usage")
    assert made.submitted_on is not None
    found = [find_all(document(page([*HEAD, *lines], drawings=drawings)))]
    return assess(made, loader.load("microsoft-cpor", None, made.submitted_on), found, made.submitted_on)


@pytest.mark.parametrize("element", ELEMENTS)
def test_ink_on_an_unknown_layout_is_never_missing(element: str) -> None:
    assert judged(*SCATTERED, drawings=(INK,)).element(element).verdict is not Verdict.NOT_MET


def test_the_place_of_the_ink_is_shown() -> None:
    (place,) = judged(*SCATTERED[:2], drawings=(INK,)).element("acknowledgement.signature").evidence
    assert place.box == INK.box


SEAL = Drawing("picture", Box(70, 210, 150, 290), written=False)


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_seal_with_a_typed_name_and_a_date_is_never_missing(element: str) -> None:
    assert judged(*SCATTERED, drawings=(SEAL,)).element(element).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize("lines", [SCATTERED[:1], SCATTERED[1:2]])
def test_a_picture_of_that_shape_without_both_is_no_seal(lines: tuple[tuple[float, float, str], ...]) -> None:
    assert judged(*lines, drawings=(SEAL,)).element("acknowledgement.signature").code is Code.MISSING


PLAIN = ((60.0, 200.0, "The wards reach each other again."), (60.0, 300.0, "Thank you for the year."))


@pytest.mark.parametrize(
    ("lines", "drawings"),
    [
        (PLAIN, ()),
        (PLAIN, (INK,)),
        (SCATTERED[1:], (replace(INK, kind="picture", written=False),)),
        (SCATTERED[1:], (Drawing("strokes", Box(70, 20, 180, 48)),)),
        (
            ((60.0, 240.0, "Initials:"), (60.0, 300.0, "Thank you.")),
            (replace(INK, box=Box(120, 232, 160, 250)),),
        ),
        (
            ((60.0, 200.0, "Pinefield Health does not accept the work and refuses to sign."), *PLAIN[1:]),
            (INK,),
        ),
    ],
    ids=["no ink", "ink at no words of signing", "a logo", "a letterhead", "initials", "a refusal"],
)
def test_what_is_no_signature_is_no_lead(
    lines: tuple[tuple[float, float, str], ...], drawings: tuple[Drawing, ...]
) -> None:
    assert judged(*lines, drawings=drawings).element("acknowledgement.signature").code is Code.MISSING


SIGNED = (
    (60.0, 200.0, "Accepted for Pinefield Health"),
    (60.0, 256.0, "Dana Whitmore, IT Director"),
    (60.0, 270.0, "Pinefield Health"),
)
HAND = Drawing("strokes", Box(62, 290, 140, 302))


def test_a_day_that_a_pen_wrote_at_the_signature_is_not_missing() -> None:
    dated = judged(*SIGNED, drawings=(INK, HAND)).element("acknowledgement.date")
    assert (dated.verdict, [span.box for span in dated.evidence]) == (Verdict.UNCLEAR, [HAND.box])


def test_a_signature_with_nothing_beside_it_has_no_date() -> None:
    assert judged(*SIGNED, drawings=(INK,)).element("acknowledgement.date").verdict is Verdict.NOT_MET


ORDERED = (
    (60.0, 160.0, "Work order 7781"),
    (60.0, 174.0, "30 April 2026"),
    (60.0, 188.0, "All wards have their mail"),
    *SIGNED,
)
"""The paper's own date over the lines of a signature."""


def test_a_papers_own_date_over_the_signature_is_no_more_than_a_lead() -> None:
    assert judged(*ORDERED, drawings=(INK,)).element("acknowledgement.date").verdict is Verdict.UNCLEAR
