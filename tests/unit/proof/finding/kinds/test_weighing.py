"""What the model makes of documents whose title and words leave their kind open."""

import json
from importlib import resources

import pytest
from tests.unit.proof.finding.sheets import typed

from eval.kinds.measure import Answer, answers
from eval.kinds.sentences import digest
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.kinds import Kind
from poedesk.proof.finding.kinds.accepting import accepted
from poedesk.proof.finding.kinds.cues import cues_of
from poedesk.proof.finding.kinds.opened import opened
from poedesk.proof.finding.kinds.weighing import weigh
from poedesk.proof.finding.model import Findings

LOG = """
2026-03-04 09:12  INC-4411  Ward B cannot open the calendar. Profile rebuilt, resolved.
2026-03-04 10:40  INC-4412  Caller forgot the password. Reset and closed.
2026-03-05 08:05  INC-4413  No sound in calls. Driver updated, closed.
"""

RECIPE = """
Whisk the eggs with the sugar until they are pale, fold in the flour and the melted butter, and bake the
cake for thirty minutes. Let it cool on a rack before you cut it, and serve it with cream and raspberries.
"""

SIGNED = """
The pilot ran from 2 to 30 March with twenty-five users. All success criteria were met and the customer
accepts the result. No open points remain, and the trial is closed.

Accepted by Harrow Vale Clinics
Customer signature: /s/ Dana Whitmore
Printed name: Dana Whitmore
Date signed: 30 April 2026
"""


def found(text: str) -> Findings:
    return find_all(typed(text).document)


def test_a_log_without_a_title_is_one_by_its_lines_and_cites_them() -> None:
    log = found(LOG)
    assert (log.kind, log.kind_detail) == ("supporting-document", "support logs")
    cited = [log.document.page(span.page).text[span.start : span.end] for span in log.kind_spans]
    assert cited
    assert all(quote in LOG or quote.split()[0] in LOG for quote in cited)


def test_a_supporting_document_is_a_finding_of_its_own() -> None:
    (finding, *_) = found(LOG).get("supporting_document")
    assert (finding.value, finding.detail) == ("support logs", "the document itself")


def test_a_title_says_which_material_it_is() -> None:
    assert found("Migration Plan\n\nBatch A moves in March.").kind_detail == "migration plan"


@pytest.mark.parametrize("text", [RECIPE, "Thank you.", "Total 12"])
def test_what_is_nothing_of_ours_or_too_short_stays_unknown(text: str) -> None:
    assert found(text).kind == "unknown"


def test_what_rules_have_found_is_not_weighed_again() -> None:
    title = Kind("quotation", None, 0.9, ())
    assert opened(typed(LOG), title) is title


def test_what_the_customer_signed_is_no_agreement_by_its_reading_alone() -> None:
    assert found(SIGNED.split("Accepted", maxsplit=1)[0]).kind == "poc-completion-report"
    assert found(SIGNED).kind == "unknown"


def test_a_signed_report_that_names_both_sides_may_be_one() -> None:
    sides = "Partner: Tillbrook Systems Ltd\nCustomer: Harrow Vale Clinics\n"
    assert found(sides + SIGNED).kind in {"poc-completion-report", "contract"}


def test_a_mistake_that_costs_more_needs_more() -> None:
    assert accepted("supporting-document", 0.52)
    assert not accepted("not-proof", 0.52)
    assert not accepted("statement-of-work", 0.56)
    assert not accepted("unknown", 0.99)


def test_words_of_one_notion_are_one_cue_in_every_language() -> None:
    notions = [cues_of([word])[0] for word in ("salary", "gehalt", "salario", "salaire")]
    assert all("{salary}" in cues for cues in notions)


def test_a_line_that_begins_with_a_date_is_a_cue() -> None:
    assert "^<date>" in cues_of(["2026-03-04 call from ward b"])[0]
    assert "^<date>" not in cues_of(["call of 2026-03-04"])[0]


def test_probabilities_of_all_kinds_add_up() -> None:
    weighed = weigh(typed(LOG))
    assert weighed is not None
    assert sum(weighed.chances.values()) == pytest.approx(1)


def test_the_weights_were_learnt_from_the_sentences_that_lie_beside_them() -> None:
    source = resources.files("poedesk.proof.finding") / "data" / "kind_weights.json"
    assert json.loads(source.read_text(encoding="utf-8"))["learnt_from"] == digest()


def test_texts_from_which_nothing_was_learnt() -> None:
    given = answers()
    wrong = [answer for answer in given if not (answer.good or answer.open or answer.near)]
    assert [_shown(answer) for answer in wrong if answer.told.startswith("not-proof")] == []
    assert len(wrong) <= 2, [_shown(answer) for answer in wrong]
    assert sum(answer.good for answer in given) >= len(given) * 0.55


def _shown(answer: Answer) -> str:
    return f"{answer.told}: {answer.text[:40]}"


ORDERS_NOTHING = """
SERVICES AGREEMENT

Tillbrook Systems Ltd and Harrow Vale Clinics, 7 January 2025. Work is ordered in writing. Payment in 30 days.
"""


def test_a_contract_that_orders_nothing_by_itself_is_a_master_agreement() -> None:
    assert found(ORDERS_NOTHING).kind == "master-agreement"
    work = "Tillbrook Systems migrated 900 mailboxes of Harrow Vale Clinics to Exchange Online in March."
    assert found(f"{ORDERS_NOTHING}\n{work}\n").kind == "contract"
