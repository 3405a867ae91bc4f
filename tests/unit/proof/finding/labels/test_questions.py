"""Forms that ask for the parties in a question, or in words that are no word for a side."""

import pytest
from tests.unit.proof.finding.sheets import table, typed

from poedesk.proof.finding.identity.parties import find
from poedesk.proof.finding.labels.phrases import Entry, PhraseBook
from poedesk.proof.finding.labels.scan import label_only
from poedesk.proof.finding.model import Role, State
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of, tokens_of


def sides(view: DocumentView) -> set[tuple[str | None, Role | None]]:
    return {(item.value, item.role) for item in find(view)["party.name"] if item.anchored}


BOTH = {("Alder Clinic, Inc.", Role.CUSTOMER), ("Birch Consulting Ltd", Role.PARTNER)}


@pytest.mark.parametrize(
    ("did", "received"),
    [
        ("Which company carried out the work?", "For which company was it carried out?"),
        ("What firm delivered the services?", "Which organisation received the services?"),
        (
            "Name of the organisation that performed the work",
            "Name of the organisation that ordered the work",
        ),
        ("Implementing company", "Recipient of the services"),
        ("Company that has done the work", "Beneficiary"),
        ("Which company delivered it?", "Who were the services delivered to?"),
        ("Service given by", "Service received by"),
        ("Leistung erbracht durch", "Leistung erbracht für"),
        ("¿Quién lo prestó?", "¿Quién recibió el servicio?"),
        ("Welche Firma hat die Leistungen erbracht?", "Für welche Firma wurden sie erbracht?"),
        ("Leistendes Unternehmen", "Empfänger der Leistung"),
        (
            "Quelle société a effectué les travaux ?",
            "Pour quelle société ont-ils été effectués ?",
        ),
        ("Entreprise exécutante", "Entreprise bénéficiaire"),
        ("¿Qué empresa realizó los trabajos?", "¿Para qué empresa se realizaron?"),
        ("Empresa ejecutora", "Empresa beneficiaria"),
    ],
)
def test_a_question_tells_the_side_of_its_answer(did: str, received: str) -> None:
    answers = (did, "Birch Consulting Ltd"), (received, "Alder Clinic, Inc.")
    below = "\n".join(f"{number}. {asked}\n{answer}\n" for number, (asked, answer) in enumerate(answers, 1))
    assert sides(typed(below)) == BOTH
    assert sides(table(*map(list, answers))) == BOTH


def test_the_answers_the_other_way_round_give_the_other_sides() -> None:
    text = "Which company did the work?\nAlder Clinic, Inc.\n\nFor whom was it done?\nBirch Consulting Ltd"
    assert sides(typed(text)) == {
        ("Alder Clinic, Inc.", Role.PARTNER),
        ("Birch Consulting Ltd", Role.CUSTOMER),
    }


def test_a_name_that_ends_with_a_full_stop_is_no_sentence() -> None:
    text = "Which company ordered the work?\nMolinos del Lago Verde S.A. de C.V.\n\nWe thank all who helped."
    (found,) = find(typed(text))["party.name"]
    assert (found.value, found.role, found.anchored) == (
        "Molinos del Lago Verde S.A. de C.V.",
        Role.CUSTOMER,
        True,
    )


def test_who_did_the_work_may_be_people() -> None:
    assert sides(typed("Who did the work?\nIngrid Solberg")) == set()
    assert sides(typed("Who did the work?\nBirch Consulting Ltd")) == {("Birch Consulting Ltd", Role.PARTNER)}


def test_a_question_without_an_answer_is_an_empty_place() -> None:
    (found,) = find(table(["Which company received the services?", ""], ["Date", "4 May 2026"]))["party.name"]
    assert (found.role, found.state) == (Role.CUSTOMER, State.BLANK)


def test_the_beneficiary_of_a_payment_is_no_side() -> None:
    assert sides(typed("Beneficiary: Birch Consulting Ltd\nIBAN: GB00 BANK 0000 0000 0000 00")) == set()
    assert sides(typed("Beneficiary: Alder Clinic, Inc.")) == {("Alder Clinic, Inc.", Role.CUSTOMER)}


def test_an_implementing_agency_may_be_either_side() -> None:
    assert label_only("Implementing agency") == ()


def test_such_words_within_a_sentence_are_no_label() -> None:
    assert label_only("We were told which company carried out the work and what it cost.") == ()


def test_one_of_several_words_may_stand_at_a_place() -> None:
    entry = Entry("party.name", Role.PARTNER, "en", bare=False, lone_role=False)
    longer = Entry("party.name", Role.CUSTOMER, "en", bare=False, lone_role=False)
    told = [
        (("which", frozenset({"firm", "company"}), "did"), entry),
        (("which", "firm", "did", "we", "help"), longer),
    ]
    book = PhraseBook({"which": [lambda _: told]})

    def meant(text: str) -> tuple[int, int, tuple[Entry, ...]] | None:
        found = plain_of(text)
        return book.match(found.text, tokens_of(found.text), 0)

    assert meant("which company did") == (0, 3, (entry,))
    assert meant("which firm did it") == (0, 3, (entry,))
    assert meant("which firm did we help") == (0, 5, (longer,))
    assert meant("which person did") is None


def test_phrases_are_worded_when_their_first_word_is_met_and_once() -> None:
    asked: list[str] = []
    entry = Entry("party.name", Role.PARTNER, "en", bare=False, lone_role=False)

    def told(first: str) -> list[tuple[tuple[str, ...], Entry]]:
        asked.append(first)
        return [((first, "name"), entry)]

    book = PhraseBook({"partner": [told], "firm": [told]})
    assert book.begins("firm")
    assert asked == []
    assert [book.exact(text) for text in ("Partner name", "partner name", "name")] == [(entry,), (entry,), ()]
    assert asked == ["partner"]
