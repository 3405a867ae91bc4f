"""Has a file checked by a process of its own, and tells what came of it."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _

from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits.models import Draw
from poedesk.desk.checks import child
from poedesk.kernel.records import dataclass

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

FILES = 2
"""A population and its draw."""

_TURN = threading.Semaphore(2)
"""Two at a time: others are told to come again, so that checks take few of the desk's threads."""

_PASSED = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a check."""

    kind: str
    """``packet`` or ``draw``."""

    verdict: str
    """``met``, ``not_met`` or ``unclear``."""

    answers: Sequence[Mapping[str, str]]
    """Each with ``item``, ``verdict``, ``says``."""

    about: Mapping[str, Any]
    """Of a packet: when it was made, under which policy, what its assessment said."""


def check(files: Sequence["UploadedFile[Any]"]) -> Told:
    """Check a packet, a slip, a receipt of this desk, or a population with its draw.

    Raises:
        Refused: it is none of these, too large or too slow; or others are being checked.
    """
    if not files or len(files) > FILES:
        raise Refused(_("Choose one file, or a population together with its draw."))
    most = settings.OPTIONS.check_bytes
    for each in files:
        if not each.size or each.size > most:
            message = _("%(name)s is empty or has more than %(most)d MiB, so it was not checked.")
            raise Refused(message % {"name": each.name, "most": most >> 20})
    if not _TURN.acquire(timeout=5):
        raise Refused(_("Other files are being checked just now. Try again in a minute."))
    try:
        with tempfile.TemporaryDirectory(prefix="check-", dir=settings.FOLDER.passing) as place:
            paths = [_kept(Path(place) / f"{number}", each) for number, each in enumerate(files)]
            return _of(Path(place), paths)
    finally:
        _TURN.release()


def _kept(path: Path, given: "UploadedFile[Any]") -> Path:
    with path.open("wb") as stream:
        for chunk in given.chunks():
            stream.write(chunk)
    return path


def _of(place: Path, paths: Sequence[Path]) -> Told:
    told = _asked(place, paths)
    ours = "commitment" in told
    if ours:
        draw = _published(told["commitment"])
        if draw is None:
            return _alone(told["commitment"], told["alone"])
        (place / "population").write_text(json.dumps(draw.population), "utf-8")
        told = _asked(place, [place / "population", *paths])
    if "answers" in told:
        return Told("packet", told["verdict"], told["answers"], told["about"] or {})
    if "good" not in told:
        raise Refused(_("This is no packet, no slip, and no receipt of a draw, so it could not be checked."))
    verdict, problems = "not_met", told["problems"]
    if told["good"]:
        says = _("everything holds: the same seed draws the same from the same population")
        if not ours and (unknown := _unannounced(place, paths)):
            held = {"item": _("Draw"), "verdict": "met", "says": says}
            return Told("draw", "unclear", [held, unknown], {})
        verdict, problems = "met", [says]
    elif ours:  # what is wrong would name units of a population that whoever asks does not hold
        problems = [_("it is not what this desk drew; whoever holds the population can say where it differs")]
    return Told(
        "draw", verdict, [{"item": _("Draw"), "verdict": verdict, "says": each} for each in problems], {}
    )


def _unannounced(place: Path, paths: Sequence[Path]) -> dict[str, str] | None:
    """Return that nobody here announced the draw of a receipt; null where this desk did.

    Whoever makes a population and its draw for themselves has two files that fit each other.
    """
    for each in paths:
        commitment = _asked(place, [each]).get("commitment")
        if commitment is not None:
            return None if _published(commitment) is not None else _announcement(commitment)
    return None  # slips carry the root that they are checked by


def _published(commitment: str) -> Draw | None:
    everybodys = Draw.objects.of_anybody("a published receipt is for everybody")
    return everybodys.filter(commitment=commitment).exclude(published_at=None).first()


def _announcement(commitment: str) -> dict[str, str]:
    says = _(
        "this desk published no draw with the commitment %(commitment)s; compare it with the one that "
        "was announced before the seed was known"
    )
    return {"item": _("Announcement"), "verdict": "unclear", "says": says % {"commitment": commitment}}


def _alone(commitment: str, looked: Mapping[str, Sequence[str]]) -> Told:
    """Return what a receipt shows whose population nobody gave: what holds, and what it cannot show."""
    parts = {
        "commitment": (
            _("Commitment"),
            _("it is the hash of the design, the rule of the seed and the population's root"),
        ),
        "seed": (_("Seed"), _("it is made by the rule that was frozen")),
        "steps": (
            _("Steps"),
            _("the draw that was frozen is the first, the others follow with their reasons"),
        ),
        "listed": (
            _("Drawn units"),
            _("each has its own ticket, and of those drawn at random none is above the bound"),
        ),
    }
    answers = [
        {"item": title, "verdict": "not_met" if wrong else "met", "says": each}
        for name, (title, holds) in parts.items()
        for wrong in [looked[name]]
        for each in wrong or [holds]
    ]
    if looked["unsure"] and not looked["listed"]:
        own_word = _("the receipt alone cannot show %(what)s") % {"what": "; ".join(looked["unsure"])}
        answers[-1] = {**answers[-1], "verdict": "unclear", "says": f"{answers[-1]['says']}; {own_word}"}
    population = _(
        "whether it holds these units, and none with a lower ticket was left out, the receipt alone "
        "cannot show: choose the population as well, or check the slip of a unit"
    )
    answers.append({"item": _("Population"), "verdict": "unclear", "says": population})
    answers.append(_announcement(commitment))
    wrong = any(each["verdict"] == "not_met" for each in answers)
    return Told("draw", "not_met" if wrong else "unclear", answers, {})


def _asked(place: Path, paths: Sequence[Path]) -> dict[str, Any]:
    """Return what the child says of files; empty when it says nothing."""
    key = settings.FOLDER.trail_key.with_suffix(".pub")
    seconds = settings.OPTIONS.check_seconds
    command = [sys.executable, "-m", child.__name__, str(key), *map(str, paths)]
    environment = {name: os.environ[name] for name in _PASSED if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - ourselves
            command, cwd=place, env=environment, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(_("It took too long to check, so nothing is known of it.")) from error
    try:
        return dict(json.loads(done.stdout or b"{}"))
    except ValueError:
        return {}
