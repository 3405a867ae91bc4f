"""What exists is documented: packages, commands, elements, codes, settings, licences."""

import importlib.metadata
import re
from dataclasses import fields
from datetime import date
from io import StringIO
from pathlib import Path

import click
import pytest
from rich.console import Console

from poedesk import check
from poedesk.cli.main import COMMANDS, cli
from poedesk.desk.config.options import Options
from poedesk.paper.reports.text import write_assessment
from poedesk.proof.assessing.model import Code
from poedesk.proof.policy.elements import ELEMENTS
from poedesk.proof.reading.limits import (
    BundleLimits,
    CacheLimits,
    Limits,
    MarkLimits,
    PacketLimits,
    variable,
)

ROOT = Path(__file__).parents[3]
REFERENCE = (ROOT / "docs/reference.md").read_text("utf-8")
MAP = (ROOT / "docs/map.md").read_text("utf-8")
LICENCES = dict(
    re.findall(
        r"^\| ([a-z0-9-]+) \| (?!licence)([^|]+) \|",
        (ROOT / "docs/licences.md").read_text("utf-8"),
        re.MULTILINE,
    )
)
PINNED = sorted(
    {
        name
        for pins in ("ocr", "desk")
        for name in re.findall(
            r"^([a-z0-9-]+)==", (ROOT / f"requirements/{pins}.txt").read_text("utf-8"), re.MULTILINE
        )
    }
)
PACKAGES = sorted(
    path.parent.relative_to(ROOT / "src/poedesk").as_posix()
    for path in (ROOT / "src/poedesk").rglob("__init__.py")
    if path.parent.name != "migrations"  # each room of the desk has the same
)


@pytest.mark.parametrize("package", PACKAGES[1:])
def test_every_package_stands_on_the_map(package: str) -> None:
    assert f"`{package}/`" in MAP


def test_the_map_shows_nothing_that_is_gone() -> None:
    rooms = MAP.partition("## Rooms")[2].partition("## Beside the source")[0]
    assert set(re.findall(r"^\| `([a-z_/]+)/` \|", rooms, re.MULTILINE)) <= set(PACKAGES)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert f"poedesk {name}" in REFERENCE
    commands = command.commands.values() if isinstance(command, click.Group) else [command]
    for each in commands:
        for option in (option for option in each.params if isinstance(option, click.Option)):
            assert f"`{option.opts[0]}" in REFERENCE, f"{each.name} {option.opts[0]}"


@pytest.mark.parametrize("name", [*ELEMENTS, *Code])
def test_every_element_and_code_is_in_the_reference(name: str) -> None:
    assert f"`{name}`" in REFERENCE


@pytest.mark.parametrize(
    "limit",
    [
        *fields(Limits),
        *fields(BundleLimits),
        *fields(CacheLimits),
        *fields(PacketLimits),
        *fields(MarkLimits),
    ],
    ids=lambda limit: limit.name,
)
def test_every_limit_is_in_the_reference_with_its_default(limit: object) -> None:
    name, default = limit.name, limit.default  # type: ignore[attr-defined]
    assert f"| `{variable(name)}` | {default:,} |" in REFERENCE


@pytest.mark.parametrize("setting", fields(Options), ids=lambda setting: setting.name)
def test_every_setting_of_the_desk_is_in_the_reference_with_its_default(setting: object) -> None:
    name, default = setting.name, setting.default  # type: ignore[attr-defined]
    told = f"{default:,}" if isinstance(default, int) else f"`{default}`" if default else "empty"
    assert f"| `{name}` | {told} |" in REFERENCE


def test_the_licences_name_exactly_what_is_pinned() -> None:
    assert sorted(LICENCES) == sorted(PINNED)


@pytest.mark.parametrize("name", [name for name in PINNED if name not in {"colorama", "tzdata"}])
def test_no_installed_licence_is_copyleft_and_the_table_agrees(name: str) -> None:
    told = importlib.metadata.metadata(name)
    fields_of = {key: told[key] for key in told}
    stated = fields_of.get("License-Expression") or fields_of.get("License") or ""
    classifiers = " ".join(entry for entry in told.get_all("Classifier") or [] if entry.startswith("License"))
    assert not re.search(r"\bA?GPL|\bGNU (Affero )?General", f"{stated} {classifiers}")
    if fields_of.get("License-Expression"):
        assert LICENCES[name].strip().split(", its wheel")[0] == stated


def test_the_transcript_of_the_readme_is_what_the_command_says() -> None:
    told = (ROOT / "README.md").read_text("utf-8").partition("$ poedesk check ")[2].partition("```")[0]
    folder, _, shown = told.partition("\n")
    value = check(ROOT / folder, as_of=date(2026, 11, 22)).to_json()
    buffer = StringIO()
    write_assessment(value, Console(file=buffer, width=80, color_system=None, markup=False, highlight=False))
    said = [line.rstrip() for line in buffer.getvalue().splitlines()]
    assert [line for line in shown.splitlines() if line not in said and not line.startswith("  [...")] == []
