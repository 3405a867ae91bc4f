from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from statistics import mean

import pytest

from poedesk.kernel.errors import UsageError
from poedesk.process.drills.drill import Ready, drill

HOUR = timedelta(hours=1)
VERDICTS = ("approvable", "not_approvable", "needs_review", None)


def own(count: int = 20) -> list[Ready]:
    return [
        Ready(f"E-{number:02}", VERDICTS[number % 4], {"USD": Decimal(100 + number)}, HOUR)
        for number in range(count)
    ]


def test_what_is_drawn_is_told_with_the_time_it_takes() -> None:
    found = drill(own(), 5, "monday")
    assert len(found.drawn) == 5
    assert found.chance == Fraction(1, 4)
    assert found.to_assemble == 5 * HOUR
    assert found.drawn != drill(own(), 5, "tuesday").drawn
    assert found == drill(reversed(own()), 5, "monday")


def test_what_nobody_has_put_together_fails() -> None:
    assert [each.standing for each in own(4)] == ["passes", "fails", "doubtful", "fails"]


def test_the_expected_loss_is_the_mean_over_many_draws() -> None:
    known = own()
    found = drill(known, 5, "seed").losses["USD"]
    worst = mean(drill(known, 5, f"seed {number}").worst.get("USD", Decimal(0)) for number in range(400))
    assert float(found.most) == pytest.approx(float(worst), rel=0.1)
    assert found.least < found.most


def test_currencies_are_never_added_up() -> None:
    euros = replace(own(2)[1], engagement="E-99", amounts={"EUR": Decimal("10.50")})
    found = drill([own(2)[1], euros], 2, "seed")
    assert found.worst == {"EUR": Decimal("10.50"), "USD": Decimal(101)}
    assert found.losses["EUR"].least == Fraction(21, 2)


@pytest.mark.parametrize(
    ("known", "take"),
    [([], 1), (own(2), 0), ([*own(1), *own(1)], 1), ([replace(own(1)[0], verdict="fine")], 1)],
)
def test_what_cannot_be_drawn_is_refused(known: list[Ready], take: int) -> None:
    with pytest.raises(UsageError):
        drill(known, take, "seed")
