"""Answers requests until the desk is told to stop, and those to the end that had begun to arrive by then."""

import signal
import time
from collections.abc import Mapping
from types import FrameType
from typing import Any

_LOOKS = 0.5
"""Seconds between two looks whether the desk was told to stop."""


def answer_until_told(server: Any, seconds: float) -> None:
    """Answer requests; from SIGTERM on take no new connection, and end when nothing is under way.

    Another signal, and Ctrl-C at any time, ends it at once.

    Args:
        server: what waitress' ``create_server`` returns.
        seconds: how long it waits for what has begun, an upload perhaps.
    """
    told: list[float] = []

    def stop(_signal: int, _frame: FrameType | None) -> None:
        if told:
            raise SystemExit(0)
        told.append(time.monotonic())

    signal.signal(signal.SIGTERM, stop)
    open_ones = server.map if hasattr(server, "map") else server._map  # noqa: SLF001 - one socket or several
    try:
        while not told:
            _answer(server, open_ones)
        _take_no_more(server, open_ones)
        while _under_way(open_ones) and time.monotonic() - told[0] < seconds:
            _answer(server, open_ones)
    except (SystemExit, KeyboardInterrupt):
        pass  # told twice, or by the keyboard: what runs is still waited for, below
    server.task_dispatcher.shutdown()


def _answer(server: Any, open_ones: dict[int, Any]) -> None:
    """Look once at every connection."""
    server.asyncore.loop(_LOOKS, use_poll=server.adj.asyncore_use_poll, map=open_ones, count=1)


def _take_no_more(server: Any, open_ones: Mapping[int, Any]) -> None:
    """Close what listens; connections that are open stay so."""
    for each in list(open_ones.values()):
        if hasattr(each, "maintenance"):
            server.asyncore.dispatcher.close(each)


def _under_way(open_ones: Mapping[int, Any]) -> bool:
    """Say whether a request is arriving, waits, is answered, or its answer is being sent."""
    return any(
        each.request is not None or each.requests or each.total_outbufs_len
        for each in open_ones.values()
        if hasattr(each, "total_outbufs_len")
    )
