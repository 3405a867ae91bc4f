"""A packet judged again: under the rules that lie in it, and under those of today; what differs is told."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from poedesk.kernel.errors import PoedeskError
from poedesk.paper.packet.agreeing import Parts, answers_of, documents
from poedesk.paper.packet.answers import Answer, Compared, Difference, met, not_met, unclear
from poedesk.paper.packet.examining import Examined
from poedesk.paper.packet.manifest import CLAIM, Manifest
from poedesk.proof.assessing.given import Given
from poedesk.proof.assessing.running.key import FINDER_VERSION, READER_VERSION
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy import loader
from poedesk.proof.policy.listing import own_folder, with_own_list
from poedesk.proof.policy.loader import Policy
from poedesk.proof.reading.read import Entry

AGAIN = "judged again"
"""The item that stands for the assessment made anew under the packet's own policy."""

Json = Mapping[str, Any]
Judge = Callable[[Given, Sequence[Policy], date], Sequence[Json]]
"""Judges what was given under each policy as of a day; may raise PoedeskError."""


def judged_again(
    packet: Examined, parts: Parts, judge: Judge, today: date
) -> tuple[tuple[Answer, ...], tuple[Compared, ...]]:
    """Return the answer for the packet's own rules, and both comparisons.

    Nothing is judged of a packet that is not whole: its documents are not what was judged.
    """
    manifest, assessment, own = packet.manifest, parts.assessment, parts.policy
    given = given_of(packet, manifest) if manifest is not None else None
    if manifest is None or assessment is None or own is None or parts.claim is None or given is None:
        says = "the packet was not judged again, because parts that it takes are damaged or missing"
        return (unclear(AGAIN, says),), ()
    current, why = _current(own, parts.claim, today)
    policies = [own, *([current] if current is not None else [])]
    try:
        made = judge(given, policies, date.fromisoformat(manifest.assessment["as_of"]))
    except (PoedeskError, ValueError) as error:
        return (unclear(AGAIN, f"the packet could not be judged again: {error}"),), ()
    first = _compared(assessment, made[0], own, "packet")
    if current is None:
        second = Compared(own.id, "today", None, why)
    else:
        second = _compared(assessment, made[1], current, "today")
    return (_answer(first, manifest),), (first, second)


def given_of(packet: Examined, manifest: Manifest) -> Given | None:
    """Return claim and documents of a packet, in memory; null when one of them is not whole."""
    claim = [item.path for item in manifest.items if item.path.startswith(CLAIM)]
    entries = []
    for item in sorted(documents(manifest), key=lambda each: each.name):
        content = packet.whole(item.path)
        if content is None:
            return None
        entries.append(Entry(item.name, PurePosixPath(item.name), None, content))  # type: ignore[arg-type]
    content = packet.whole(claim[0]) if len(claim) == 1 else None
    if content is None or not entries:
        return None
    return Given(PurePosixPath(claim[0]), content, entries)  # type: ignore[arg-type]


def _current(own: Policy, claim: Claim, today: date) -> tuple[Policy | None, str | None]:
    """Return the policy that a claim of today would be judged by, or why there is none."""
    try:
        source = with_own_list(loader.programme(own.id), own_folder())
        policy, areas = loader.resolve(source, None, today), source.solution_areas
    except PoedeskError as error:
        return None, str(error)
    if claim.solution_area not in areas:
        return None, f"{own.id} does not know the claim's solution area any more"
    return policy, None


def _compared(before: Json, after: Json, policy: Policy, whose: str) -> Compared:
    name = f"{policy.id}@{policy.version}"
    return Compared(name, whose, after["verdict"], None, tuple(differences(before, after)))


def differences(before: Json, after: Json) -> list[Difference]:
    """Return what two assessments of the same documents do not agree on."""
    sides = [answers_of(value) for value in (before, after)]
    names = dict.fromkeys((*sides[0], *sides[1]))
    pairs = ((name, *(side.get(name, "not judged") for side in sides)) for name in names)
    return [Difference(name, one, other) for name, one, other in pairs if one != other]


def _answer(compared: Compared, manifest: Manifest) -> Answer:
    if not compared.differences:
        return met(AGAIN, f"the same verdict and the same elements: {compared.verdict}")
    first = compared.differences[0]
    says = f"{first.element}: the packet says {first.packet}, judged here it is {first.now}"
    if len(compared.differences) > 1:
        says += f"; {len(compared.differences) - 1} more differ"
    if (manifest.software["reader"], manifest.software["finder"]) != (READER_VERSION, FINDER_VERSION):
        return unclear(AGAIN, f"{says}; another version of poedesk made the packet")
    return not_met(AGAIN, says)
