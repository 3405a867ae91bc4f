import numpy as np
import pytest

from poedesk.proof.reading.ocr.models.paring import Odd, pared, told


def field(number: int, body: bytes) -> bytes:
    size = len(body)
    assert size < 1 << 14
    return bytes([number << 3 | 2, size & 0x7F | 0x80, size >> 7]) + body


def constant(name: str, values: np.ndarray) -> bytes:
    sizes = b"".join(bytes([1 << 3, size]) for size in values.shape)
    return field(5, sizes + b"\x10\x01" + field(8, name.encode()) + field(9, values.tobytes()))


WEIGHTS = np.arange(30, dtype=np.float32).reshape(5, 6)
BIAS = np.arange(90, 96, dtype=np.float32)
KERNEL = np.arange(10, dtype=np.float32).reshape(2, 5)


def model(*constants: bytes) -> bytes:
    graph = field(1, b"a node") + b"".join(constants) + field(12, field(1, b"answer") + field(2, b"six"))
    said = field(14, field(1, b"character") + field(2, b"a\nb\nc"))
    return field(7, graph) + said


def test_the_columns_of_signs_that_are_left_out_go_and_all_else_stays() -> None:
    whole = model(constant("kernel", KERNEL), constant("weights", WEIGHTS), constant("bias", BIAS))
    less = pared(whole, 6, [0, 2, 5])
    assert constant("kernel", KERNEL)[4:] in less
    assert WEIGHTS[:, [0, 2, 5]].tobytes() in less
    assert BIAS[[0, 2, 5]].tobytes() in less
    assert BIAS.tobytes() not in less
    assert b"a node" in less
    assert b"six" not in less
    assert told(less, "character") == "a\nb\nc"


def test_a_model_that_says_nothing_under_a_name_gives_nothing() -> None:
    assert told(model(), "author") == ""


@pytest.mark.parametrize(
    "odd",
    [
        model(constant("kernel", KERNEL), constant("weights", WEIGHTS)),
        model(constant("weights", WEIGHTS), constant("bias", BIAS))[:-40],
        b"\x0f",
        b"\xff\xff\xff",
    ],
    ids=["no bias", "cut off", "no such kind of field", "no end of a number"],
)
def test_a_model_that_is_laid_out_otherwise_is_refused(odd: bytes) -> None:
    with pytest.raises(Odd):
        pared(odd, 6, [0, 2])
