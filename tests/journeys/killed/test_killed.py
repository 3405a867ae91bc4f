"""Web and worker of a running desk are killed in the middle of submit, draw, release, payment and seal.

Each round sends one act of each kind, lets the worker take a seal, and kills both (SIGKILL) at a moment that
chance chooses within the time that the acts take. An act counts as hit when it was sent and never answered, a
seal when the worker had taken it and had not finished. The rounds end when every kind was hit often enough.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from tests.integration.desk.desks import Desk, run, running
from tests.integration.desk.test_serving import children
from tests.journeys.killed.state import asked, counted, wrong

pytestmark = pytest.mark.enable_socket

ROUNDS = 24
"""Rounds at most."""

HITS = 5
"""How often each kind of act must have been hit."""

PATIENCE = 300.0
WEB = ("submit", "draw", "release", "money")

Telling = dict[str, Any]


def waited(look: Callable[[], Any], what: str) -> Any:
    """Return what a look finds, once it finds something."""
    until = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < until, what
        time.sleep(0.005)
    return found


class Hands:
    """Those who act on a desk, each act with a key of its own so that it can be sent again."""

    def __init__(self, told: Telling) -> None:
        self.tokens, self.acts = told["tokens"], told["acts"]
        self.lasted = dict.fromkeys((*WEB, "seal"), 0.5)

    def send(self, desk: Desk, kind: str, number: int) -> int:
        """Do an act; return the status."""
        act = self.acts[kind][number]
        headers = {
            "Authorization": f"Bearer {self.tokens[act['who']]}",
            "Content-Type": "application/json",
            "Idempotency-Key": f"{kind}-{number}",
        }
        url = f"{desk.url}/api/v1{act['path']}"
        asking = Request(url, json.dumps(act["body"]).encode(), headers)  # noqa: S310 - our own
        began = time.monotonic()
        try:
            with urlopen(asking, timeout=PATIENCE) as answer:  # noqa: S310 - our own
                self.lasted[kind] = time.monotonic() - began
                return int(answer.status)
        except HTTPError as error:
            with error:
                raise AssertionError(error.read().decode()) from error

    def seal(self, desk: Desk, number: int) -> int:
        """Let the worker seal what a customer signed, and wait until it has begun; return the job."""
        job = int(self.acts["seal"][number]["job"])
        asked(desk.data, "UPDATE jobs_job SET not_before = NULL WHERE id = ?", job)
        begun = "SELECT 1 FROM jobs_job WHERE id = ? AND (taken_until IS NOT NULL OR done_at IS NOT NULL)"
        waited(lambda: asked(desk.data, begun, job), "the worker takes the job")
        return job


def test_nothing_is_lost_and_nothing_is_double(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POEDESK_DESK_JOB_TRIES", "1000")  # one job may be killed in every round
    monkeypatch.setenv("POEDESK_DESK_JOB_PAUSE_SECONDS", "1")
    monkeypatch.setenv("POEDESK_DESK_DOUBLE_REVIEWS", str(10**9))  # one reviewer approves each claim
    data = tmp_path / "data"
    hands = Hands(world(data))
    with running(data) as desk:
        unharmed(desk, hands)
    hits: Counter[str] = Counter()
    stood: Counter[str] = Counter()
    chance, rounds = random.Random(), 0
    while rounds < ROUNDS and min(hits[each] for each in hands.lasted) < HITS:
        rounds += 1
        before = counted(data)
        hit = killed(data, hands, rounds, chance)
        assert wrong(data) == []
        hits.update(hit)
        stood.update(kind for kind in hit if counted(data)[kind] > before[kind])
    print(f"{rounds} rounds; cut: {dict(hits)}; done all the same: {dict(stood)}")  # noqa: T201 - for a person
    assert min(hits[each] for each in hands.lasted) >= HITS, hits
    with running(data) as desk:
        again(desk, hands, rounds)
    assert wrong(data) == []
    code, said = run("trail", "verify", data / "desk.sqlite", "--key", data / "keys" / "trail.pub")
    assert code == 0, said


def world(data: Path) -> Telling:
    """Make what can be acted on."""
    command = [sys.executable, "-m", "tests.journeys.killed.world", str(data), str(ROUNDS + 1)]
    made = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert made.returncode == 0, made.stderr
    return dict(json.loads(made.stdout))


def unharmed(desk: Desk, hands: Hands) -> None:
    """Do one of each, so that it is known how long each takes; wait for the trail's first checkpoint."""
    for kind in WEB:
        assert hands.send(desk, kind, 0) in {200, 201}
    job = hands.seal(desk, 0)
    began = time.monotonic()
    waited(
        lambda: asked(desk.data, "SELECT 1 FROM jobs_job WHERE id = ? AND done_at NOT NULL", job), "a seal"
    )
    hands.lasted["seal"] = time.monotonic() - began
    waited(lambda: asked(desk.data, "SELECT 1 FROM checkpoint"), "a checkpoint")


def killed(data: Path, hands: Hands, number: int, chance: random.Random) -> list[str]:
    """Act, and kill web and worker meanwhile; return the kinds that were hit."""
    with running(data) as desk:
        job = hands.seal(desk, number)
        moment = time.monotonic() + chance.random() * hands.lasted["seal"]
        sent: dict[str, str] = {}
        acting = [
            threading.Thread(target=_sent, args=(desk, hands, kind, number, at, sent))
            for kind in WEB
            for at in [moment - chance.random() * hands.lasted[kind]]
        ]
        for each in acting:
            each.start()
        time.sleep(max(0.0, moment - time.monotonic()))
        for process in (*children(desk), desk.process.pid):
            os.kill(process, signal.SIGKILL)
        for each in acting:
            each.join()
        desk.process.wait()
    hit = [kind for kind, became in sent.items() if became == "cut"]
    taken = "SELECT 1 FROM jobs_job WHERE id = ? AND done_at IS NULL AND taken_until NOT NULL"
    return hit + ["seal"] * len(asked(data, taken, job))


def _sent(desk: Desk, hands: Hands, kind: str, number: int, at: float, sent: dict[str, str]) -> None:
    time.sleep(max(0.0, at - time.monotonic()))
    try:
        hands.send(desk, kind, number)
    except URLError as error:  # the connection was refused (never sent), or reset
        sent[kind] = "never" if isinstance(error.reason, ConnectionRefusedError) else "cut"
    except (HTTPException, ConnectionError):
        sent[kind] = "cut"
    else:
        sent[kind] = "answered"


def again(desk: Desk, hands: Hands, rounds: int) -> None:
    """Send everything again as who got no answer does, and wait for the worker: each is done once."""
    before = counted(desk.data)
    for number in range(rounds + 1):
        for kind in WEB:
            assert hands.send(desk, kind, number) in {200, 201}, (kind, number)
    left = "SELECT kind, problem FROM jobs_job WHERE done_at IS NULL AND not_before IS NULL"
    waited(lambda: not asked(desk.data, left), "everything is done")
    after = counted(desk.data)
    first = {"submit": ROUNDS + 1, "draw": ROUNDS + 1}  # what the builders submitted and drew themselves
    for kind in (*WEB, "seal"):
        assert after[kind] == rounds + 1 + first.get(kind, 0), kind
        assert after[kind] >= before[kind], kind
