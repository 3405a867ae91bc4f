"""Length-prefixed frames over pipes: how the sandbox and its child talk, and nothing else passes.

A frame is eight bytes of length, most significant first, then as many bytes.
"""

import fcntl
import os
import select
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import chain
from typing import BinaryIO

PREFIX = 8
_CHUNK = 1 << 20


class Stopped(Exception):
    """The other side closed its end."""


class TimedOut(Exception):
    """The time on the clock is used up."""


class Oversized(Exception):
    """A frame is announced that is larger than allowed."""


class Channel:
    """The parent's end: never blocks beyond a deadline (in seconds of ``time.monotonic``)."""

    def __init__(self, reader: int, writer: int) -> None:
        """Take two pipe descriptors and make them non-blocking; they stay the caller's to close."""
        self._reader, self._writer = reader, writer
        for pipe in (reader, writer):
            os.set_blocking(pipe, False)
            _widen(pipe)

    def send(self, deadline: float, *payloads: bytes) -> None:
        """Write frames, small ones as one, so that the child is woken once; raises Stopped or TimedOut."""
        parts = list(chain.from_iterable((len(payload).to_bytes(PREFIX), payload) for payload in payloads))
        if sum(map(len, parts)) <= _CHUNK:
            parts = [b"".join(parts)]
        for part in parts:
            self._write(memoryview(part), deadline)

    def _write(self, rest: memoryview, deadline: float) -> None:
        while rest:
            _await([], [self._writer], deadline)
            try:
                rest = rest[os.write(self._writer, rest[:_CHUNK]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError as error:
                raise Stopped from error

    def receive(self, deadline: float, most: int) -> bytes:
        """Return the next frame of at most ``most`` bytes; raises Stopped, TimedOut or Oversized."""
        size = int.from_bytes(self._exactly(PREFIX, deadline))
        if size > most:
            raise Oversized
        return self._exactly(size, deadline)

    def _exactly(self, size: int, deadline: float) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            _await([self._reader], [], deadline)
            try:
                part = os.read(self._reader, min(_CHUNK, size - len(parts)))
            except BlockingIOError:
                continue
            if not part:
                raise Stopped
            parts += part
        return bytes(parts)


def _await(readers: list[int], writers: list[int], deadline: float) -> None:
    left = deadline - time.monotonic()
    poll = select.poll()
    for descriptor in readers:
        poll.register(descriptor, select.POLLIN | select.POLLHUP)
    for descriptor in writers:
        poll.register(descriptor, select.POLLOUT | select.POLLERR)
    if left <= 0 or not poll.poll(left * 1000):
        raise TimedOut


def _widen(pipe: int) -> None:
    """Let a pipe hold a whole document or answer, so that its writer need not wait for who reads it."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with suppress(OSError):  # the system has its own limits
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _CHUNK)


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame from ``stream``, or None at its end (the child's end: it may block)."""
    prefix = stream.read(PREFIX)
    if len(prefix) < PREFIX:
        return None
    size = int.from_bytes(prefix)
    payload = stream.read(size)
    return payload if len(payload) == size else None


def write_frame(write: Callable[[bytes], object], payload: bytes) -> None:
    """Hand one frame to ``write``."""
    write(len(payload).to_bytes(PREFIX))
    write(payload)
