from collections.abc import Sequence

import pytest
from tests.unit.proof.finding.sheets import table, typed

from poedesk.proof.finding.kinds.plans import plan_in


@pytest.mark.parametrize(
    "rows",
    [
        [("Step", "Work", "When"), ("1", "Move the mail", "4 May 2026"), ("2", "Train the office", "week 2")],
        [("Task", "By when"), ("Set up the sites", "March"), ("Hand over", "until 3 April 2026")],
        [("Schritt", "Termin"), ("Umzug der Postfächer", "KW 14"), ("Schulung", "16.04.2026")],
        [("Travaux", "Semaine"), ("Reprise des fiches", "semaine 12"), ("Formation", "semaine 14")],
        [("When", "Branches"), ("9 to 20 February", "Swords"), ("23 February to 6 March", "Dundalk, Navan")],
        [("Zeitraum", "Ort"), ("9. bis 13. März", "Werk 1"), ("16. bis 20. März", "Werk 2")],
        [("Tarea", "Fecha"), ("Traslado del correo", "04/05/2026"), ("Formación", "12/05/2026")],
    ],
)
def test_a_table_of_steps_with_times_is_a_plan(rows: Sequence[Sequence[str]]) -> None:
    assert plan_in(table(*rows))


@pytest.mark.parametrize(
    "rows",
    [
        [("Service", "Date", "Amount"), ("Deposit", "4 May 2026", "500"), ("Rest", "9 June 2026", "700")],
        [("Work", "Price"), ("Move the mail", "500"), ("Train the office", "300")],
        [
            ("Service", "Unit price", "Period"),
            ("Licences", "9.60", "12 months"),
            ("Support", "80", "1 month"),
        ],
        [("Work", "When"), ("Move the mail", "to be agreed"), ("Train the office", "to be agreed")],
        [("Work", "When"), ("Move the mail", "4 May 2026"), ("Train the office", "later")],
        [("Date", "Version"), ("4 May 2026", "1"), ("9 May 2026", "2")],
        [("Date", "Amount"), ("4 to 8 May", "500"), ("11 to 15 May", "700")],
    ],
)
def test_prices_payments_and_steps_without_times_are_none(rows: Sequence[Sequence[str]]) -> None:
    assert not plan_in(table(*rows))


@pytest.mark.parametrize(
    "text",
    [
        "Planning. Semaine 42 : inventaire. Semaine 43 : les bureaux. Semaines 46 et 47 : formation.",
        "Week 10 (2 March): sites and rights.\nWeeks 11 and 12: copy by night.\nWeek 13: last difference.",
        "KW 12: Umzug der Postfächer. KW 13 bis 14: Teams für die Lager. 3. April: Abnahme im Haus.",
        "- 3 March: pilot with ten people\n- 10 March: the warehouse\n- 17 March: all others",
    ],
)
def test_steps_behind_their_times_are_a_plan(text: str) -> None:
    assert plan_in(typed(text))


@pytest.mark.parametrize(
    "text",
    [
        "Week 1: 30 % of the price. Week 4: 40 % of the price. Week 8: the remaining amount.",
        "Step 1: sites. Step 2: permissions. Step 3: copy.",
        "Week 10: sites and permissions. Week 11: copy by night.",
        "We were there in week 10, in week 11 and in week 12.",
    ],
)
def test_parts_of_a_price_steps_without_times_and_two_steps_are_none(text: str) -> None:
    assert not plan_in(typed(text))
