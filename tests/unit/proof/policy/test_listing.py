"""A user's own list of templates is held against a template as the programme's is."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.unit.paper.forms.engagements import claim

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.errors import InvalidPolicy
from poedesk.paper.forms.templates.recognising import recognised
from poedesk.proof.assessing.api import own_programme, policy_for
from poedesk.proof.policy import loader
from poedesk.proof.policy.listing import own_folder, with_own_list
from poedesk.proof.policy.loader import Policy
from poedesk.proof.policy.plain import told
from poedesk.proof.policy.shape import programme_of_json

OLD, NEW = "a" * 64, "b" * 64
LIST = f"""accepted_templates:
  - {{fingerprint: {OLD}, version: FY25, accepted_from: 2024-07-01, accepted_to: 2025-12-31}}
  - {{fingerprint: {NEW}, version: FY26, accepted_from: 2025-07-01}}
"""


CPOR, DAY = loader.programme("microsoft-cpor"), date(2026, 5, 4)


def listing(folder: Path) -> Policy:
    return loader.resolve(with_own_list(CPOR, folder), None, DAY)


def folder_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / "microsoft-cpor.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("fingerprint", "day", "version", "accepted"),
    [
        (OLD, date(2025, 12, 31), "FY25", True),
        (OLD, date(2026, 1, 1), "FY25", False),
        (NEW, date(2025, 6, 30), "FY26", False),
        (NEW, date(2026, 5, 4), "FY26", True),
        ("c" * 64, date(2026, 5, 4), None, False),
    ],
)
def test_a_listed_version_is_accepted_on_its_days(
    tmp_path: Path, fingerprint: str, day: date, version: str | None, *, accepted: bool
) -> None:
    policy = listing(folder_with(tmp_path, LIST))
    found = recognised(fingerprint, policy, day)
    assert (found.version, found.accepted) == (version, accepted)


def test_a_programme_lists_its_versions_in_the_same_way() -> None:
    entries = LIST.partition("\n")[2].replace("  - ", "      - ")
    before = "    name: accepted_templates\n    value: []\n"
    text = loader.shipped_text("microsoft-cpor")
    assert before in text
    listing = text.replace(before, f"    name: accepted_templates\n    value:\n{entries}")
    assert loader.lint(listing) == []
    policy = loader.resolve(loader.parse(listing, "cpor"), None, date(2026, 5, 4))
    assert recognised(NEW, policy, date(2026, 5, 4)).accepted is True
    assert recognised(OLD, policy, date(2026, 5, 4)).accepted is False


def test_without_a_folder_or_a_file_nothing_is_known(tmp_path: Path) -> None:
    assert with_own_list(CPOR, own_folder({})) is CPOR
    assert with_own_list(CPOR, own_folder({"POEDESK_POLICIES": str(tmp_path)})) is CPOR


def test_what_a_list_adds_is_part_of_the_key_of_the_rules(tmp_path: Path) -> None:
    before = loader.resolve(CPOR, None, DAY)
    after = listing(folder_with(tmp_path, LIST))
    assert after.key != before.key
    assert after.rules == before.rules


def test_what_check_goes_by_and_what_a_packet_holds_are_the_same_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POEDESK_POLICIES", str(folder_with(tmp_path, LIST)))
    used = policy_for(claim(), None, DAY)
    packed = programme_of_json(canonical_json(told(own_programme("microsoft-cpor"))))
    assert loader.resolve(packed, used.version, used.on).key == used.key
    assert len(used.parameters["accepted_templates"]) == 2


def test_a_programme_that_lists_nothing_gets_a_list(tmp_path: Path) -> None:
    rows = tuple(row for row in CPOR.parameters if row.name != "accepted_templates")
    bare = replace(CPOR, parameters=rows)
    made = loader.resolve(with_own_list(bare, folder_with(tmp_path, LIST)), None, DAY)
    assert [each.version for each in made.parameters["accepted_templates"]] == ["FY25", "FY26"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rules: []\n", "is to hold a list accepted_templates and nothing else"),
        ("accepted_templates: [{version: FY26}]\n", "0.accepted_from: Field required"),
        (
            "accepted_templates: [{version: FY26, accepted_from: 2025-07-01}]\n",
            "0: .*give its fingerprint or, for a form drawn by poedesk, its form",
        ),
        (
            "accepted_templates: [{form: a@2020-07, version: a, accepted_from: 2025-07-01, grace_days: 3}]\n",
            "days of grace follow an accepted_to",
        ),
        ("accepted_templates: [\n", "cannot be read"),
        (LIST.replace(NEW, OLD), "FY25 and FY26 have one fingerprint on the same days"),
    ],
)
def test_a_list_that_is_wrong_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InvalidPolicy, match=message):
        with_own_list(CPOR, folder_with(tmp_path, text))


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidPolicy, match="which is no folder"):
        with_own_list(CPOR, tmp_path / "nowhere")
