import pytest
from tests.unit.proof.assessing.checks.connection.test_sentences import judged

from poedesk.kernel.verdict import Verdict


def test_a_row_that_is_met_needs_nothing() -> None:
    row = judged(
        "en", "teams", "In April 2026 Tollgate trained 140 people of Merrow Foods on Microsoft Teams."
    )
    assert (row.verdict, row.remedy) == (Verdict.MET, None)
    assert "reviewer" not in row.because


@pytest.mark.parametrize(
    ("sentence", "told", "reason"),
    [
        ("In April 2026 we cleaned the keyboards.", "named in none", "claimed workload missing"),
        ("The Microsoft Teams training was cancelled.", "work that was not done", "partner service missing"),
        ("We would be glad to deploy Microsoft Teams.", "only offered", "partner service missing"),
        ("A former partner had deployed Microsoft Teams.", "somebody else did", "partner service missing"),
        ("For another customer we deployed Microsoft Teams.", "for somebody else", "partner service missing"),
        (
            "Merrow Foods deployed Microsoft Teams itself.",
            "the customer did itself",
            "partner service missing",
        ),
        ("Skills: deployment of Microsoft Teams.", "what somebody knows", "partner service missing"),
    ],
)
def test_an_empty_cell_says_which_sentence_made_it_so(sentence: str, told: str, reason: str) -> None:
    row = judged("en", "teams", sentence)
    assert row.verdict is Verdict.NOT_MET
    assert told in row.because
    assert f"A reviewer would write: {reason}" in row.because
    assert "none" in told or f"'{sentence}'" in row.because


def test_the_remedy_names_the_missing_sentence_and_the_workload_to_drop() -> None:
    row = judged("en", "teams", "The Microsoft Teams training was cancelled.")
    assert row.remedy == (
        "Add the sentence that says what Tollgate Systems Ltd did with Teams for Merrow Foods,"
        " for how many and when; or drop Teams from the claim."
    )


def test_work_before_the_window_asks_for_newer_work() -> None:
    row = judged(
        "en", "teams", "In March 2024 Tollgate trained 140 people of Merrow Foods on Microsoft Teams."
    )
    assert "dates missing or old" in row.because
    assert row.remedy is not None
    assert row.remedy.startswith("Add work on Teams that was done after 2025-05-04")


@pytest.mark.parametrize(
    "sentence",
    [
        "The migration to Exchange Online is dear to the board.",
        "It was a long way to migrate to Exchange Online.",
    ],
)
def test_an_activity_that_is_only_named_is_left_to_a_person(sentence: str) -> None:
    row = judged("en", "exchange-online", sentence)
    assert (row.verdict, row.activities) == (Verdict.UNCLEAR, ())


@pytest.mark.parametrize(
    ("language", "item", "shown"),
    [
        ("fr", "Création dans SharePoint Online d'un site pour la cave.", True),
        ("en", "Installation in SharePoint Online of a site for the cellar.", True),
        ("fr", "La création dans SharePoint Online d'un site reste à décider.", False),
        ("fr", "Création dans SharePoint Online d'un site l'année prochaine.", False),
    ],
)
def test_an_item_that_begins_with_the_noun_of_a_deed_tells_it(
    language: str,
    item: str,
    shown: bool,  # noqa: FBT001 - a table
) -> None:
    assert (judged(language, "sharepoint-online", item).verdict is Verdict.MET) is shown


@pytest.mark.parametrize(
    ("language", "item", "for_later"),
    [
        ("en", "Migration of mailboxes to Exchange Online", " in a later phase"),
        ("en", "Migration to Exchange Online", ", next year"),
        ("de", "Migration der Postfächer nach Exchange Online", " im nächsten Jahr"),
        ("es", "Migración de buzones a Exchange Online", " el próximo año"),
        ("fr", "Migration des boîtes vers Exchange Online", " l'année prochaine"),
    ],
)
def test_an_item_for_another_time_shows_no_activity(language: str, item: str, for_later: str) -> None:
    assert judged(language, "exchange-online", f"{item}.").verdict is Verdict.MET
    assert judged(language, "exchange-online", f"{item}{for_later}.").verdict is not Verdict.MET
