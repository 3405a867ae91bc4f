"""What a heading says of the time of the list under it, in columns, sections and rows."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import searched

from poedesk.proof.finding.model import Coming

TITLE = "REPORT\nSkerry Cloud Ltd for the harbour office\n\n"
ITEM = "- Migration of 40 mailboxes of the harbour office to Exchange Online by Skerry Cloud"


def coming(text: str, name: str = "report.txt") -> set[Coming | None]:
    return {finding.coming for finding in searched(name, text.encode()).get("activity")}


@pytest.mark.parametrize(
    "heading",
    [
        "Next steps",
        "3. Work planned",
        "Outstanding tasks:",
        "Geplante Arbeiten",
        "Nächste Schritte",
        "Ausblick",
        "Travaux prévus",
        "Prochaines étapes",
        "Trabajos previstos",
        "Próximos pasos",
        "Prossimi passi",
        "Volgende stappen",
        "Próximos passos",
        "Recommendations",
        "Empfehlung",
        "What Skerry Cloud will do",
        "Price list of Skerry Cloud Ltd",
        "Preisliste",
        "Nos tarifs",
        "Lista de precios",
    ],
)
def test_a_list_under_a_heading_of_plans_is_planned(heading: str) -> None:
    assert coming(f"{TITLE}{heading}\n{ITEM}\n") == {"planned"}


@pytest.mark.parametrize(
    "heading",
    [
        "Geplante Arbeiten (Folgeauftrag)",
        "Follow-on order",
        "Commande ultérieure",
        "Pedido posterior",
        "Phase 2 (not ordered)",
    ],
)
def test_a_list_of_another_order_is_told_apart(heading: str) -> None:
    assert coming(f"{TITLE}{heading}\n{ITEM}\n") == {"another order"}


@pytest.mark.parametrize(
    "heading",
    [
        "Work done",
        "Further work",
        "Weitere Arbeiten",
        "Autres travaux",
        "What was delivered next",
        "Work and price",
    ],
)
def test_other_headings_say_nothing_of_the_time(heading: str) -> None:
    assert coming(f"{TITLE}{heading}\n{ITEM}\n") == {None}


def test_the_next_heading_ends_the_plan() -> None:
    assert coming(f"{TITLE}Next steps\n- A talk with the wardens\n\nDone\n{ITEM}\n") == {None}


def test_what_stands_before_the_plan_is_no_part_of_it() -> None:
    assert coming(f"{TITLE}Done\n{ITEM}\n\nNext steps\n- A talk with the wardens\n") == {None}


def test_a_title_heads_no_list() -> None:
    assert coming(f"Planned work\n\n{ITEM}\n") == {None}


def test_a_label_at_the_beginning_says_it_of_its_own_paragraph() -> None:
    told = "Next steps: Skerry Cloud migrates 40 mailboxes of the harbour office to Exchange Online in June."
    assert coming(f"{TITLE}{told}\n") == {"planned"}
