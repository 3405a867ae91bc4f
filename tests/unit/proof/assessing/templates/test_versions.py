"""The version of its form that a document stands on: printed, carried, or told by its labels."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.templates.fingerprint import fingerprint
from poedesk.proof.assessing.templates.versions import Form, version_of
from poedesk.proof.document.model import Box, Document, Page, Read, Segment
from poedesk.proof.policy.schema import AcceptedTemplate

WHOSE, DAY = "microsoft-cpor@2023-10", date(2026, 5, 4)
LABELS = ("Partner Company Name", "Customer Company Name", "Customer Tenant ID", "Date Signed")
FOOT = "Proof of Execution, drawn from microsoft-cpor@{}. Page 1 of 2"


def form(*feet: str, labels: tuple[str, ...] = LABELS, record: str | None = None) -> Document:
    lines, segments, start = (*labels, *feet), [], 0
    for number, line in enumerate(lines):
        segments.append(
            Segment(start, start + len(line), Box(0.0, number * 12.0, 6.0 * len(line), number * 12.0 + 12.0))
        )
        start += len(line) + 1
    page = Page(1, 612.0, 792.0, "\n".join(lines), tuple(segments))
    return Document("poe.pdf", "0" * 64, 9, "application/pdf", Read.COMPLETE, pages=(page,), record=record)


def listed(**fields: Any) -> AcceptedTemplate:
    return AcceptedTemplate(**{"version": "FY26", "accepted_from": date(2025, 7, 1), **fields})


OURS = listed(form="microsoft-cpor@2023-10")
OLD = listed(
    form="microsoft-cpor@2020-07",
    version="FY21",
    accepted_from=date(2020, 7, 1),
    accepted_to=date(2026, 4, 30),
    grace_days=3,
)
THEIRS = listed(fingerprint=fingerprint(form()))
THEIR_OLD = listed(
    fingerprint=fingerprint(form()), accepted_from=date(2020, 7, 1), accepted_to=date(2021, 6, 30)
)


def asked(document: Document, *entries: AcceptedTemplate, on: date = DAY) -> Form:
    return version_of(document, entries, on, WHOSE)


def test_where_nothing_is_listed_nothing_is_asked() -> None:
    assert asked(form(FOOT.format("2020-07"))).verdict is Verdict.MET


@pytest.mark.parametrize(
    ("on", "verdict"),
    [
        (date(2026, 4, 30), Verdict.MET),
        (date(2026, 5, 3), Verdict.MET),
        (date(2026, 5, 4), Verdict.NOT_MET),
        (date(2020, 6, 30), Verdict.NOT_MET),
    ],
)
def test_a_version_that_ended_has_its_days_of_grace(on: date, verdict: Verdict) -> None:
    assert asked(form(FOOT.format("2020-07")), OLD, OURS, on=on).verdict is verdict


def test_it_is_told_until_when_it_was_taken_and_which_is_taken_now() -> None:
    found = asked(form(FOOT.format("2020-07")), OLD, OURS)
    assert "accepts from 2020-07-01 to 2026-04-30 and 3 days of grace, not on 2026-05-04" in found.because
    assert "version FY26" in (found.remedy or "")
    assert len(found.spans) == 1


def test_a_version_that_nobody_listed_is_never_refused_and_never_taken() -> None:
    for document in (form(FOOT.format("2019-10")), form(), form(labels=("Nothing of the kind",))):
        found = asked(document, OLD, OURS)
        assert (found.verdict, found.unknown) == (Verdict.UNCLEAR, True)


def test_the_record_tells_it_where_the_feet_are_cut_off() -> None:
    record = '{"outline":"cpor","programme":"microsoft-cpor@2023-10","schema":"poedesk.form/1"}'
    assert asked(form(record=record), OURS).verdict is Verdict.MET


def test_pages_of_two_versions_are_for_a_person() -> None:
    found = asked(form(FOOT.format("2020-07"), FOOT.format("2023-10")), OLD, OURS)
    assert found.verdict is Verdict.UNCLEAR
    assert "2020-07 and of microsoft-cpor@2023-10" in found.because


def test_words_in_a_sentence_are_no_foot() -> None:
    said = "We send the form that was, as you know, drawn from microsoft-cpor@2020-07 last year."
    assert asked(form(said), OLD, OURS).unknown


def test_a_form_of_the_programme_is_known_by_its_labels() -> None:
    assert asked(form(), THEIRS).verdict is Verdict.MET
    assert asked(form(), THEIR_OLD).verdict is Verdict.NOT_MET


@pytest.mark.parametrize("entry", [THEIRS, THEIR_OLD])
def test_labels_that_were_recognised_in_a_picture_are_not_sure_enough(entry: AcceptedTemplate) -> None:
    (page,) = form().pages
    scan = replace(form(), pages=(replace(page, by="ocr"),))
    assert asked(scan, entry).verdict is Verdict.UNCLEAR


def test_what_it_says_and_what_its_labels_are_must_agree() -> None:
    labels = fingerprint(form(FOOT.format("2023-10")))
    old = replace(THEIR_OLD, fingerprint=labels)
    assert asked(form(FOOT.format("2023-10")), OURS, old).verdict is Verdict.UNCLEAR
