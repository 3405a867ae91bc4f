import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NoReturn

import pytest
from tests.unit.paper.forms.engagements import DAY, NARRATIVES, claim

from poedesk.kernel.errors import Problem
from poedesk.paper.forms.drawing import Look
from poedesk.paper.forms.many.making import Made, Order, file_name, make_all, make_one
from poedesk.paper.forms.many.rows import Row
from poedesk.proof.claim.model import Claim

WORD = Look("docx")


def row(number: int, name: str = "Marram Health Trust", identity: str | None = None) -> Row:
    customer = {**claim().to_json()["customer"], "name": name}
    return Row(number, (claim(customer=customer, id=identity), NARRATIVES), ())


def test_forms_are_made_in_order_and_one_bad_row_stops_nothing(tmp_path: Path) -> None:
    bad = Row(3, None, (Problem("customer.name", "is empty"),))
    order = Order(tmp_path, WORD, DAY)
    made = list(make_all([row(2), bad, row(4), row(5, identity="A/7")], order, workers=2))
    assert [each.row for each in made] == [2, 3, 4, 5]
    assert [each.file for each in made] == [
        "row-2-Marram-Health-Trust.docx",
        None,
        "row-4-Marram-Health-Trust.docx",
        "A-7-Marram-Health-Trust.docx",
    ]
    assert made[1].problems == bad.problems
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(each.file for each in made if each.file)


def test_a_table_is_read_no_further_than_workers_need(tmp_path: Path) -> None:
    taken = 0

    def rows() -> Iterator[Row]:
        nonlocal taken
        for number in range(2, 1002):
            taken += 1
            yield Row(number, None, (Problem("id", "is empty"),))

    results = make_all(rows(), Order(tmp_path, WORD, DAY), workers=1)
    next(results)
    assert taken < 10
    results.close()  # type: ignore[attr-defined]


def test_a_form_that_is_there_is_left_alone_unless_asked(tmp_path: Path) -> None:
    target = tmp_path / "row-2-Marram-Health-Trust.docx"
    target.write_text("signed already")
    (kept,) = make_all([row(2)], Order(tmp_path, WORD, DAY), workers=1)
    assert kept == Made(2, None, (Problem("", f"{target.name} is there already; it was left alone"),))
    assert target.read_text() == "signed already"
    (anew,) = make_all([row(2)], Order(tmp_path, WORD, DAY, replace=True), workers=1)
    assert anew.file == target.name
    assert target.read_bytes().startswith(b"PK")


def test_two_rows_with_one_name_are_not_written_over_each_other(tmp_path: Path) -> None:
    first, second = make_all(
        [row(2, identity="X"), row(3, identity="X")], Order(tmp_path, WORD, DAY), workers=1
    )
    assert first.file is not None
    assert second.file is None
    assert "row 2 makes" in str(second.problems[0])


def test_what_goes_wrong_in_writing_is_said_of_its_row(tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "form.docx"
    made = make_one(row(2), gone, Order(gone.parent, WORD, DAY))
    assert made.file is None
    assert "could not be written" in str(made.problems[0])


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Øster & Söhne / GmbH", "row-2-Oster-Sohne-GmbH.docx"),
        ("../../etc/passwd", "row-2-etc-passwd.docx"),
        ("株式会社", "row-2-form.docx"),
    ],
)
def test_names_of_files_are_plain_on_every_system(name: str, file: str) -> None:
    engagement = row(2, name).engagement
    assert engagement is not None
    assert file_name(2, engagement[0], WORD) == file


def test_a_long_id_and_names_that_differ_in_capitals_alone_trouble_no_other_row(tmp_path: Path) -> None:
    rows = [row(2, identity="E" * 300), row(3, identity="Aa"), row(4, identity="aA"), row(5, identity="ok")]
    made = list(make_all(rows, Order(tmp_path, WORD, DAY), workers=1))
    assert [each.file is not None for each in made] == [True, True, False, True]
    assert "row 3 makes" in str(made[2].problems[0])


class Killer:
    """A claim at which a worker dies as soon as it takes it."""

    def __init__(self, like: Claim) -> None:
        self.id, self.customer = "killer", like.customer

    def __reduce__(self) -> tuple[Callable[[int], NoReturn], tuple[int]]:
        return os._exit, (3,)


def test_a_killed_worker_costs_its_own_row_alone(tmp_path: Path) -> None:
    killer: Any = Killer(claim())
    rows = [row(2), Row(3, (killer, NARRATIVES), ()), *(row(number) for number in range(4, 14))]
    made = list(make_all(rows, Order(tmp_path, WORD, DAY), workers=1))
    assert [each.row for each in made if each.file is None] == [3]
    assert str(made[1].problems[0]) == "could not be made: its worker was killed"


def test_what_a_worker_throws_is_told_of_its_row(tmp_path: Path) -> None:
    nothing: Any = None
    (made, good) = make_all([Row(2, (claim(), nothing), ()), row(3)], Order(tmp_path, WORD, DAY), workers=1)
    assert made.file is None
    assert str(made.problems[0]) == "could not be made: AttributeError"
    assert good.file is not None


MANY = """
import sys
from datetime import date
from pathlib import Path
from tests.unit.paper.forms.many.test_making import WORD, row
from poedesk.paper.forms.many.making import Order, make_all

if __name__ == "__main__":
    order = Order(Path(sys.argv[1]), WORD, date(2026, 5, 4))
    for _ in make_all(map(row, range(2, 100_000)), order, workers=1):
        pass
"""


def test_killed_half_way_it_leaves_whole_forms_and_no_worker(tmp_path: Path) -> None:
    script, folder = tmp_path / "many.py", tmp_path / "forms"
    script.write_text(MANY, "utf-8")
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[5])}
    with subprocess.Popen([sys.executable, str(script), str(folder)], env=environment) as running:
        until(lambda: any(folder.glob("*.docx")))
        workers = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
        running.kill()
    until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers))
    assert workers
    assert all(zipfile.ZipFile(form).testzip() is None for form in folder.glob("*.docx"))


def until(happened: Callable[[], bool]) -> None:
    end = monotonic() + 30
    while not happened():
        assert monotonic() < end
        sleep(0.02)
