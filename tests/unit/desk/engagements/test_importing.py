"""A table of engagements: looked at first, each wrong row by its number, taken over whole or not at all."""

import csv
import io
import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings
from tests.desk_parties import browser_of, member, owner

from poedesk.desk.accounts.services import Refused
from poedesk.desk.engagements.importing import ASKED, look, take_over
from poedesk.desk.engagements.models import Engagement

pytestmark = pytest.mark.django_db

CELLS = {
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "customer.name": "Contoso Health",
    "customer.domain": "contosohealth.example",
    "customer.tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
    "customer.country": "US",
    "workloads": "teams: adoption",
}
HEADER, GOOD = ",".join(CELLS), ",".join(CELLS.values())
OTHER = GOOD.replace("Contoso Health", "Tailwind Toys")
WRONG = GOOD.replace(",usage,", ",useage,")


def table(*rows: str, header: str = HEADER) -> bytes:
    """Return a CSV file."""
    return "\n".join((header, *rows)).encode()


def test_each_row_becomes_an_engagement_whose_partner_nobody_need_write() -> None:
    ours = owner()
    made = take_over(ours, table(GOOD, OTHER), "work.csv")
    assert [each.customer for each in made] == ["Contoso Health", "Tailwind Toys"]
    assert made[0].answers["workloads"] == [{"workload": "teams", "activities": ["adoption"]}]
    assert "partner" not in made[0].answers


def test_wrong_rows_are_named_by_number_and_column_and_nothing_is_imported() -> None:
    ours = owner()
    data = table(GOOD, WRONG, "", OTHER)
    looked = look(ours, data, "work.csv")
    assert [each.number for each in looked.rows] == [2, 5]
    ((number, (problem,)),) = looked.problems
    assert (number, problem.field) == (3, "engagement")
    with pytest.raises(Refused, match="nothing was imported"):
        take_over(ours, data, "work.csv")
    assert not Engagement.objects.of(ours).exists()


def test_what_is_there_already_or_twice_in_the_table_is_not_taken_twice() -> None:
    ours = owner()
    take_over(ours, table(GOOD), "work.csv")
    looked = look(ours, table(GOOD, OTHER, OTHER), "work.csv")
    assert [(number, told[0].message) for number, told in looked.problems] == [
        (2, "this engagement is there already"),
        (4, "row 3 is the same"),
    ]


def test_a_row_of_another_partner_is_wrong() -> None:
    ours = owner()
    data = table(f"{GOOD},Somebody Else", header=f"{HEADER},partner.name")
    (told,) = look(ours, data, "work.csv").problems
    assert "Somebody Else" in str(told[1][0])


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"nonsense\n1", b'"open'])
def test_what_is_no_table_is_refused_with_the_reason(data: bytes) -> None:
    with pytest.raises(Refused, match="Mend the table"):
        look(owner(), data, "work.csv")


def test_a_table_with_its_header_alone_is_refused() -> None:
    with pytest.raises(Refused, match="no rows below its header"):
        look(owner(), table("", ",,,"), "work.csv")


def test_a_table_with_too_many_rows_is_refused_before_they_are_looked_at(settings: Settings) -> None:
    """Tens of thousands take longer to look at than anybody waits: a wrong one is not even found."""
    settings.OPTIONS = replace(settings.OPTIONS, table_rows=2)
    with pytest.raises(Refused, match="has 3 rows; give at most 2 at a time"):
        look(owner(), table(GOOD, OTHER, "", "wrong," * len(CELLS)), "work.csv")


def test_a_viewer_imports_nothing() -> None:
    owner()
    with pytest.raises(Refused):
        look(member("Northwind Partners", "partner", "viewer"), table(GOOD), "work.csv")


def send(browser: Client, data: bytes) -> str:
    """Return the page that shows what a table would bring."""
    answer = browser.post("/engagements/import/", {"table": SimpleUploadedFile("work.csv", data)})
    return answer.content.decode()


def test_in_the_browser_it_is_looked_at_then_taken_over_by_the_same_person() -> None:
    ours = owner()
    browser = browser_of(ours)
    assert "1 row is wrong; nothing was imported" in send(browser, table(WRONG))
    shown = send(browser, table(GOOD))
    (token,) = re.findall(r'name="token" value="([^"]+)"', shown)
    other = browser_of(member("Northwind Partners", "partner", "incentives_user"))
    assert (
        "too old"
        in other.post("/engagements/import/take-over/", {"token": token}, follow=True).content.decode()
    )
    assert not Engagement.objects.of(ours).exists()
    done = browser.post("/engagements/import/take-over/", {"token": token}, follow=True)
    assert "1 engagement is imported." in done.content.decode()


def test_the_template_has_every_column_that_is_read() -> None:
    told = browser_of(owner()).get("/engagements/import/template/").content.decode()
    assert tuple(next(csv.reader(io.StringIO(told)))) == ASKED
