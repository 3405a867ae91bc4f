"""Do the parts of a packet speak of the same thing? Each is whole; here they are held against each other."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from poedesk.kernel.errors import InvalidClaim, InvalidPolicy
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import printable
from poedesk.paper.acknowledging import telling as acknowledgements
from poedesk.paper.acknowledging.comparing import Compare
from poedesk.paper.acknowledging.judging import judged, unchanged
from poedesk.paper.packet import manifest as names
from poedesk.paper.packet.answers import Answer, met, not_met, unclear
from poedesk.paper.packet.build import verifier, vocabulary
from poedesk.paper.packet.examining import SIGNATURE, Examined
from poedesk.paper.packet.manifest import Item, Manifest
from poedesk.paper.packet.redaction.passages import FOLDER, PICTURED, TOLD, told
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import Claim
from poedesk.proof.policy.loader import Policy, resolve
from poedesk.proof.policy.shape import ValidationError, programme_of_json
from poedesk.proof.reading.limits import PacketLimits, variable
from poedesk.trail import stamps
from poedesk.trail.checkpoints import parsed as parsed_checkpoint
from poedesk.trail.extracts import InvalidExtract, covering, problems
from poedesk.trail.extracts import parsed as parsed_extract
from poedesk.trail.notes import InvalidNote, Verifier
from poedesk.trail.stamps import CheckStamp

Json = Mapping[str, Any]

_LONGEST = 300
"""Characters that are shown of one answer."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Whom to ask what hashes and proofs cannot tell."""

    check: CheckStamp = stamps.unchecked
    """Whether a time stamp is good."""

    compare: Compare | None = None
    """What an acknowledged document shows now."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What could be understood of a packet that is whole."""

    claim: Claim | None
    assessment: Json | None
    policy: Policy | None
    answers: tuple[Answer, ...]


def agreeing(packet: Examined, known: Sequence[Verifier], limits: PacketLimits, outside: Outside) -> Parts:
    """Return the parts of a packet with an answer for each that can be held against another."""
    manifest = packet.manifest
    if manifest is None:
        return Parts(None, None, None, ())
    reading = _Reading(packet, manifest, limits)
    claim = reading.claim()
    assessment = reading.assessment()
    policy = reading.policy()
    reading.passages(assessment)
    reading.answers += shipped(packet)
    reading.acknowledgement(claim, policy, outside.compare)
    reading.trail(known, outside.check)
    return Parts(claim, assessment, policy, tuple(reading.answers))


class _Reading:
    """One walk over the parts; what is wrong or odd gathers in ``answers``."""

    def __init__(self, packet: Examined, manifest: Manifest, limits: PacketLimits) -> None:
        self.answers: list[Answer] = []
        self._packet, self._manifest, self._limits = packet, manifest, limits

    def _record(self, path: str) -> bytes | None:
        """Return the bytes of a record that is whole and not too large."""
        content = self._packet.whole(path)
        if content is not None and len(content) > self._limits.packet_record_bytes:
            says = f"it is larger than {variable('packet_record_bytes')} allows, and was not read"
            self.answers.append(unclear(path, says))
            return None
        if content is None and path not in self._packet.members:
            self.answers.append(not_met(path, "a packet must hold it"))
        return content

    def claim(self) -> Claim | None:
        """Return the claim."""
        paths = [item.path for item in self._manifest.items if item.path.startswith(names.CLAIM)]
        if len(paths) != 1:
            self.answers.append(not_met(names.CLAIM, f"a packet holds one claim, and this one {len(paths)}"))
            return None
        content = self._record(paths[0])
        if content is None:
            return None
        try:
            return claims.load(content, paths[0])
        except InvalidClaim as error:
            self.answers.append(not_met(paths[0], str(error)))
            return None

    def assessment(self) -> Json | None:
        """Return the assessment when it is one of this packet's documents and policy."""
        content = self._record(names.ASSESSMENT)
        if content is None:
            return None
        try:
            value = json.loads(content)
            wrong = list(_mismatched(value, self._manifest))
            elements = answers_of(value)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            wrong, elements = [f"it is no assessment: {type(error).__name__}"], {}
        self.answers += [not_met(names.ASSESSMENT, each) for each in wrong]
        report = self._record(names.REPORT)
        if report is not None and not wrong and value["key"].encode() not in report:
            self.answers.append(not_met(names.REPORT, "it is the report of another assessment"))
        return value if elements and not wrong else None

    def policy(self) -> Policy | None:
        """Return the packet's own policy when it is the one that the manifest names."""
        content = self._record(names.POLICY)
        if content is None:
            return None
        said = self._manifest.policy
        try:
            programme = programme_of_json(content)
            policy = resolve(programme, said["version"], date.fromisoformat(said["on"]))
        except (ValidationError, InvalidPolicy, ValueError, RecursionError) as error:
            says = f"it holds no such policy: {printable(str(error))[:300]}"
            self.answers.append(not_met(names.POLICY, says))
            return None
        if (policy.id, policy.key) != (said["id"], said["key"]):
            self.answers.append(not_met(names.POLICY, "it is not the policy that the manifest names"))
            return None
        return policy

    def passages(self, assessment: Json | None) -> None:
        """Check that each passage, when there are any, is what the assessment says of its element."""
        inside = {item.path for item in self._manifest.items if item.path.startswith(FOLDER)}
        if not inside or assessment is None:
            return
        try:
            expected = told(assessment)
        except (TypeError, KeyError, AttributeError) as error:
            says = f"it does not say of each element what a passage tells: {type(error).__name__}"
            self.answers.append(not_met(names.ASSESSMENT, says))
            return
        pictures = {path.removesuffix(TOLD) + PICTURED for path in expected}
        for path in sorted(inside ^ (expected.keys() | pictures)):
            self.answers.append(not_met(path, "it is missing" if path not in inside else "no element has it"))
        for path in sorted(inside & expected.keys()):
            if (content := self._packet.whole(path)) is not None and content != expected[path]:
                self.answers.append(not_met(path, "it is not what the assessment says of the element"))

    def acknowledgement(self, claim: Claim | None, policy: Policy | None, compare: Compare | None) -> None:
        """Check the customer's record, when there is one, against the documents, the claim and the rules."""
        if names.ACKNOWLEDGEMENT not in self._packet.members or claim is None or policy is None:
            return
        content = self._record(names.ACKNOWLEDGEMENT)
        if content is None:
            return
        try:
            record = acknowledgements.parsed(content)
        except acknowledgements.InvalidRecord as error:
            self.answers.append(not_met(names.ACKNOWLEDGEMENT, str(error)))
            return
        held = [self._packet.whole(item.path) for item in documents(self._manifest)]
        seen = [each for each in held if each is not None and unchanged(record, each)] or [b""]
        told = (answer for each in seen for answer in judged(record, each, claim, policy, compare))
        for each in dict.fromkeys(told):
            self.answers.append(Answer(f"acknowledgement: {each.question}", each.verdict, each.because))

    def trail(self, known: Sequence[Verifier], check: CheckStamp) -> None:
        """Check the extract of the log, when there is one."""
        if names.TRAIL in self._packet.members:
            content = self._record(names.TRAIL)
            if content is not None:
                self.answers += _proven(content, known, check)


def shipped(packet: Examined) -> Iterator[Answer]:
    """Yield where the program and the words inside are not those of this poedesk."""
    program = packet.whole(names.VERIFIER)
    if program is not None and program != verifier():
        says = "it is not the program of this version of poedesk"
        if any(each.item == SIGNATURE and each.verdict == "met" for each in packet.answers):
            yield met(names.VERIFIER, f"{says}, but whoever signed the packet vouches for it")
        else:
            yield unclear(names.VERIFIER, f"{says}; do not run it unless you know its maker")
    for file, text in vocabulary().items():
        inside = packet.whole(names.VOCABULARY + file)
        if inside is not None and inside != text:
            says = "this version of poedesk judges by other words, so its own answers may differ"
            yield met(names.VOCABULARY + file, says)


def _mismatched(value: Json, manifest: Manifest) -> Iterator[str]:
    """Yield in what an assessment is not that of the packet."""
    if value["schema"] != "poedesk.assessment/1":
        yield "it is no poedesk.assessment/1"
    for name in ("key", "verdict", "as_of"):
        if value[name] != manifest.assessment[name]:
            yield f"its {name} is not the one that the manifest names"
    if value["policy"] != {name: manifest.policy[name] for name in ("id", "version")}:
        yield "it was made by another policy than the packet holds"
    inside = {item.name: item.sha256 for item in documents(manifest)}
    judged = {each["name"]: each["sha256"] for each in value["documents"]}
    for name in sorted(inside.keys() | judged.keys()):
        if name not in judged:
            yield f"it does not judge {name}, which lies in the packet"
        elif name in inside and judged[name] != inside[name]:
            yield f"it judges another {name} than lies in the packet"
        elif name not in inside and not any(name.startswith(f"{each}/") for each in inside):
            yield f"it judges {name}, which does not lie in the packet"


def documents(manifest: Manifest) -> Iterator[Item]:
    """Yield the items that are documents."""
    return (item for item in manifest.items if item.path.startswith("documents/"))


def answers_of(assessment: Json) -> dict[str, str]:
    """Return what an assessment says that another one of the same must say too: name -> in words."""
    told = {"verdict": str(assessment["verdict"])}
    for element in assessment["elements"]:
        value = element.get("value")
        shown = "" if value is None else f": {json.dumps(value, ensure_ascii=False)}"
        told[str(element["id"])] = f"{element['verdict']} ({element['code']}){shown}"[:_LONGEST]
    for row in assessment.get("workloads") or ():
        told[f"workload {row['workload']}"] = str(row["verdict"])
    told["good_for_filing_until"] = str(assessment.get("good_for_filing_until"))
    return told


def _proven(content: bytes, known: Sequence[Verifier], check: CheckStamp) -> Iterator[Answer]:
    try:
        told = parsed_extract(content)
        point = parsed_checkpoint(told.checkpoint.rpartition("\n\n")[0] + "\n")
    except (InvalidExtract, InvalidNote) as error:
        yield not_met(names.TRAIL, str(error))
        return
    wrong = list(problems(told, point))
    yield from (not_met(names.TRAIL, each) for each in wrong)
    for number, stamp in enumerate(told.stamps, 1):
        found = check(stamp, told.checkpoint.encode())
        answer = met if found.good else unclear if found.good is None else not_met
        yield answer(f"{names.TRAIL}: time stamp {number}", stamps.told(found))
    if wrong:
        return
    if not known:
        says = (
            f"{len(told.leaves)} events stand under the checkpoint; without --key nobody can say whose it is"
        )
        yield unclear(names.TRAIL, says)
        return
    try:
        covering(told, known)
    except InvalidNote as error:
        yield not_met(names.TRAIL, f"its checkpoint: {error}")
    else:
        says = f"{len(told.leaves)} events stand in the log {point.origin} of {point.size} events"
        yield met(names.TRAIL, says)
