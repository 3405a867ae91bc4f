"""The day under the line of e-sign software that says who signed: the picture that it draws is between."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.model import Role

CUSTOMER = ("Verger du Lac SAS", Role.CUSTOMER)
PARTNER = ("Nuage Clair SARL", Role.PARTNER)


def stamps(left: str, right: str, *, written: bool | None = None) -> Document:
    """Two columns, each with side, name, title, stamp, picture and what stands under that."""
    items: list[tuple[float, float, str]] = []
    for at, lines in (
        (70.0, ("Nuage Clair SARL", "Aurélie Fontenay", "Directrice commerciale", left)),
        (320.0, ("Verger du Lac SAS", "Solène Bertrand", "Responsable informatique", right)),
    ):
        house, name, title, under = lines
        items += [(at, 216, house), (at, 230, name), (at, 243, title)]
        items += [(at, 256, f"Signé électroniquement par {name}"), (at, 304, under), (at, 316, "Yousign")]
    pictures = [Drawing("picture", Box(at, 268, at + 120, 302), written=written) for at in (70.0, 320.0)]
    return document(page(sorted(items, key=lambda item: item[1]), drawings=pictures))


@pytest.mark.parametrize("written", [None, True, False])
def test_each_stamp_has_the_day_under_its_own_picture(*, written: bool | None) -> None:
    paper = stamps("Le 15/02/2026 à 10:11", "Le 31/01/2026 à 10h12", written=written)
    signed = [act for act in acts_in(paper, CUSTOMER, PARTNER) if act.is_signed]
    told = {(act.role, value(act.name), value(act.date)) for act in signed}
    assert told == {
        (Role.PARTNER, "Aurélie Fontenay", "2026-02-15"),
        (Role.CUSTOMER, "Solène Bertrand", "2026-01-31"),
    }


@pytest.mark.parametrize("under", ["Imprimé le 31/01/2026", "Ref 31/01/2026-7"])
def test_another_day_under_a_stamp_is_none_of_it(under: str) -> None:
    acts = acts_in(stamps("Le 15/02/2026 à 10:11", under), CUSTOMER, PARTNER)
    assert {value(act.date) for act in acts if act.role is Role.CUSTOMER} == {None}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Le 31/01/2026 à 10:11", True),
        ("31/01/2026 10h11", True),
        ("Le 31/01/2026 à Lyon ou à Dijon", False),
        ("Réunion du 31/01/2026 à 10:11 en salle haute", False),
    ],
)
def test_a_time_behind_a_day_leaves_it_a_day(text: str, *, day: bool) -> None:
    assert when.is_date(text) is day
