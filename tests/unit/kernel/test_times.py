from datetime import UTC, datetime, timedelta, timezone

import pytest

from poedesk.kernel.times import to_microsecond, to_second

EAST = timezone(timedelta(hours=5, minutes=30))


def test_a_moment_has_one_text_whatever_its_zone() -> None:
    at = datetime(2026, 5, 4, 2, 15, 7, 999_999, tzinfo=EAST)
    for same in (at, at.astimezone(UTC)):
        assert to_second(same) == "2026-05-03T20:45:07Z"
        assert to_microsecond(same) == "2026-05-03T20:45:07.999999Z"


def test_a_whole_second_has_its_fraction_where_that_is_told() -> None:
    assert to_microsecond(datetime(2026, 5, 4, tzinfo=UTC)) == "2026-05-04T00:00:00.000000Z"


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 5, 4),  # noqa: DTZ001 - that is the point
        datetime(1, 1, 1, tzinfo=EAST),
        datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-5))),
    ],
)
def test_what_cannot_be_told_in_utc_is_an_error(at: datetime) -> None:
    for told in (to_second, to_microsecond):
        with pytest.raises(ValueError, match=r"needs its zone|no time that can be told"):
            told(at)
