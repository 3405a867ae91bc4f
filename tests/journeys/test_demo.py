"""The whole demo, as somebody starts it who looks around: each state is there, and the trail holds."""

import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from poedesk.desk.demo import PASSWORD

pytestmark = pytest.mark.enable_socket
PATIENCE = 600.0


def test_every_state_is_there_and_the_trail_holds(tmp_path: Path) -> None:
    data, log = tmp_path / "data", tmp_path / "log"
    command = [sys.executable, "-m", "poedesk", "serve", "--demo", "--data", str(data)]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        command += ["--port", str(free.getsockname()[1])]
    with log.open("wb") as to:
        running = subprocess.Popen(command, stderr=to, stdout=to)
    until = time.monotonic() + PATIENCE
    while "poedesk is at" not in log.read_text() and running.poll() is None and time.monotonic() < until:
        time.sleep(0.5)
    while not vouched(data) and running.poll() is None and time.monotonic() < until:
        time.sleep(0.5)  # the worker signs the trail once it has begun
    running.terminate()
    assert running.wait(PATIENCE) == 0
    assert PASSWORD in log.read_text()
    with sqlite3.connect(data / "desk.sqlite") as base:
        claims = {state for (state,) in base.execute("select state from claims_claim")}
        lines = {state for (state,) in base.execute("select state from ledger_line")}
        requests = {state for (state,) in base.execute("select state from audits_request")}
    assert claims >= {"submitted", "action-required", "approved", "attached", "dispute"}
    assert lines >= {"accrued", "held", "released", "forfeited"}
    assert requests >= {"delivered", "passed", "failed"}
    verify = [sys.executable, "-m", "poedesk", "trail", "verify", str(data / "desk.sqlite")]
    subprocess.run([*verify, "--key", str(data / "keys" / "trail.pub")], check=True)


def vouched(data: Path) -> bool:
    """Return whether the trail has a checkpoint."""
    with sqlite3.connect(data / "desk.sqlite") as base:
        return base.execute("select 1 from checkpoint").fetchone() is not None
