"""Numbers and letters of sections, and which lines read as headings by themselves."""

import pytest

from poedesk.proof.finding.page.numbered import begins_numbered, looks_like_heading, without_number


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("3.2 Business need", "Business need"),
        ("P-3 Business need", "Business need"),
        ("B2 Business need:", "Business need"),
        ("c) What was done", "What was done"),
        ("IV. Result", "Result"),
        ("§ 2 Veranlassung", "Veranlassung"),
        ("Art. 3 Oggetto", "Oggetto"),
        ("Clause 4 - Services", "Services"),
        ("A.1 Need", "Need"),
        ("A need", "A need"),
        ("I moved it", "I moved it"),
    ],
)
def test_a_number_or_letter_before_a_heading_is_no_part_of_it(line: str, bare: str) -> None:
    assert without_number(line) == bare


@pytest.mark.parametrize(
    "line",
    [
        "1. Customer need",
        "# Result",
        "WORK DONE",
        "We will deliver:",
        "Section 4 Result",
        "P-3 Result",
        "Phase 2: Rollout",
    ],
)
def test_lines_that_read_as_headings(line: str) -> None:
    assert looks_like_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "1. The mailboxes were moved.",
        "1. Mailboxes moved in the",
        "1. Works. The Consultant shall (a) survey the servers",
        "1. Week of July 14, 2025: Alder deploys sensors on all",
        "Customer name: Alder Clinic",
        "rosa@alder.example",
        "12",
        "The mailboxes of the clinic were moved to Exchange Online over four weekends in May and June",
        "",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert not looks_like_heading(line)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("1. confirms", True),
        ("1 confirms", False),
        ("Section 1 confirms", False),
        ("2 Result", True),
        ("No", False),
    ],
)
def test_a_number_in_a_sentence_begins_no_passage(line: str, begins: bool) -> None:  # noqa: FBT001 - a table
    assert begins_numbered(line) is begins
