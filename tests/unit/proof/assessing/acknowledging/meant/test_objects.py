import pytest

from poedesk.proof.assessing.acknowledging.meant.objects import names_another_thing

ACCOUNT = "weekly log of the service desk: mailboxes, rules, incidents"


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("the enclosed service log for the second half of the year is approved.", False),
        ("die aufstellung fur das erste halbjahr ist freigegeben.", False),
        ("le releve du service pour le second semestre est approuve.", False),
        ("the lunch menu for the first half of the year is approved.", True),
        ("the holiday calendar for the second half of the year is approved.", True),
    ],
)
def test_a_report_is_approved_for_its_time(sentence: str, another: bool) -> None:  # noqa: FBT001 - a table
    assert names_another_thing(sentence, ACCOUNT) is another
