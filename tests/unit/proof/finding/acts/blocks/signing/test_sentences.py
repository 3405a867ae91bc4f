"""Sentences over a signature: which of them take the work."""

import pytest

from poedesk.proof.finding.acts.blocks.signing.sentences import takes

WHO = "Odile Perrin, Orchard Manager of Lakeview Orchards Ltd,"


@pytest.mark.parametrize(
    "says", ["accepts the work described above on 3 July 2026.", "hereby accepts this work, 3 July 2026."]
)
def test_who_accepts_takes_the_work(says: str) -> None:
    assert takes(f"{WHO} {says}")


@pytest.mark.parametrize(
    "says",
    [
        "will accept the work described above on 3 July 2026.",
        "will sign and accept this on 3 July 2026.",
        "has refused to accept the work on 3 July 2026.",
        "declines to accept the work.",
        "did not accept the work described above on 3 July 2026.",
    ],
)
def test_who_will_accept_or_refuses_takes_nothing(says: str) -> None:
    assert not takes(f"{WHO} {says}")
