"""A redacted packet: what it shows is proven, what it hides is not in it and cannot be guessed from it."""

import base64
import json
import random
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.paper.packet import packets
from tests.unit.paper.packet.packets import (
    NOON,
    SIGNER,
    STRANGER,
    bad,
    contents,
    members,
    packet,
    remade,
    salts,
)
from tests.unit.paper.samples import element, evidence

from poedesk.kernel.canonical import canonical_json
from poedesk.paper.packet import telling
from poedesk.paper.packet.archive.writing import packed
from poedesk.paper.packet.build import build
from poedesk.paper.packet.manifest import ASSESSMENT, MANIFEST, NOTE, README, VERIFIER
from poedesk.paper.packet.redaction.passages import BLANK
from poedesk.paper.packet.redaction.record import REDACTION, Redaction, parsed
from poedesk.paper.packet.redaction.redact import CannotRedact, NotShown, redacted
from poedesk.paper.packet.standalone import verify as standalone
from poedesk.paper.packet.verify import verified
from poedesk.proof.reading.limits import PacketLimits
from poedesk.trail.checkpoints import Checkpoint
from poedesk.trail.hashing import leaf_hash

OTHER = "passages/customer.name.json"
PICTURED = "passages/partner.name.png"
LIMITS = PacketLimits()
PICTURE = BLANK + b"!"
"""Bytes that stand for a picture that shows something; nobody opens it here."""

PICTURES = {"partner.name": PICTURE, "customer.tenant_id": PICTURE + b"!"}
GOOD = packet(pictures=PICTURES)
KEEP = ("partner.name", "usage.work")
SHOWN = redacted(GOOD, KEEP, LIMITS)
PARTNER, WORK = "passages/partner.name.json", "passages/usage.work.json"


def ran(data: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return code and output of the program that lies in each packet."""
    (folder / "x.poe").write_bytes(data)
    code = standalone.main([str(folder / "x.poe"), "--key", str(SIGNER.verifier)])
    return code, capsys.readouterr().out


def test_it_says_what_it_shows_and_that_it_belongs_to_the_signed_original() -> None:
    found = verified(SHOWN.data, [SIGNER.verifier], today=packets.DAY, judge=lambda *_: pytest.fail("judged"))
    assert found.good
    assert (SHOWN.elements, SHOWN.pictures) == (KEEP, (PICTURED,))
    said = {answer.item: answer.says for answer in found.answers}
    size = len(json.loads(members(GOOD)[MANIFEST])["items"])
    assert said[REDACTION] == (
        f"redacted: it shows partner.name, usage.work; {size - 5} of {size} leaves are hidden"
    )
    text = telling.text(found)
    assert text.startswith("What is shown belongs to the signed original")
    assert "page 1, 'Partner Company Name': \"Juniper Lantern GmbH\" (text)" in text
    value = telling.to_json(found)
    assert value["redacted"]["hidden"] == size - 5
    assert [each["id"] for each in value["redacted"]["passages"]] == list(KEEP)


def test_words_of_a_packet_that_does_not_hold_are_not_told_as_if_it_did() -> None:
    held = members(SHOWN.data) | {WORK: b"{}"}
    found = verified(packed(held), [SIGNER.verifier], today=packets.DAY)
    assert telling.text(found).startswith("The packet does NOT hold.")
    assert "Juniper" not in telling.text(found)
    del held[NOTE]
    assert telling.to_json(verified(packed(held), (), today=packets.DAY))["redacted"] == {
        "hidden": None,
        "passages": [],
    }


def test_it_holds_the_kept_passages_as_they_were_and_nothing_else() -> None:
    held = members(SHOWN.data)
    assert held.keys() == {REDACTION, NOTE, README, VERIFIER, PARTNER, WORK, PICTURED}
    assert {path: members(GOOD)[path] for path in held if path != REDACTION} == {
        path: content for path, content in held.items() if path != REDACTION
    }
    assert b"because" not in held[PARTNER]
    assert members(redacted(GOOD, KEEP, LIMITS, pictures=False).data).keys() == {
        path for path in held if not path.endswith(".png")
    }


def test_the_program_in_it_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = ran(SHOWN.data, tmp_path, capsys)
    assert code == 0, told
    assert "+ redaction.json: redacted: it shows partner.name, usage.work; " in told
    assert f"+ signature: signed by {SIGNER.verifier.name}" in told


def test_the_program_goes_on_behind_a_passage_that_is_no_json_any_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = members(SHOWN.data)
    code, told = ran(packed(held | {PARTNER: b"#" + held[PARTNER][1:]}), tmp_path, capsys)
    assert code == 1
    assert f"! {PARTNER}: its bytes are not those that were packed" in told
    assert "+ redaction.json: redacted: it shows usage.work; " in told
    assert f"+ signature: signed by {SIGNER.verifier.name}" in told


def test_less_of_it_can_be_shown_and_never_more() -> None:
    less = redacted(SHOWN.data, ["usage.work"], LIMITS)
    assert bad(less.data) == {}
    assert less.data == redacted(GOOD, ["usage.work"], LIMITS).data
    assert less.hidden == SHOWN.hidden + 2
    with pytest.raises(
        NotShown, match=r"no element customer\.tenant_id; it shows partner\.name, usage\.work"
    ):
        redacted(SHOWN.data, ["customer.tenant_id", "usage.work"], LIMITS)
    with pytest.raises(NotShown, match=r"no element partner\.nam; it shows .*azure\.benefits"):
        redacted(GOOD, ["partner.nam"], LIMITS)


def test_only_a_packet_that_holds_and_is_signed_is_shown() -> None:
    with pytest.raises(CannotRedact, match="not signed, so nobody would vouch"):
        redacted(packet(None), KEEP, LIMITS)
    with pytest.raises(CannotRedact, match=r"does not hold.*documents/mail\.eml: it has 5 bytes"):
        redacted(packed(members(GOOD) | {"documents/mail.eml": b"other"}), KEEP, LIMITS)
    with pytest.raises(CannotRedact, match=r"does not hold.*partner\.name\.json"):
        redacted(packed(members(SHOWN.data) | {PARTNER: b"{}"}), KEEP, LIMITS)
    old = {path: content for path, content in members(GOOD).items() if not path.startswith("passages/")}
    assert bad(remade(old, SIGNER)) == {}
    with pytest.raises(CannotRedact, match="built by an earlier version"):
        redacted(remade(old, SIGNER), KEEP, LIMITS)


def test_passages_that_the_assessment_does_not_say_are_named_though_all_is_signed_anew() -> None:
    held = members(GOOD)
    forged = held | {PARTNER: held[PARTNER].replace(b"Juniper", b"Another")}
    assert bad(remade(forged, SIGNER)) == {PARTNER: "it is not what the assessment says of the element"}
    held["passages/else.json"] = held.pop(WORK)
    assert bad(remade(held, SIGNER)) == {WORK: "it is missing", "passages/else.json": "no element has it"}


def test_an_assessment_that_says_too_little_is_named_and_breaks_nothing() -> None:
    short = packets.judged()
    del short["elements"][0]["evidence"]
    held = members(GOOD) | {ASSESSMENT: packets.as_json(short)}
    assert "what a passage tells: KeyError" in bad(remade(held, SIGNER))[ASSESSMENT]


# What is hidden


def forms(secret: bytes) -> Iterator[bytes]:
    """Yield how bytes, or their hash, could stand in a file."""
    for raw in (secret, sha256(secret).digest(), leaf_hash(secret)):
        yield raw
        yield raw.hex().encode()
        yield raw.hex().upper().encode()
        yield base64.b64encode(raw).rstrip(b"=")


def runs(data: bytes) -> set[bytes]:
    return {data[start : start + 8] for start in range(len(data) - 7)}


WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=9).map(lambda word: f"q{word}q")


@settings(max_examples=tried(5))
@given(
    st.lists(WORDS, min_size=12, max_size=12, unique=True),
    st.sets(st.integers(0, 2), min_size=1),
    st.binary(),
)
def test_no_word_of_what_is_hidden_stands_in_it(words: list[str], kept: set[int], noise: bytes) -> None:
    texts = [" ".join(words[at : at + 4]) for at in (0, 4, 8)]
    ids = ("customer.name", "business_need", "usage.work")
    elements = [
        element(
            each, "met", "found", value=text, expected=text, because=f"They say {text}.", searched=[text],
            remedy=text, evidence=[evidence(f"page 1, '{text[:9]}'", text, f"{words[at * 4]}.pdf")],
        )
        for at, (each, text) in enumerate(zip(ids, texts, strict=True))
    ]  # fmt: skip
    originals = tuple((f"{words[at * 4]}.pdf", text.encode() + noise) for at, text in enumerate(texts))
    judged = [
        {"name": name, "sha256": sha256(data).hexdigest(), "read": "complete"} for name, data in originals
    ]
    value = packets.judged() | {"elements": elements, "documents": judged}
    made = packet(assessment=value, documents=originals, report=value["key"])
    out = redacted(made, [ids[at] for at in kept], LIMITS).data
    assert bad(out) == {}
    shown = " ".join(texts[at] for at in kept)
    for word in set(" ".join(texts).split()) - set(shown.split()):
        assert word.encode() not in out, word
    for at, (_, data) in enumerate(originals):
        secrets = (
            forms(data) if at not in kept else (sha256(data).digest(), sha256(data).hexdigest().encode())
        )
        assert not any(form in out for form in secrets)
    told = runs(shown.encode()) | runs(members(made)[VERIFIER]) | runs(members(made)[README])
    leaked = (runs(b"".join(data for _, data in originals)) - told) & runs(out)
    assert not leaked
    for path, content in members(made).items():
        # The hash of the manifest is signed, and covers every salt; the documents were looked for above.
        if path not in members(out) and path != MANIFEST and not path.startswith("documents/"):
            assert not any(form in out for form in forms(content)), path


def test_who_knows_the_original_cannot_confirm_it() -> None:
    """The attacker has every file and the manifest without its salts, and tries each salt that is shown."""
    held = members(SHOWN.data)
    items = json.loads(members(GOOD)[MANIFEST])["items"]
    salts_shown = [each.item.salt for each in parsed(held[REDACTION]).shown]
    assert all(len(bytes.fromhex(each["salt"])) >= 16 for each in items)
    for item in items:
        if item["path"] in held:
            continue
        assert item["salt"].encode() not in SHOWN.data
        assert bytes.fromhex(item["salt"]) not in SHOWN.data
        assert item["sha256"].encode() not in SHOWN.data
        for salt in (*salts_shown, "", "0" * 64):
            guess = canonical_json(item | {"salt": salt})
            unsalted = canonical_json({name: told for name, told in item.items() if name != "salt"})
            assert not any(form in SHOWN.data for text in (guess, unsalted) for form in forms(text))
    for secret in (GOOD, members(GOOD)[MANIFEST].replace(b'"salt"', b""), packets.CLAIM):
        assert not any(form in SHOWN.data for form in forms(secret))
    assert packets.judged()["key"].encode() not in SHOWN.data


def test_other_salts_leave_nothing_alike_and_another_hidden_text_nothing_longer() -> None:
    def shown(seed: int, **changes: Any) -> dict[str, bytes]:
        made = build(contents(**changes), at=NOON, salts=salts(seed), version="1.2.3", signer=SIGNER)
        return members(redacted(made, KEEP, LIMITS).data)

    proofs = [
        {digest for each in parsed(shown(seed)[REDACTION]).shown for digest in each.proof}
        for seed in (0, 1000)
    ]
    assert not proofs[0] & proofs[1]
    longer = packets.judged()
    longer["elements"][1] |= {"value": "x" * 9999, "evidence": longer["elements"][1]["evidence"] * 9}
    one, other = shown(0), shown(0, assessment=longer, report=longer["key"])
    assert {path: len(content) for path, content in one.items()} == {
        path: len(content) for path, content in other.items()
    }
    assert one[PARTNER] == other[PARTNER]


# What is changed


def record(held: dict[str, bytes], change: Callable[[list[dict[str, Any]]], object]) -> None:
    """Change what the record lists, in its one form."""
    value = json.loads(held[REDACTION])
    change(value["shown"])
    value["shown"].sort(key=lambda each: each["item"]["path"])
    held[REDACTION] = canonical_json(value)


def fitted(held: dict[str, bytes], path: str, content: bytes) -> None:
    """Put another content to a path, with size and hash in the record that fit it."""
    held[path] = content

    def change(shown: list[dict[str, Any]]) -> None:
        (item,) = (each["item"] for each in shown if each["item"]["path"] == path)
        item |= {"bytes": len(content), "sha256": sha256(content).hexdigest()}

    record(held, change)


def renamed(held: dict[str, bytes], path: str, other: str) -> None:
    """Let the content of a path stand under another one."""
    held[other] = held.pop(path)

    def change(shown: list[dict[str, Any]]) -> None:
        (item,) = (each["item"] for each in shown if each["item"]["path"] == path)
        item |= {"path": other, "name": other.rpartition("/")[2]}

    record(held, change)


def swapped(held: dict[str, bytes]) -> None:
    """Exchange two passages with their salts and proofs."""

    def change(shown: list[dict[str, Any]]) -> None:
        one, other = (each for each in shown if each["item"]["path"] in {PARTNER, WORK})
        one["proof"], other["proof"] = other["proof"], one["proof"]
        for name in ("bytes", "sha256", "salt"):
            one["item"][name], other["item"][name] = other["item"][name], one["item"][name]

    held[PARTNER], held[WORK] = held[WORK], held[PARTNER]
    record(held, change)


def note_of_a_stranger(held: dict[str, bytes]) -> bytes:
    """Return the note with the same root, signed by somebody else under the same name."""
    return STRANGER.sign(held[NOTE].decode().rpartition("\n\n")[0] + "\n").encode()


def of_a_log(held: dict[str, bytes]) -> bytes:
    """Return the note of a log that has the same root, signed with the trusted key."""
    _, size, root = held[NOTE].decode().splitlines()[:3]
    return Checkpoint("lantern.example/log", int(size), base64.b64decode(root)).signed(SIGNER).encode()


def of_too_many(held: dict[str, bytes]) -> bytes:
    """Return a note over more leaves than a number can be read of."""
    return held[NOTE].replace(b"\n", b"\n" + b"9" * 5000, 1)


FORGED = members(SHOWN.data)[PARTNER].replace(b"Juniper", b"Another")
FOREIGN = "does not belong to the signed original"


@pytest.mark.parametrize(
    ("change", "item", "said"),
    [
        (lambda held: held.update({PARTNER: FORGED}), PARTNER, "not those that were packed"),
        (lambda held: fitted(held, PARTNER, FORGED), PARTNER, FOREIGN),
        (lambda held: fitted(held, PICTURED, b"black"), PICTURED, FOREIGN),
        (lambda held: renamed(held, PARTNER, OTHER), OTHER, FOREIGN),
        (swapped, PARTNER, FOREIGN),
        (swapped, WORK, FOREIGN),
        (lambda held: record(held, lambda shown: shown[1].update(position=2)), PARTNER, FOREIGN),
        (lambda held: record(held, lambda shown: shown[1]["proof"].pop()), PARTNER, FOREIGN),
        (lambda held: record(held, lambda shown: shown[1]["item"].update(salt="0" * 64)), PARTNER, FOREIGN),
        (lambda held: held.pop(WORK), WORK, "missing"),
        (lambda held: held.update({OTHER: FORGED}), OTHER, "added later"),
        (lambda held: held.update({REDACTION: held[REDACTION] + b" "}), REDACTION, "one form"),
        (lambda held: held.pop(NOTE), NOTE, "is missing"),
        (lambda held: held.update({NOTE: of_too_many(held)}), NOTE, "no checkpoint"),
        (lambda held: held.update({NOTE: of_a_log(held)}), NOTE, "of a packet"),
        (lambda held: held.update({NOTE: note_of_a_stranger(held)}), "signature", "it is not signed"),
    ],
)  # fmt: skip
def test_each_change_is_refused_by_name(
    change: Callable[[dict[str, bytes]], object],
    item: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    held = members(SHOWN.data)
    change(held)
    data = packed(held)
    assert said in bad(data)[item]
    code, told = ran(data, tmp_path, capsys)
    assert code == 1
    assert f"! {item}: " in told


def test_a_passage_of_another_original_of_the_same_maker_is_refused() -> None:
    other = members(redacted(packet(pictures={}, claim=("other.yaml", packets.CLAIM)), KEEP, LIMITS).data)
    held = members(SHOWN.data)
    held[REDACTION], mixed = other[REDACTION], held
    assert FOREIGN in bad(packed(mixed))[PARTNER]


def test_a_signed_passage_that_speaks_of_another_element_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its maker signed it so; no packet of ours does."""
    held = members(GOOD)
    held[PARTNER] = held[WORK]
    forged = members(remade(held, SIGNER))
    tree = packets.leaves(forged)
    shown = [each for each in tree if each.item.path in {PARTNER, VERIFIER}]
    made = {path: forged[path] for path in (PARTNER, VERIFIER, NOTE)}
    data = packed(made | {REDACTION: Redaction(tuple(shown)).encoded()})
    assert bad(data)[PARTNER] == "it speaks of the element usage.work"
    assert "! passages/partner.name.json: it speaks of another element" in ran(data, tmp_path, capsys)[1]


def test_no_changed_bit_passes() -> None:
    dice = random.Random(5)
    for _ in range(tried(150)):
        data = bytearray(SHOWN.data)
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        assert "not_met" in {
            answer.verdict for answer in verified(bytes(data), [SIGNER.verifier], today=packets.DAY).answers
        }
