"""Other people's documents: what their labels say, and what is asked of each folder."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from eval.folders import KNOWN, measure
from eval.folders.common import Folder
from eval.folders.contracts import iso, parties
from eval.folders.forms import agrees, plain
from eval.names import name_key
from eval.rates import Rate


def folder(tmp_path: Path, name: str, labels: list[dict[str, Any]], files: Mapping[str, str | bytes]) -> Path:
    made = tmp_path / name
    made.mkdir()
    (made / "labels.json").write_text(json.dumps(labels), "utf-8")
    for file, content in files.items():
        (made / file).write_bytes(content.encode() if isinstance(content, str) else content)
    return made


def rates(measured: Folder) -> dict[str, Rate]:
    return {each.name: each.rate for each in measured.measures}


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ('Alpha, Inc. ("Alpha"); Beta LLC ("Beta" or "B")', ["Alpha, Inc.", "Beta LLC"]),
        ('Gamma Ltd and Delta plc (collectively referred to as "Owners")', ["Gamma Ltd", "Delta plc"]),
        ("Rope and Sail Ltd", ["Rope and Sail Ltd"]),
    ],
)
def test_parties_are_the_names_without_what_they_are_called(told: str, names: list[str]) -> None:
    assert parties(told) == names


def test_names_agree_up_to_suffix_case_accents_and_signs() -> None:
    assert name_key("Märchen & Söhne GmbH") == name_key("MARCHEN AND SOHNE")
    assert name_key("Heron Ltd") != name_key("Herons Ltd")


@pytest.mark.parametrize(
    ("told", "day"),
    [("9/26/19", "2019-09-26"), ("2/18/99", "1999-02-18"), ("04/30/[]", None), ("perpetual", None)],
)
def test_dates_of_labels_become_iso(told: str, day: str | None) -> None:
    assert iso(told) == day


def test_values_are_compared_without_line_ends_and_signs_of_names() -> None:
    assert plain("one\r\ntwo ") == plain("one\u2028two") == "one two"
    assert plain("['Earth', 'Venus']") == "Earth Venus"
    assert plain("/Choice1") == "Choice1"


def test_long_values_agree_as_far_as_their_label_goes() -> None:
    assert agrees("a" * 300, "a" * 200)
    assert not agrees("a" * 300, "a" * 199)
    assert not agrees("b" * 300, "a" * 200)


def test_contracts_are_asked_for_parties_and_dates(tmp_path: Path) -> None:
    text = (
        'SERVICES AGREEMENT\n\nThis Services Agreement is made as of March 3, 2020 (the "Effective Date") '
        'by and between Heronry Works LLC ("Provider") and Sallow Mills Inc. ("Client").\n'
    )
    label = {"id": "one", "parties": 'Heronry Works LLC ("Provider"); Absent Party Ltd ("Ghost")'}
    dates = {"agreement_date": "3/3/20", "effective_date": ""}
    found = rates(KNOWN["cuad"](folder(tmp_path, "cuad", [label | dates], {"one.txt": text})))
    assert found["party.name found"] == Rate(1, 2)
    assert found["agreement date first"].total == 1
    assert found["effective date first"].total == 0


def test_a_locked_file_must_not_pass_as_read(tmp_path: Path) -> None:
    labels = [
        {"id": "a", "file": "a.pdf", "kind": "malformed"},
        {"id": "b", "file": "b.txt", "kind": "encrypted"},
    ]
    made = folder(tmp_path, "hostile", labels, {"a.pdf": b"%PDF-1.4 nothing", "b.txt": "open to all\n"})
    found = rates(KNOWN["hostile"](made))
    assert found["came back in time"] == Rate(2, 2)
    assert found["locked never complete"] == Rate(0, 1)
    assert found["problem named unless complete"] == Rate(2, 2)


def test_papers_without_signature_must_show_none(tmp_path: Path) -> None:
    labels = [{"id": "s", "file": "s.md", "kind": "solicitation"}]
    text = "# Request for Proposals\n\nOfferors submit proposals by May 1. The evaluation weighs price.\n"
    found = rates(KNOWN["gov_sow"](folder(tmp_path, "gov_sow", labels, {"s.md": text})))
    assert found["no signature invented"] == found["no approval invented"] == Rate(1, 1)
    assert found["signature or approval seen"].total == 0


def test_attachments_of_mails_are_counted_by_the_standard_library(tmp_path: Path) -> None:
    mail = (
        "From: a@heronry.example\nTo: b@sallow.example\nSubject: Plan\n"
        "Date: Mon, 4 May 2026 10:00:00 +0000\n"
        'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
        "--x\nContent-Type: text/plain\n\nHello\n"
        "--x\nContent-Type: text/plain\n"
        'Content-Disposition: attachment; filename="plan.txt"\n\nStep one\n--x--\n'
    )
    found = rates(KNOWN["email"](folder(tmp_path, "email", [{"id": "m"}], {"m.eml": mail})))
    assert found == {"read": Rate(1, 1), "sender seen": Rate(1, 1), "attachments reached": Rate(1, 1)}


def test_unknown_folders_are_left_out_by_name(tmp_path: Path) -> None:
    (tmp_path / "stones").mkdir()
    (tmp_path / ".hidden").mkdir()
    assert measure(tmp_path) == ([], ["stones"])
