"""A desk that is told to stop: what has begun to arrive is answered, and nothing new is taken."""

import socket
import time
from pathlib import Path

import pytest
from tests.integration.desk.desks import PATIENCE, Desk, running

pytestmark = pytest.mark.enable_socket

BODY = b"x" * 200_000


def half_sent(desk: Desk) -> socket.socket:
    """Return a connection on which half of a request has arrived."""
    host, port = desk.url.removeprefix("http://").split(":")
    line = socket.create_connection((host, int(port)), timeout=PATIENCE)
    head = f"POST /verify/ HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: {len(BODY)}\r\n\r\n"
    line.sendall(head.encode() + BODY[: len(BODY) // 2])
    time.sleep(0.5)  # so that the desk has read it
    return line


def test_what_has_begun_to_arrive_is_answered_and_a_second_signal_ends_it_at_once(tmp_path: Path) -> None:
    with running(tmp_path / "data") as desk:
        line, silent = half_sent(desk), half_sent(desk)
        desk.process.terminate()
        time.sleep(1.5)
        assert desk.process.poll() is None, "it waits for them"
        with pytest.raises(OSError, match="refused"):
            half_sent(desk)
        line.sendall(BODY[len(BODY) // 2 :])
        assert line.recv(100).startswith(b"HTTP/1.1 4"), "the form has no token, and is told so"
        assert desk.process.poll() is None, "the other one sends nothing any more"
        assert desk.stop() == 0
        line.close()
        silent.close()
