"""Agreements and orders that a later paper ends, lets expire or replaces before the work."""

from datetime import date

import pytest
from tests.unit.proof.assessing.stacks.papers import MASTER, WORK, judged, paper

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Assessment, Code
from poedesk.proof.assessing.stacks.ending import endings
from poedesk.proof.document.model import Document


@pytest.mark.parametrize(
    ("sentence", "number", "replaced", "day"),
    [
        ("The parties end Statement of Work BB-40 of 22 April 2024 by mutual consent", "BB40", False, None),
        ("Work Order No. 7 has expired on 28 February 2026", "7", False, date(2026, 2, 28)),
        (
            "We hereby terminate Contract No. 2025/118 with effect from 31 January 2026",
            "2025118",
            False,
            date(2026, 1, 31),
        ),
        (
            "This statement of work replaces Statement of Work No. SOW-2025-3 of 2 May 2025",
            "SOW20253",
            True,
            None,
        ),
        ("Order No. 4411 is superseded by this order", "4411", True, None),
        (
            "Hiermit kündigen wir den Vertrag Nr. 2025-118 zum 31. Januar 2026",
            "2025118",
            False,
            date(2026, 1, 31),
        ),
        ("Der Einzelauftrag Nr. 7 ist am 28.02.2026 ausgelaufen", "7", False, date(2026, 2, 28)),
        ("Las partes dan por terminado el Contrato n.º 2025-118", "2025118", False, None),
        ("Le contrat n° 2025-118 a pris fin le 31 janvier 2026", "2025118", False, date(2026, 1, 31)),
        ("La présente commande annule et remplace la commande n° 4411", "4411", True, None),
    ],
)
def test_a_sentence_says_that_a_paper_is_over(
    sentence: str,
    number: str,
    replaced: bool,  # noqa: FBT001 - a column of a table
    day: date | None,
) -> None:
    (found,) = endings(paper("letter.txt", f"Letter\n\nDear Sirs,\n\n{sentence}.\n\nKind regards\n"))
    assert number in found.over.numbers
    assert (found.replaced, found.day) == (replaced, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "Either party may terminate Contract No. 2025/118 with three months' notice",
        "If Work Order No. 7 ends early, the hours worked are charged",
        "This Work Order No. 7 replaces nothing that was agreed before",
        "By the end of Statement of Work BB-40 all 400 mailboxes had been moved",
        "At the end of Statement of Work No. 7 all users worked in Teams",
        "Fabrikam withdrew the old licences under Statement of Work BB-40",
        "The pilot under Statement of Work BB-40 ended on 3 May 2026",
        "This order replaces the servers that were listed in Work Order No. 7",
        "Work Order No. 7 has not expired",
        "The services end when the last mailbox is moved",
        "We refer to Contract No. 2025/118 and ask for your signature by the end of May",
        "Der Vertrag Nr. 2025-118 kann mit Frist von drei Monaten gekündigt werden",
    ],
)
def test_clauses_that_provide_for_an_end_are_none(sentence: str) -> None:
    assert not endings(paper("letter.txt", f"Letter\n\nDear Sirs,\n\n{sentence}.\n\nKind regards\n"))


ORDER = paper("order.txt", f"STATEMENT OF WORK No. SOW-2025-3\n\n2 May 2025\n{WORK}", signed="8 May 2025")


def ending(sentence: str, *, day: str = "3 February 2026", title: str = "Letter") -> Document:
    head = f"{title}\n\nTillbrook Systems Ltd to Harrow Vale Clinics\n{day}\n\n"
    return paper("letter.txt", f"{head}{sentence}\n")


def answers(found: Assessment) -> list[tuple[Verdict | None, Code]]:
    return [
        (each.verdict, each.code) for each in map(found.element, ("usage.work", "workloads", "document.kind"))
    ]


FOUND = [(Verdict.MET, Code.FOUND)] * 3


@pytest.mark.parametrize(
    "sentence",
    [
        "The parties end Statement of Work No. SOW-2025-3 of 2 May 2025.",
        "Statement of Work No. SOW-2025-3 has expired on 31 January 2026.",
        "We hereby terminate Statement of Work No. SOW-2025-3 with effect from 31 January 2026.",
        "The statement of work of 2 May 2025 was cancelled on 2 February 2026.",
    ],
)
def test_work_that_was_to_come_after_the_end_of_its_order_is_none(sentence: str) -> None:
    found = judged(ORDER, ending(sentence))
    work = found.element("usage.work")
    assert (work.verdict, work.code) == (Verdict.NOT_MET, Code.CONTRADICTED)
    assert {cited.document for cited in work.evidence} == {"order.txt", "letter.txt"}
    assert found.element("workloads").verdict is Verdict.NOT_MET
    assert found.element("document.kind").verdict is Verdict.NOT_MET


def test_an_end_after_the_work_leaves_what_was_done() -> None:
    late = ending("Statement of Work No. SOW-2025-3 has expired on 30 April 2026.", day="2 May 2026")
    assert answers(judged(ORDER, late)) == FOUND


def test_the_end_of_another_order_touches_nothing() -> None:
    other = ending("Statement of Work No. SOW-2024-9 has expired on 31 January 2026.")
    assert answers(judged(ORDER, other)) == FOUND


def test_an_older_letter_touches_no_newer_order() -> None:
    older = ending("The parties end Statement of Work No. SOW-2025-3.", day="3 February 2025")
    assert answers(judged(ORDER, older))[0] == (Verdict.MET, Code.FOUND)


def test_the_order_that_replaces_another_is_the_one_that_speaks() -> None:
    newer = paper(
        "newer.txt",
        f"STATEMENT OF WORK No. SOW-2026-1\n\n2 February 2026\n\nThis statement of work replaces Statement of"
        f" Work No. SOW-2025-3 of 2 May 2025.\n{WORK}",
        signed="3 February 2026",
    )
    found = judged(ORDER, newer)
    work = found.element("usage.work")
    assert work.verdict is Verdict.MET
    assert work.evidence[0].document == "newer.txt"


def test_an_order_under_an_agreement_that_ended_before_it_is_doubted() -> None:
    master = paper("msa.txt", MASTER, signed="3 May 2023")
    order = paper(
        "order.txt",
        f"WORK ORDER No. 7\n\nissued under the Master Services Agreement No. MSA-2023-11\n{WORK}",
        signed="20 April 2026",
    )
    over = ending("Master Services Agreement No. MSA-2023-11 has expired on 31 December 2025.")
    kind = judged(master, order, over).element("document.kind")
    assert (kind.verdict, kind.code) == (Verdict.UNCLEAR, Code.UNACCEPTABLE_DOCUMENT)
