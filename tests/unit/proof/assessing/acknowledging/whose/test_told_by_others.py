"""Words over a place of signing that another than the customer says, and titles of other houses."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block
from tests.unit.proof.assessing.acknowledging.whose.test_others import PARTS, met

OURS = block("Ingrid Solheim", "Head of IT")
REPORT = BODY.replace("STATEMENT OF WORK", "COMPLETION REPORT")


@pytest.mark.parametrize(
    "words",
    [
        "We confirm that Halden Timber Group accepted the work with us on site.",
        "We confirm that Halden's IT manager worked through the results with us.",
        "We accept responsibility for the work described above.",
        "We confirm that the work is complete and give twelve months of warranty.",
        "We confirm that the work is complete. It was a pleasure for us to work with Halden Timber Group.",
        "The report is signed for Halden Timber Group.",
        "The mailboxes are now approved for Halden Timber Group.",
        "Signed on the completion of the work for Halden Timber Group",
        "We confirm that Beck Cloud carried out the cutover for us on 20 February 2026.",
        "We approve this report.",
        "I, Jo Park, certify that all work described in this report was delivered.",
        "Wir bestätigen, dass Halden Timber Group die Leistung abgenommen hat.",
        "Wir übernehmen die Verantwortung für die Arbeiten.",
        "Nous confirmons que Halden Timber Group a accepté les travaux.",
        "Confirmamos que Halden Timber Group ha aceptado los trabajos.",
    ],
)
def test_what_those_say_who_did_the_work_makes_nothing_the_customers(words: str) -> None:
    assert met(f"{REPORT}{words}\n\n{block('Jo Park', 'Operations Director')}") == set()


@pytest.mark.parametrize(
    "words",
    [
        "We confirm that this work was carried out for us.",
        "The work described in this paper is approved for Halden Timber Group.",
        "We accept the work.",
        "It was a pleasure to work with Brightwater Cloud Partners. We accept the work.",
        "We confirm that Halden Timber Group accepted the work.\nFor Halden Timber Group",
        "Signed on 14 April 2026 for Halden Timber Group",
    ],
)
def test_what_the_customer_says_stays_its_own(words: str) -> None:
    assert met(f"{REPORT}{words}\n\n{OURS}") == set(PARTS)


@pytest.mark.parametrize(
    "title",
    ["Senior Consultant", "Key Account Manager", "Customer Success Manager", "IT-Berater", "Consultora"],
)
def test_titles_of_those_who_work_for_other_houses_leave_it_open(title: str) -> None:
    assert met(f"{REPORT}Accepted for Halden Timber Group\n{block('Jo Park', title)}") == set()


@pytest.mark.parametrize(
    "title", ["Consultant Physician", "Head of Consulting Services", "Account Controller", "Project Manager"]
)
def test_titles_that_only_resemble_them_do_not(title: str) -> None:
    assert met(f"{REPORT}Accepted for Halden Timber Group\n{block('Jo Park', title)}") == set(PARTS)


def test_a_bare_word_of_acceptance_is_not_given_to_one_who_may_have_done_the_work() -> None:
    assert met(f"{REPORT}Accepted\n{block('Jo Park', 'Project Manager')}") == set()
    assert met(f"{REPORT}Accepted\n{block('Jo Park', 'Managing Director')}") == set(PARTS)


def test_who_asks_for_an_acceptance_has_not_given_it() -> None:
    assert met(f"{REPORT}Customer approval\nRequested by\n{OURS}") == set()
    assert met(f"{REPORT}Customer approval\n{OURS}") == set(PARTS)
