import pytest
from tests.unit.trail.logs import SIGNER, STRANGER

from poedesk.trail.checkpoints import Checkpoint, checkpoint, parsed
from poedesk.trail.hashing import EMPTY_ROOT
from poedesk.trail.notes import InvalidNote

POINT = Checkpoint("trail.example/log", 20, EMPTY_ROOT, ("time 2026-05-04T12:00:00Z",))


def test_a_checkpoint_is_three_lines_and_what_follows() -> None:
    assert str(POINT) == (
        "trail.example/log\n20\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\ntime 2026-05-04T12:00:00Z\n"
    )
    assert checkpoint(POINT.signed(SIGNER), [SIGNER.verifier]) == POINT


def test_only_a_trusted_key_makes_one() -> None:
    with pytest.raises(InvalidNote):
        checkpoint(POINT.signed(STRANGER), [SIGNER.verifier])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "log\n20\n",
        "log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n020\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n٣\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
        "log\n20\nAAAA\n",
        "log\n20\n!\n",
        "\n20\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(InvalidNote):
        parsed(text)


@pytest.mark.parametrize("line", ["", "two\nlines"])
def test_lines_that_would_be_read_otherwise_are_not_signed(line: str) -> None:
    with pytest.raises(ValueError, match="neither empty nor broken"):
        Checkpoint("log", 1, EMPTY_ROOT, (line,)).signed(SIGNER)
