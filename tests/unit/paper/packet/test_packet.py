"""A packet proves itself: what is in it, who signed it, and each damage by its name."""

import base64
import io
import random
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from tests.tried import tried
from tests.unit.paper.acknowledging.records import asked, done, sign
from tests.unit.paper.packet import packets
from tests.unit.paper.packet.packets import (
    NOON,
    SIGNER,
    STRANGER,
    bad,
    contents,
    judged,
    members,
    packet,
    remade,
    salts,
)
from tests.unit.paper.signing.attacks import other_words
from tests.unit.paper.signing.verified import Here
from tests.unit.proof.reading.readers.pdf.changed import agreement, updated
from tests.unit.proof.reading.readers.pdf.made import pdf
from tests.unit.trail.logs import event

from poedesk.paper.acknowledging import telling
from poedesk.paper.acknowledging.comparing import in_sandbox
from poedesk.paper.packet.archive.writing import packed
from poedesk.paper.packet.build import Unfit, build
from poedesk.paper.packet.examining import examined
from poedesk.paper.packet.manifest import ASSESSMENT, MANIFEST, NOTE, POLICY, REPORT, TRAIL, VERIFIER
from poedesk.paper.packet.verify import verified
from poedesk.proof.reading.limits import PacketLimits
from poedesk.trail.extracts import extract
from poedesk.trail.log import Trail
from poedesk.trail.stamps import Stamped
from poedesk.trail.stores.memory import MemoryStore

GOOD = packet()
KNOWN = [SIGNER.verifier]
HELD = members(GOOD)
MAIL = "documents/mail.eml"


def test_a_packet_holds_and_every_part_of_it_has_an_answer() -> None:
    found = verified(GOOD, KNOWN, today=packets.DAY)
    assert found.good
    assert {answer.item for answer in found.answers} >= {*members(GOOD), "archive", "signature"}
    assert members(GOOD)[MAIL] == packets.DOCUMENTS[0][1]


def test_an_acknowledged_document_that_shows_something_else_now_is_named() -> None:
    shown = pdf(agreement)
    record = telling.encoded(done(asked(shown, ()), sign()))
    changed = updated(shown, other_words(b"done", b"lost"))
    documents = (("poe.pdf", shown), ("sub/poe.pdf", changed))
    made = packet(documents=documents, assessment=judged(documents), acknowledgement=record)
    wrong = bad(made, compare=in_sandbox(Here()))
    assert "covers or replaces 'done.' on page 1" in wrong["acknowledgement: content"], wrong


def test_time_stamps_of_the_log_are_told_one_by_one() -> None:
    store = MemoryStore()
    trail = Trail(store, "lantern.example/log")
    trail.append([event(7)])
    trail.checkpoint(SIGNER, NOON, lambda content: content[::-1])
    made = packet(trail=extract(trail, store, ["claim-7"]).encoded())

    def check(stamp: bytes, content: bytes) -> Stamped:
        return Stamped(stamp[::-1] == content, "", "2026-05-04T12:00:00+00:00", "Alder Time")

    item = f"{TRAIL}: time stamp 1"
    assert "is not known to be good: it was not looked at" in bad(made)[item]
    assert bad(made, check=check) == {}
    assert item in bad(made, check=lambda stamp, _: check(stamp, b""))


def test_the_same_input_gives_the_same_bytes_apart_from_time_and_salts() -> None:
    assert packet() == GOOD
    later = build(contents(), at=NOON + timedelta(days=1), salts=salts(), version="1.2.3", signer=SIGNER)
    salted = build(contents(), at=NOON, salts=salts(99), version="1.2.3", signer=SIGNER)
    for other in (later, salted):
        changed = {path for path, content in members(other).items() if members(GOOD)[path] != content}
        assert changed == {MANIFEST, NOTE}


def test_no_changed_bit_anywhere_passes_and_each_names_what_it_hit() -> None:
    dice = random.Random(20261129)
    starts = {path: GOOD.index(path.encode() + content) + len(path) for path, content in HELD.items()}
    for _ in range(tried(1000)):
        place = dice.randrange(len(GOOD))
        data = bytearray(GOOD)
        data[place] ^= 1 << dice.randrange(8)
        answers = examined(bytes(data), KNOWN, PacketLimits()).answers
        named = {answer.item for answer in answers if answer.verdict == "not_met"}
        assert named, place
        hit = [path for path, start in starts.items() if start <= place < start + len(HELD[path])]
        assert set(hit) <= named, (place, named)


def test_a_changed_bit_is_bad_for_the_whole_check_too() -> None:
    dice = random.Random(7)
    for _ in range(tried(20)):
        data = bytearray(GOOD)
        data[dice.randrange(len(GOOD))] ^= 1 << dice.randrange(8)
        assert not verified(bytes(data), KNOWN, today=packets.DAY).good


@pytest.mark.parametrize("kept", [0, 1, 21, 100, len(GOOD) // 2, len(GOOD) - 1])
def test_a_truncated_packet_is_named_as_such(kept: int) -> None:
    assert "archive" in bad(GOOD[:kept])


def test_bytes_behind_or_before_are_named() -> None:
    assert bad(GOOD + b"\0").keys() == {"archive"}
    assert bad(b"#!/bin/sh\n" + GOOD) != {}


def test_members_in_another_order_are_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in reversed(members(GOOD).items()):
            archive.writestr(path, content)
    assert "manifest.json" in bad(out.getvalue())


@pytest.mark.parametrize(
    ("change", "item", "said"),
    [
        (lambda held: held.pop(MAIL), MAIL, "missing"),
        (lambda held: held.update({"documents/more.pdf": b"x"}), "documents/more.pdf", "added later"),
        (lambda held: held.update({MAIL: b"other"}), MAIL, "it has 5 bytes and had 25"),
        (lambda held: held.update({MAIL: b"Subject: dono\n\nAccepted.\n"}), MAIL, "the hash differs"),
        (lambda held: held.pop(MANIFEST), MANIFEST, "missing"),
        (lambda held: held.pop(NOTE), "signature", "not signed"),
        (lambda held: held.update({NOTE: b"no note"}), NOTE, "does not vouch"),
        (lambda held: held.update({MANIFEST: held[MANIFEST] + b" "}), MANIFEST, "one form"),
        (lambda held: held.update({MANIFEST: b"[" * 100_000}), MANIFEST, "cannot be read"),
    ],
)
def test_each_damage_is_named(change: Any, item: str, said: str) -> None:
    held = members(GOOD)
    change(held)
    assert said in bad(packed(held))[item]


def test_another_key_is_not_the_one_that_is_trusted() -> None:
    assert bad(remade(members(GOOD), STRANGER)).keys() == {"signature"}
    assert "changed" not in bad(remade(members(GOOD), SIGNER))


def test_without_a_key_nobody_can_say_who_made_it() -> None:
    found = bad(GOOD, ())
    assert found.keys() == {"signature", TRAIL}
    assert "without --key nobody can say" in found["signature"]


def test_an_unsigned_packet_is_never_good() -> None:
    assert bad(packet(None)).keys() == {"signature"}


def test_the_assessment_of_another_packet_is_named_even_when_all_is_signed_anew() -> None:
    held = members(GOOD)
    other = packets.judged()
    other["documents"][0]["sha256"] = "00" * 32
    held[ASSESSMENT] = packets.as_json(other)
    assert bad(remade(held, SIGNER))[ASSESSMENT] == "it judges another mail.eml than lies in the packet"
    held[ASSESSMENT] = packets.as_json(packets.judged(verdict="approvable"))
    assert "its verdict is not the one" in bad(remade(held, SIGNER))[ASSESSMENT]
    held = members(GOOD) | {REPORT: b"<p>another</p>"}
    assert "report of another" in bad(remade(held, SIGNER))[REPORT]


def test_another_policy_is_named_even_when_all_is_signed_anew() -> None:
    held = members(GOOD)
    held[POLICY] = held[POLICY].replace(b'"calendar_years":1', b'"calendar_years":9')
    assert held[POLICY] != members(GOOD)[POLICY]
    assert bad(remade(held, SIGNER))[POLICY] == "it is not the policy that the manifest names"
    held[POLICY] = b"{}"
    assert "holds no such policy" in bad(remade(held, SIGNER))[POLICY]


def test_a_verdict_that_nobody_reaches_here_is_shown_with_what_differs() -> None:
    def judge(*_: object) -> list[dict[str, Any]]:
        return [packets.judged(verdict="approvable"), packets.judged()]

    found = verified(GOOD, KNOWN, today=packets.DAY, judge=judge)
    (own, today) = found.compared
    assert (own.whose, own.verdict, today.whose, today.differences) == ("packet", "approvable", "today", ())
    assert [(each.element, each.packet, each.now) for each in own.differences] == [
        ("verdict", "not_approvable", "approvable")
    ]
    assert bad(GOOD, judge=judge).keys() == {"judged again"}


def test_a_value_that_was_put_into_the_assessment_is_shown_too() -> None:
    forged = packets.judged()
    forged["elements"][0]["value"] = "Another Partner Ltd"
    forged["good_for_filing_until"] = "2035-01-01"
    forged["workloads"][1]["verdict"] = "met"
    data = remade(members(GOOD) | {ASSESSMENT: packets.as_json(forged)}, SIGNER)
    found = verified(data, KNOWN, today=packets.DAY, judge=lambda *_: [packets.judged(), packets.judged()])
    assert {each.element: each.packet for each in found.compared[0].differences} == {
        "partner.name": 'met (found): "Another Partner Ltd"',
        "good_for_filing_until": "2035-01-01",
        "workload teams-phone-system": "met",
    }
    assert not found.good


def test_rules_of_today_that_say_otherwise_are_shown_and_do_not_make_it_bad() -> None:
    def judge(*_: object) -> list[dict[str, Any]]:
        return [packets.judged(), packets.judged(verdict="needs_review")]

    found = verified(GOOD, KNOWN, today=packets.DAY, judge=judge)
    assert found.good
    assert found.compared[1].differences[0].now == "needs_review"


def test_a_damaged_packet_is_not_judged_again() -> None:
    held = members(GOOD) | {MAIL: b"other"}
    found = verified(packed(held), KNOWN, today=packets.DAY, judge=lambda *_: pytest.fail("it was judged"))
    assert found.compared == ()


def test_events_of_the_log_are_proven_or_named() -> None:
    said = [
        answer.says for answer in verified(GOOD, KNOWN, today=packets.DAY).answers if answer.item == TRAIL
    ]
    assert "2 events stand in the log lantern.example/log of 5 events" in said
    held = members(GOOD) | {TRAIL: packets.log(STRANGER)}
    assert "its checkpoint" in bad(remade(held, SIGNER))[TRAIL]
    held[TRAIL] = packets.log().replace(b'"position":0', b'"position":1')
    assert "leaf 1: it does not stand there" in bad(remade(held, SIGNER))[TRAIL]


def test_a_verifier_of_somebody_else_is_not_called_good() -> None:
    held = members(GOOD) | {VERIFIER: b"print('good')"}
    assert "do not run it" in bad(remade(held, STRANGER))[VERIFIER]


def test_the_program_of_another_version_is_good_under_a_signature_that_is_trusted() -> None:
    held = members(GOOD) | {VERIFIER: b"print('an older one')"}
    made = remade(held, SIGNER)
    assert bad(made) == {}
    said = [each.says for each in verified(made, KNOWN, today=packets.DAY).answers if each.item == VERIFIER]
    assert any("vouches for it" in each for each in said)


def test_what_was_judged_must_be_what_is_packed() -> None:
    with pytest.raises(Unfit, match=r"mail\.eml was changed while it was judged"):
        packet(documents=(("mail.eml", b"other"), packets.DOCUMENTS[1]))


def test_neither_key_nor_seed_stands_anywhere_in_a_packet() -> None:
    seed = bytes(range(32))
    for form in (seed, seed.hex().encode(), base64.b64encode(seed)[:40], b"PRIVATE"):
        assert form not in b"".join(
            content for path, content in members(GOOD).items() if path.startswith("man")
        )
        assert form not in GOOD.replace(bytes(range(256)), b"")
    assert seed.hex() not in repr(SIGNER)
