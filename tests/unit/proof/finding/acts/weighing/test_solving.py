"""Pieces given to several signatures at once."""

from poedesk.proof.finding.acts.weighing.solving import NEVER, solve


def never_twice(_one: int, first: str, _other: int, second: str) -> float:
    return NEVER if first == second else 0.0


def test_each_takes_what_is_best_for_all_together() -> None:
    both = solve([[("left", 5.0), ("middle", 4.0)], [("left", 6.0)]], never_twice, str)
    assert [choice.taken for choice in both] == ["middle", "left"]


def test_the_margin_is_what_the_next_best_reading_lacks() -> None:
    (choice,) = solve([[("near", 5.0), ("far", 3.5)]], never_twice, str)
    assert (choice.taken, choice.margin) == ("near", 1.5)


def test_two_that_are_as_near_as_one_another_leave_no_margin() -> None:
    (choice,) = solve([[("left", 5.0), ("right", 5.0)]], never_twice, str)
    assert choice.margin == 0


def test_two_that_say_the_same_do_not_contest_one_another() -> None:
    (choice,) = solve([[("Lakeview", 5.0), ("LAKEVIEW", 5.0)]], never_twice, str.casefold)
    assert choice.margin == 5.0


def test_what_two_take_alike_counts_for_both() -> None:
    def alike(_one: int, first: str, _other: int, second: str) -> float:
        return 2.0 if first[0] == second[0] else NEVER if first == second else 0.0

    both = solve([[("over a", 3.0), ("under a", 3.5)], [("over b", 3.0)]], alike, str)
    assert [choice.taken for choice in both] == ["over a", "over b"]


def test_nothing_is_taken_where_nothing_is_offered() -> None:
    (choice,) = solve([[]], never_twice, str)
    assert choice.taken is None
