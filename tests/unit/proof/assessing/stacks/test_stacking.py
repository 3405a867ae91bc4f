"""Agreements with what stands under them, as cases."""

from time import process_time

import pytest
from tests.unit.proof.assessing.stacks.papers import MASTER, WORK, judged, kind, paper, stack

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.stacks.withdrawing import withdrawals
from poedesk.proof.document.model import Document

AGREEMENT = paper("msa.txt", MASTER, signed="3 May 2023")


def order(
    names: str, *, day: str = "20 April 2026", title: str = "WORK ORDER No. 7", work: str = WORK
) -> Document:
    return paper("order.txt", f"{title}\n\n{names}\n{work}", signed=day)


UNDER = "This Work Order is issued under the Master Services Agreement No. MSA-2023-11 dated 3 May 2023."


def test_an_order_that_names_the_agreement_by_number_and_date_stands_under_it() -> None:
    (layer,) = stack(AGREEMENT, order(UNDER)).layers
    assert (layer.stands, layer.by) == (Verdict.MET, ("number", "date", "title"))
    assert layer.evidence[0].quote == "Master Services Agreement No. MSA-2023-11 dated 3 May 2023"
    assert layer.day == "2026-04-20"


def test_the_proof_stands_on_the_order_under_the_agreement() -> None:
    element = kind(AGREEMENT, order(UNDER))
    assert element.verdict is Verdict.MET


@pytest.mark.parametrize(
    ("names", "by"),
    [
        ("issued under the Master Services Agreement dated 3 May 2023", ("date", "title")),
        ("issued under the MSA of 03.05.2023 between the parties", ("date", "title")),
        ("governed by agreement MSA 2023/11", ("number",)),
        ("pursuant to the Master Services Agreement between the parties", ("title",)),
        ("issued pursuant to agreement ref. MSA/2023/11", ("number",)),
        ("made pursuant to, and incorporates, the MSA of the third day of May 2023", ("date",)),
    ],
)
def test_an_agreement_is_named_in_many_ways(names: str, by: tuple[str, ...]) -> None:
    (layer,) = stack(AGREEMENT, order(f"This Work Order is {names}.")).layers
    assert layer.stands is Verdict.MET
    assert set(by) <= set(layer.by)


def test_the_number_of_the_agreement_may_stand_on_a_line_of_its_own() -> None:
    (layer,) = stack(AGREEMENT, order("Framework reference: MSA-2023-11")).layers
    assert (layer.stands, layer.by) == (Verdict.MET, ("number",))


def test_another_number_on_a_line_of_its_own_may_be_that_of_the_paper() -> None:
    (layer,) = stack(AGREEMENT, order("Contract number: WO-7/2026")).layers
    assert (layer.stands, layer.against) == (Verdict.UNCLEAR, ())


def test_what_the_whole_agreement_is_names_none() -> None:
    (layer,) = stack(AGREEMENT, order("This order and the terms of trade are the whole agreement.")).layers
    assert layer.named is None


def test_an_agreement_is_named_by_the_first_letters_of_its_title() -> None:
    master = paper(
        "gsa.txt",
        MASTER.replace("MASTER SERVICES", "GENERAL SERVICES").replace("Agreement No. MSA-2023-11", ""),
        signed="3 May 2023",
    )
    found = judged(master, order("Issued under our GSA of May 3rd, 2023.")).stacks
    assert [(layer.stands, layer.by) for each in found for layer in each.layers] == [
        (Verdict.MET, ("date", "title"))
    ]


AMENDMENT = """
AMENDMENT No. 1

to the {name}

The parties, Tillbrook Systems Ltd and Harrow Vale Clinics, agree to add the following work.
"""


@pytest.mark.parametrize(
    "name",
    [
        "Master Services Agreement No. MSA-2019-04 dated 3 May 2023",
        "Master Services Agreement dated 14 February 2021",
        "Hosting Agreement No. HA-2020-77 dated 1 June 2020",
    ],
)
def test_an_amendment_that_names_another_parent_does_not_count(name: str) -> None:
    other = paper("amendment.txt", AMENDMENT.format(name=name) + WORK, signed="20 April 2026")
    element = kind(AGREEMENT, other)
    assert element.verdict in {Verdict.NOT_MET, Verdict.UNCLEAR}
    assert "amendment.txt" in element.because
    (layer,) = stack(AGREEMENT, other).layers
    assert layer.stands is not Verdict.MET


def test_another_date_is_another_agreement_and_both_are_told() -> None:
    name = "Master Services Agreement dated 14 February 2021"
    other = paper("amendment.txt", AMENDMENT.format(name=name) + WORK, signed="20 April 2026")
    element = kind(AGREEMENT, other)
    assert (element.verdict, element.code) == (Verdict.NOT_MET, "unacceptable_document")
    assert name in element.because
    assert element.remedy is not None
    assert "amendment to the agreement that was given" in element.remedy


def test_one_number_with_other_parties_leaves_a_doubt() -> None:
    name = "Master Services Agreement No. MSA-2023-11 between Corvane Telecoms plc and Harrow Vale Clinics"
    other = paper("amendment.txt", AMENDMENT.format(name=name) + WORK, signed="20 April 2026")
    assert kind(AGREEMENT, other).verdict is Verdict.UNCLEAR


def test_an_amendment_of_the_customers_agreement_with_another_house_is_left_to_a_person() -> None:
    theirs = paper(
        "theirs.txt",
        MASTER.replace("Tillbrook Systems Ltd", "Corvane Telecoms plc").replace("3 May 2023", "9 June 2024"),
    )
    name = "Master Services Agreement dated 9 June 2024"
    amendment = paper("amendment.txt", AMENDMENT.format(name=name) + WORK, signed="20 April 2026")
    element = kind(AGREEMENT, theirs, amendment)
    assert element.verdict is Verdict.UNCLEAR
    assert "Corvane Telecoms plc" in element.because


def test_an_amendment_alone_is_not_held_against_an_agreement_that_nobody_gave() -> None:
    alone = paper(
        "amendment.txt", AMENDMENT.format(name="Hosting Agreement HA-77") + WORK, signed="20 April 2026"
    )
    assert kind(alone).verdict is Verdict.MET


def test_an_agreement_alone_lacks_its_order_and_the_remedy_says_so() -> None:
    element = kind(paper("msa.txt", MASTER, signed="20 April 2026"))
    assert (element.verdict, element.code) == (Verdict.NOT_MET, "unacceptable_document")
    assert element.remedy is not None
    assert "statement of work" in element.remedy


def test_a_stack_in_which_nothing_describes_work_fails_with_that_reason() -> None:
    longer = paper(
        "amendment.txt",
        "AMENDMENT No. 1\n\nto the Master Services Agreement dated 3 May 2023 between Tillbrook Systems Ltd"
        " and Harrow Vale Clinics\n\nThe term is extended to 31 December 2027. All else stays as it is.\n",
    )
    element = kind(paper("msa.txt", MASTER, signed="20 April 2026"), longer)
    assert (element.verdict, element.code) == (Verdict.NOT_MET, "unacceptable_document")
    assert "describes work" in element.because
    assert element.remedy is not None
    assert "describes the work" in element.remedy


@pytest.mark.parametrize(
    "change",
    [
        "Invoices are due within sixty days in place of thirty.",
        "The term is extended to 31 December 2027. All else stays as it is.",
        "Notices may be sent by mail; the address of the Customer is changed.",
        "The hourly rate is raised to 140 pounds from 1 May 2026.",
        "Annex B on data protection is added.",
    ],
)
def test_a_signed_amendment_of_terms_brings_no_work_to_an_agreement_without_any(change: str) -> None:
    text = AMENDMENT.format(name="Master Services Agreement dated 3 May 2023").replace(
        "agree to add the following work", "agree"
    )
    element = kind(AGREEMENT, paper("amendment.txt", f"{text}\n{change}\n", signed="20 April 2026"))
    assert (element.verdict, element.code) == (Verdict.NOT_MET, "unacceptable_document")
    assert "describes work" in element.because
    assert (
        kind(
            AGREEMENT, order(UNDER), paper("amendment.txt", f"{text}\n{change}\n", signed="20 April 2026")
        ).verdict
        is Verdict.MET
    )


CANCELS = """
AMENDMENT No. 2

to the Master Services Agreement No. MSA-2023-11 dated 3 May 2023 between Tillbrook Systems Ltd and
Harrow Vale Clinics

{sentence}
"""


def later(sentence: str, day: str = "28 April 2026") -> Document:
    return paper("second.txt", CANCELS.format(sentence=sentence), signed=day)


@pytest.mark.parametrize(
    "sentence",
    [
        "Work Order No. 7 is hereby cancelled.",
        "The parties agree to terminate the services under Work Order No. 7 with immediate effect.",
        "All work under Work Order No. 7 has been withdrawn.",
    ],
)
def test_the_newest_paper_decides_and_may_take_work_away(sentence: str) -> None:
    element = kind(AGREEMENT, order(UNDER), later(sentence))
    assert element.verdict is not Verdict.MET
    assert "takes the work away" in element.because
    assert sentence.rstrip(".") in element.because


@pytest.mark.parametrize(
    "sentence",
    [
        "Section 4 of the agreement is deleted and replaced by the following.",
        "The customer may cancel the services with thirty days notice.",
        "If the services are cancelled, the fee for the month remains due.",
        "Training under Work Order No. 7 is removed.",
        "The number of users is raised to 800.",
    ],
)
def test_what_replaces_provides_or_takes_a_part_leaves_the_work(sentence: str) -> None:
    assert kind(AGREEMENT, order(UNDER), later(sentence)).verdict is Verdict.MET


def test_an_older_cancellation_does_not_touch_a_newer_order() -> None:
    older = later("All services are hereby cancelled.", day="2 June 2025")
    assert kind(AGREEMENT, order(UNDER), older).verdict is Verdict.MET


def test_layers_stand_in_order_of_their_days() -> None:
    told = stack(later("The number of users is raised."), AGREEMENT, order(UNDER))
    assert [layer.document for layer in told.layers] == ["order.txt", "second.txt"]
    assert told.because == "Under msa.txt, order.txt is the newest that describes work."


GERMAN = """
RAHMENVERTRAG Nr. RV-2023-07

vom 3. Mai 2023 zwischen Tillbrook Systems Ltd und Harrow Vale Clinics
"""
SPANISH = """
CONTRATO MARCO DE SERVICIOS n.º CM-2023-07

de fecha 3 de mayo de 2023 entre Tillbrook Systems Ltd y Harrow Vale Clinics
"""
FRENCH = """
CONTRAT-CADRE n° CC-2023-07

du 3 mai 2023 entre Tillbrook Systems Ltd et Harrow Vale Clinics
"""


@pytest.mark.parametrize(
    ("master", "names"),
    [
        (GERMAN, "Einzelauftrag zum Rahmenvertrag Nr. RV-2023-07 vom 3. Mai 2023"),
        (SPANISH, "al amparo del contrato marco de servicios n.º CM-2023-07 de fecha 3 de mayo de 2023"),
        (FRENCH, "Bon de commande au titre du contrat-cadre n° CC-2023-07 du 3 mai 2023"),
    ],
)
def test_references_are_read_in_other_languages(master: str, names: str) -> None:
    (layer,) = stack(paper("rahmen.txt", master), order(names)).layers
    assert layer.stands is Verdict.MET
    assert {"number", "date"} <= set(layer.by)


def test_papers_that_only_speak_of_some_agreement_are_open() -> None:
    (layer,) = stack(AGREEMENT, order("This order is placed by the clinics.")).layers
    assert layer.stands is Verdict.UNCLEAR


def test_a_claim_without_an_agreement_has_no_stack() -> None:
    assert judged(order("For the clinics.", title="STATEMENT OF WORK")).stacks == ()


def test_an_order_in_the_same_file_is_a_layer() -> None:
    text = f"{MASTER}\n\nORDER No. 1\n\nThis order is placed under the Master Services Agreement.\n{WORK}"
    (layer,) = stack(paper("both.txt", text, signed="20 April 2026")).layers
    assert (layer.by, layer.stands) == (("same file",), Verdict.MET)
    assert kind(paper("both.txt", text, signed="20 April 2026")).verdict is Verdict.MET


def test_a_long_text_without_ends_of_sentences_costs_little() -> None:
    text = "the services are cancelled unless " * 3000
    started = process_time()
    assert list(withdrawals(paper("long.txt", text))) == []
    assert process_time() - started < 2


def test_an_agreement_to_end_an_order_takes_its_work_away() -> None:
    ending = paper(
        "ending.txt",
        "Agreement to end Work Order No. 7\n\nTillbrook Systems Ltd and Harrow Vale Clinics end Work Order"
        " No. 7 by mutual consent.\n",
    )
    element = kind(order("For the clinics."), ending)
    assert (element.verdict, element.code) == (Verdict.NOT_MET, "unacceptable_document")
    assert "ending.txt" in element.because


def test_a_label_can_name_the_framework() -> None:
    (layer,) = stack(AGREEMENT, order("Agreement: Master Services Agreement, 3 May 2023")).layers
    assert (layer.stands, layer.by) == (Verdict.MET, ("date", "title"))


NEWER = paper("newer.txt", MASTER.replace("MSA-2023-11", "MSA-2025-02").replace("3 May 2023", "2 June 2025"))


def test_of_two_agreements_the_one_is_meant_whose_number_or_date_is_named() -> None:
    stacks = judged(AGREEMENT, NEWER, order(UNDER)).stacks
    assert [(each.agreement, each.layers[0].stands) for each in stacks] == [
        ("msa.txt", Verdict.MET),
        ("newer.txt", Verdict.NOT_MET),
    ]


def test_a_title_that_two_agreements_bear_leaves_it_open() -> None:
    names = "This Work Order is issued under the Master Services Agreement."
    stacks = judged(AGREEMENT, NEWER, order(names)).stacks
    assert [each.layers[0].stands for each in stacks] == [Verdict.UNCLEAR, Verdict.UNCLEAR]
    assert "others too" in stacks[0].layers[0].because


def test_an_agreement_with_other_sides_is_another() -> None:
    names = (
        "This Work Order is issued under the Master Services Agreement dated 3 May 2023 between Ferrow Media"
        " and Harrow Vale Clinics."
    )
    (layer,) = stack(AGREEMENT, order(names)).layers
    assert (layer.stands, layer.against) == (Verdict.NOT_MET, ("parties",))


def test_the_day_by_which_a_paper_names_its_agreement_is_not_its_own() -> None:
    unsigned = paper("order.txt", f"WORK ORDER No. 7\n\n{UNDER}\n{WORK}")
    assert stack(AGREEMENT, unsigned).layers[0].day is None
