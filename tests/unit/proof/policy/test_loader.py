import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from poedesk.kernel import prepared
from poedesk.kernel.errors import InvalidPolicy
from poedesk.kernel.records import dataclass
from poedesk.proof.policy import loader, vocabulary
from poedesk.proof.policy.checks import title
from poedesk.proof.policy.elements import ELEMENTS
from poedesk.proof.policy.plain import shapes
from poedesk.proof.policy.schema import Programme, Window


@pytest.mark.parametrize(
    ("programme", "version", "on"),
    [
        ("microsoft-cpor", "2019-10", date(2019, 10, 1)),
        ("microsoft-cpor", "2019-10", date(2020, 6, 30)),
        ("microsoft-cpor", "2020-07", date(2020, 7, 1)),
        ("microsoft-cpor", "2020-07", date(2023, 9, 30)),
        ("microsoft-cpor", "2023-10", date(2023, 10, 1)),
        ("microsoft-cpor", "2023-10", date(2031, 1, 1)),
        ("microsoft-azure-poe", "2017-07", date(2017, 7, 1)),
        ("microsoft-usage-poe", "2017-07", date(2026, 1, 1)),
    ],
)
def test_the_version_in_force_is_chosen_by_the_day(programme: str, version: str, on: date) -> None:
    policy = loader.load(programme, None, on)
    assert policy.version == version
    assert tuple(policy.rules) == ELEMENTS
    assert policy.parameters["acknowledgement_window"] == Window(calendar_years=1)


def test_before_the_first_version_there_is_no_policy() -> None:
    with pytest.raises(InvalidPolicy, match="no version in force on 2019-09-30"):
        loader.load("microsoft-cpor", None, date(2019, 9, 30))


def test_an_unknown_version_names_the_known_ones() -> None:
    with pytest.raises(InvalidPolicy, match="2019-10, 2020-07, 2023-10"):
        loader.load("microsoft-cpor", "2022-01", date(2024, 1, 1))


def test_an_unknown_programme_names_the_known_ones() -> None:
    with pytest.raises(InvalidPolicy, match="microsoft-azure-poe, microsoft-cpor, microsoft-usage-poe"):
        loader.load("cisco", None, date(2024, 1, 1))


def test_a_version_asked_for_holds_whatever_the_day() -> None:
    policy = loader.load("microsoft-cpor", "2019-10", date(2026, 1, 1))
    assert policy.on == date(2020, 6, 30)
    assert policy.rules["customer.domain"].id == "cpor.customer-domain.2019"


def test_the_key_changes_with_what_holds() -> None:
    keys = {
        loader.load("microsoft-cpor", version, date(2024, 1, 1)).key for version in ("2019-10", "2023-10")
    }
    assert len(keys) == 2


@pytest.mark.parametrize("programme", ["microsoft-cpor", "microsoft-azure-poe", "microsoft-usage-poe"])
def test_shipped_programmes_have_no_problems(programme: str) -> None:
    assert loader.lint(loader.shipped_text(programme)) == []


def _changed(old: str, new: str) -> str:
    text = loader.shipped_text("microsoft-usage-poe")
    assert old in text
    return text.replace(old, new, 1)


def test_two_rules_that_disagree_are_an_error() -> None:
    start = "  - id: usage.customer-name\n"
    twin = start.replace("customer-name", "customer-name-too") + (
        "    element: customer.name\n    valid_from: 2020-01-01\n    source: a memo\n    basis: inferred\n"
        "    required: never\n    check: {matches_claim: customer.name}\n    remedy: nothing\n"
    )
    source = loader.parse(_changed(start, twin + start), "test")
    assert loader.resolve(source, None, date(2019, 12, 31)).version == "2017-07"
    with pytest.raises(InvalidPolicy, match=r"customer-name.* both hold on 2020-01-01 and disagree"):
        loader.resolve(source, None, date(2020, 1, 1))
    assert any("disagree" in problem.message for problem in loader.lint(_changed(start, twin + start)))


def test_two_rules_that_say_the_same_are_no_conflict() -> None:
    text = loader.shipped_text("microsoft-usage-poe")
    start = text.index("  - id: usage.customer-name\n")
    end = text.index("  - id:", start + 5)
    twin = text[start:end].replace("usage.customer-name", "usage.customer-name-too")
    source = loader.parse(text[:end] + twin + text[end:], "test")
    assert loader.resolve(source, None, date(2020, 1, 1)).rules["customer.name"]


def test_an_unknown_check_is_an_error_with_its_place() -> None:
    text = _changed("{matches_claim: customer.name}", "{looks_nice: customer.name}")
    (problem,) = loader.lint(text)
    assert problem.field.startswith("rules.1.check")
    assert "unknown check" in problem.message
    assert "matches_claim" in problem.message


def test_an_unknown_condition_is_an_error() -> None:
    text = _changed("required: {engagement: presales}", "required: {weather: fine}")
    problems = loader.lint(text)
    assert any("unknown condition" in problem.message for problem in problems)


def test_an_unknown_field_is_an_error() -> None:
    problems = loader.lint(
        _changed("    element: partner.name\n", "    element: partner.name\n    colour: red\n")
    )
    assert [problem.field for problem in problems] == ["rules.0.colour"]


def test_a_gap_in_the_rules_is_told_once() -> None:
    text = _changed(
        "    element: customer.name\n    valid_from: 2017-07-01\n",
        "    element: customer.name\n    valid_from: 2018-01-01\n",
    )
    assert [str(problem) for problem in loader.lint(text)] == [
        "rules[customer.name]: nothing holds on 2017-07-01"
    ]


def test_a_parameter_of_the_wrong_shape_is_an_error() -> None:
    problems = loader.lint(_changed("value: {calendar_years: 1}", "value: {calendar_years: soon}"))
    assert [problem.field for problem in problems] == ["parameters.0.calendar_years"]


def test_broken_yaml_is_told_with_its_line() -> None:
    (problem,) = loader.lint("id: x\ntitle: [\n")
    assert problem.field.startswith("line ")


def test_versions_that_leave_a_gap_are_told() -> None:
    text = loader.shipped_text("microsoft-cpor").replace("valid_to: 2020-06-30}", "valid_to: 2020-06-29}")
    assert any("but 2020-07 begins on 2020-07-01" in str(problem) for problem in loader.lint(text))


def test_checks_have_titles() -> None:
    policy = loader.load("microsoft-cpor", None, date(2026, 1, 1))
    assert title(policy.rules["customer.name"].check) == "matches_claim: customer.name"
    assert title(policy.rules["workloads"].check) == "at_least: every of workloads"
    assert title(policy.rules["acknowledgement.date"].check) == "all_of"


def test_the_vocabulary_has_what_a_claim_can_name() -> None:
    words = vocabulary.load()
    assert len(words.workloads) == 17
    assert len(words.activities) == 8
    assert {disclosure.id for disclosure in words.disclosures} == {
        "public_sector",
        "subscription_information",
    }
    assert words.product("powerbi") is words.product("Power BI") is not None
    assert words.product("Abacus") is None
    for workload in words.workloads:
        assert workload.aliases[0].text == workload.title
    with pytest.raises(KeyError):
        words.workload("fax")


def test_dated_aliases_do_not_run_backwards() -> None:
    aliases = [alias for workload in vocabulary.load().workloads for alias in workload.aliases]
    dated = [alias for alias in aliases if alias.valid_from and alias.valid_to]
    assert dated
    assert all(alias.valid_from <= alias.valid_to for alias in dated if alias.valid_from and alias.valid_to)


@pytest.mark.parametrize("programme", loader.programmes(), ids=lambda each: each.id)
def test_a_kept_programme_is_the_one_that_its_file_says(programme: Programme, tmp_path: Path) -> None:
    text = loader.shipped_text(programme.id)
    made = loader.parse(text, programme.id)
    kept = tmp_path / "kept"
    with prepared.noting() as asked:
        prepared.note_thing(text, made)
    prepared.write(asked, kept)
    taken = prepared.thing_of(text, kept)
    assert taken == made == programme
    assert [row.typed for row in taken.parameters] == [row.typed for row in made.parameters]
    assert (
        loader.resolve(taken, None, date(2026, 5, 4)).key
        == loader.load(programme.id, None, date(2026, 5, 4)).key
    )


def test_rules_of_a_programme_that_ships_are_judged_by_without_checking_them_again(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    with prepared.noting() as asked:
        loader.programmes()
        for programme in loader.programmes():
            prepared.note_thing(shapes() + loader.shipped_text(programme.id), programme)
    prepared.write(asked, kept)
    code = (
        "import sys; from pathlib import Path; from poedesk.kernel import prepared\n"
        "take = prepared.thing_of\n"
        "prepared.thing_of = lambda text: take(text, Path(sys.argv[1]))\n"
        "from datetime import date; from poedesk.proof.policy import loader\n"
        "print(loader.load('microsoft-cpor', None, date(2026, 5, 4)).key, 'pydantic' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code, str(kept)], capture_output=True, text=True, check=True)
    assert told.stdout.split() == [loader.load("microsoft-cpor", None, date(2026, 5, 4)).key, "False"]


def test_another_field_of_a_class_is_another_shape() -> None:
    before = shapes()
    assert "Window(calendar_years calendar_months)" in before

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Wider(Window):
        days: int = 0

    assert Wider(days=1).calendar_years == 0
    assert "Wider(calendar_years calendar_months days)" in shapes()
    assert shapes() != before


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            ("  - id: cpor.partner-name\n", "  - id: cpor.partner-name\n    extra: 1\n"),
            "Extra inputs are not permitted",
        ),
        (
            ("matches_claim: partner.name", "matches_nothing: partner.name"),
            "unknown check; known are: all_of, any_of",
        ),
        (("calendar_years: 1", "calendar_years: 11"), "less than or equal to 10"),
        (("calendar_years: 1", "calendar_ages: 1"), "Extra inputs are not permitted"),
    ],
)
def test_a_wrong_programme_names_what_is_wrong(change: tuple[str, str], problem: str) -> None:
    text = loader.shipped_text("microsoft-cpor")
    assert change[0] in text
    found = loader.lint(text.replace(*change, 1))
    assert any(problem in each.message for each in found), found
