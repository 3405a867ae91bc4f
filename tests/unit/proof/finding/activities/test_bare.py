"""Rows of prices and numbered heads describe no work; lines that tell a deed with its price do."""

import pytest

from poedesk.proof.finding.activities.bare import is_numbered_head, orders_work, price_row


@pytest.mark.parametrize(
    "line",
    [
        "Teams training, per session, up to 12 people: EUR 890",
        "Yammer launch package (4 days) 3,900.00",
        "Dynamics 365 Sales, Einrichtung pauschal 18.500 EUR",
        "Formation Teams, par groupe de 10 : 790 EUR HT",
        "Despliegue de Intune, 5 jornadas, 3.250,00 EUR",
        "Teams-training, per dagdeel: 420",
    ],
)
def test_a_row_that_ends_with_its_price_orders_nothing_by_itself(line: str) -> None:
    row = price_row(line)
    assert row is not None
    assert not orders_work(row)


@pytest.mark.parametrize(
    "line",
    [
        "Migrated 120 mailboxes to Exchange Online for EUR 4,800.",
        "40 Postfächer nach Exchange Online migriert, 3.400 EUR",
        "Install and configure meeting panels and cameras in both offices GBP 2,640",
    ],
)
def test_a_row_that_tells_a_deed_does(line: str) -> None:
    assert orders_work(price_row(line) or "")


@pytest.mark.parametrize(
    "line", ["120 mailboxes were moved on 4 May.", "Training for 40 people in March 2025"]
)
def test_figures_alone_are_no_price(line: str) -> None:
    assert price_row(line) is None


@pytest.mark.parametrize(
    "line", ["4.2 Exchange Online mailbox migration", "2.4.1 Einführung Microsoft Intune"]
)
def test_a_number_of_several_levels_makes_a_head(line: str) -> None:
    assert is_numbered_head(line)


@pytest.mark.parametrize(
    "line",
    [
        "4.2 Migration of 40 mailboxes to Exchange Online",
        "4.2 Mailboxes were migrated to Exchange Online",
        "4.2 40 Postfächer migriert",
        "2. Deployment of Intune",
        "Deployment of Intune",
    ],
)
def test_what_tells_a_deed_or_a_count_is_no_head(line: str) -> None:
    assert not is_numbered_head(line)
