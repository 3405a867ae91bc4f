"""Whose "we" it is: who wanted the work in the first person is the customer, and so are "our people"."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import QUARRY, judged_text

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.checks.narratives.voice import acts_in_first_person

PAPER = """\
Completion certificate

Supplier: Skelwith Systems Ltd
Customer: Tarn Quarries Ltd
Customer domain: tarnquarries.example
Microsoft 365 tenant ID: 0f4b7d21-6c38-4ae9-9b52-e1a7430c8d66

Why this was done
{need}

What was done
Between 2 and 27 February 2026 {who} migrated 164 mailboxes from the old server to Exchange Online.

Accepted for Tarn Quarries Ltd
Signature: /s/ Joyce Abara
Name: Joyce Abara
Title: Operations Director
Date: 14 April 2026
"""
OURS = "Our old mail server failed twice last winter, and we needed mail that works at the rock face."
TOLD = (
    "The old mail server of Tarn Quarries Ltd failed twice, and it needed mail that works at the rock face."
)


def _workloads(need: str, who: str) -> Verdict | None:
    judged = judged_text(QUARRY, PAPER.format(need=need, who=who))
    return next(each.verdict for each in judged.elements if each.id == "workloads")


@pytest.mark.parametrize("who", ["our staff", "we", "our technicians"])
def test_in_a_paper_of_who_wanted_the_work_we_are_not_the_partner(who: str) -> None:
    assert _workloads(OURS, who) is Verdict.UNCLEAR


def test_the_partner_s_name_says_who_did_it_in_either_paper() -> None:
    assert _workloads(OURS, "Skelwith Systems Ltd") is Verdict.MET
    assert _workloads(TOLD, "Skelwith Systems Ltd") is Verdict.MET


@pytest.mark.parametrize(
    "sentence",
    [
        "Our administrators moved 164 mailboxes.",
        "164 mailboxes were moved by our people.",
        "Unsere Techniker haben 164 Postfächer umgezogen.",
        "Nos techniciens ont migré 164 boîtes.",
        "Nuestros técnicos migraron 164 buzones.",
        "I nostri tecnici hanno migrato 164 caselle.",
        "Onze beheerders hebben 164 postbussen overgezet.",
    ],
)
def test_our_people_act(sentence: str) -> None:
    assert acts_in_first_person(sentence, "Skelwith")


@pytest.mark.parametrize(
    "sentence",
    [
        "It trained our staff in four courses.",
        "Four labels were written with our technicians.",
        "You moved our mailboxes.",
        "We were helped by Skelwith.",
    ],
)
def test_our_people_are_those_for_whom_it_was_done(sentence: str) -> None:
    assert not acts_in_first_person(sentence, "Skelwith")
