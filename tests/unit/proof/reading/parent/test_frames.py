"""What is sent through the pipes arrives frame by frame, however much is sent at once, or not at all."""

import io
import os
import threading
import time
from collections.abc import Iterator

import pytest

from poedesk.proof.reading.parent.frames import Channel, Oversized, Stopped, TimedOut, read_frame, write_frame

Pipes = tuple[Channel, int, int]
"""The parent's end, and the child's: what it reads from and what it writes to."""


@pytest.fixture
def pipes() -> Iterator[Pipes]:
    """Return both ends of a pair of pipes."""
    orders, order_in = os.pipe()
    answer_out, answers = os.pipe()
    yield Channel(answer_out, order_in), orders, answers
    for pipe in (orders, order_in, answer_out, answers):
        try:
            os.close(pipe)
        except OSError:
            continue


def soon(seconds: float = 5.0) -> float:
    """Return a deadline."""
    return time.monotonic() + seconds


def test_frames_that_are_sent_together_are_read_one_by_one(pipes: Pipes) -> None:
    channel, orders, _ = pipes
    sent = [b"order", b"", b"x" * 3_000_000]  # more than any pipe holds
    thread = threading.Thread(target=channel.send, args=(soon(), *sent))
    thread.start()
    with open(orders, "rb", closefd=False) as source:
        assert [read_frame(source) for _ in sent] == sent
    thread.join()


def test_an_answer_larger_than_a_pipe_is_received(pipes: Pipes) -> None:
    channel, _, answers = pipes
    answer = bytes(range(256)) * 12_000

    def write() -> None:
        with open(answers, "wb", closefd=False) as stream:
            write_frame(stream.write, answer)

    thread = threading.Thread(target=write)
    thread.start()
    assert channel.receive(soon(), len(answer)) == answer
    thread.join()


def test_what_is_too_large_late_or_gone_is_named(pipes: Pipes) -> None:
    channel, orders, answers = pipes
    with pytest.raises(TimedOut):
        channel.receive(soon(0.05), 10)
    os.write(answers, (11).to_bytes(8))
    with pytest.raises(Oversized):
        channel.receive(soon(), 10)
    os.close(answers)
    with pytest.raises(Stopped):
        channel.receive(soon(), 10)
    os.close(orders)
    with pytest.raises(Stopped):
        channel.send(soon(), b"order")


def test_nobody_who_reads_makes_sending_late(pipes: Pipes) -> None:
    channel, _, _ = pipes
    with pytest.raises(TimedOut):
        channel.send(soon(0.05), b"x" * 3_000_000)


def test_a_frame_that_ends_early_is_none() -> None:
    assert read_frame(io.BytesIO((3).to_bytes(8) + b"ab")) is None
    assert read_frame(io.BytesIO(b"")) is None
