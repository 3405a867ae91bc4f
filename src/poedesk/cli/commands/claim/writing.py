"""``poedesk claim new`` and ``lint``: write a claim by answering questions; check one."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from poedesk.cli import options
from poedesk.cli.inputs import bytes_of
from poedesk.cli.output import check_output, deliver
from poedesk.kernel.errors import InvalidClaim, UsageError


@click.command("lint")
@click.argument("files", nargs=-1, required=True, type=options.FILE, metavar="FILE...")
def lint_command(files: tuple[Path, ...]) -> int:
    """Name every field of claim FILES that is wrong, what is wrong, and what is allowed."""
    from poedesk.proof.claim.load import problems_of  # noqa: PLC0415 - loaded when it is needed

    bad = False
    for path in files:
        problems = problems_of(bytes_of(path, "the claim"), str(path))
        bad = bad or bool(problems)
        click.echo(f"{path}: {'good' if not problems else f'{len(problems)} wrong'}")
        for problem in problems:
            click.echo(f"  - {problem}")
    return int(bad)


@click.command("new")
@click.option("--template", is_flag=True, help="Write an empty claim with comments, without questions.")
@options.output
def new_command(*, template: bool, output: Path | None) -> None:
    """Write a claim by answering questions; an answer that cannot be is asked again."""
    check_output(output)
    if output is not None and output.exists():
        message = f"{output} is there already; name another file, or remove it first"
        raise UsageError(message)
    from poedesk.proof.claim import draft  # noqa: PLC0415 - loaded when it is needed

    if template:
        deliver(draft.TEMPLATE, output)
        return
    if not sys.stdin.isatty():
        message = "the questions need a terminal; use --template for a claim to fill in by hand"
        raise UsageError(message)
    deliver(draft.dump(_asked()), output)


def _asked() -> dict[str, Any]:
    """Return a valid claim from answers on the terminal."""
    from poedesk.proof.claim import load as claims  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.claim.model import SCHEMA  # noqa: PLC0415
    from poedesk.proof.policy import loader  # noqa: PLC0415

    value: dict[str, Any] = {"schema": SCHEMA}
    value["programme"] = _one_of("Programme", [entry.id for entry in loader.programmes()])
    value["engagement"] = _one_of("Engagement", ["usage", "presales"])
    areas = loader.programme(value["programme"]).solution_areas
    value["solution_area"] = areas[0] if len(areas) == 1 else _one_of("Solution area", list(areas))
    value["partner"] = {"name": _answer("Partner company name")}
    value["customer"] = _asked_customer()
    if value["engagement"] == "usage" and value["solution_area"] != "azure":
        value["workloads"] = _asked_workloads()
    if value["solution_area"] == "business-applications":
        value["products"] = _asked_products(presales=value["engagement"] == "presales")
    try:
        claims.build(value)
    except InvalidClaim as error:  # only what no single answer could tell, such as a rule between fields
        for problem in error.problems:
            click.echo(f"  - {problem}", err=True)
        click.echo("Correct the file with an editor, then run poedesk claim lint.", err=True)
    return value


def _asked_customer() -> dict[str, Any]:
    from poedesk.proof.claim import scalars  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.claim.codes import COUNTRIES  # noqa: PLC0415

    def country(text: str) -> str:
        if text.upper() not in COUNTRIES:
            message = f"{text!r} is no country code; give two letters, such as US"
            raise ValueError(message)
        return text.upper()

    customer: dict[str, Any] = {
        "name": _answer("Customer company name"),
        "domain": _answer("Customer domain", scalars.domain),
        "tenant_id": _answer("Customer tenant id", scalars.guid),
        "country": _answer("Country (two letters)", country),
        "sector": _one_of("Sector", ["commercial", "public"]),
    }
    signatory = {
        "name": _optional("Signatory's name (Enter to skip)"),
        "title": _optional("Signatory's title (Enter to skip)"),
        "email": _optional("Signatory's e-mail (Enter to skip)", scalars.email),
    }
    given = {name: text for name, text in signatory.items() if text}
    return customer | ({"signatory": given} if given else {})


def _asked_workloads() -> list[dict[str, Any]]:
    from poedesk.proof.policy import vocabulary  # noqa: PLC0415 - loaded when it is needed

    words = vocabulary.load()
    workloads = [entry.id for entry in words.workloads]
    activities = [entry.id for entry in words.activities]
    click.echo(f"Workloads: {' '.join(workloads)}", err=True)
    click.echo(f"Activities: {' '.join(activities)}", err=True)
    rows = []
    for workload in _several("Claimed workloads, blank between them", workloads):
        chosen = _several(f"Activities for {workload} (Enter to skip)", activities, optional=True)
        rows.append({"workload": workload} | ({"activities": chosen} if chosen else {}))
    return rows


def _asked_products(*, presales: bool) -> list[dict[str, Any]]:
    from poedesk.proof.claim import scalars  # noqa: PLC0415 - loaded when it is needed

    products: list[dict[str, Any]] = []
    while (
        name := _optional("Product (Enter when there is no further one)") if products else _answer("Product")
    ):
        product: dict[str, Any] = {"name": name}
        if presales:
            product["subscription_id"] = _answer("Its subscription id", scalars.guid)
        products.append(product)
    return products


def _checked(check: Callable[[str], str]) -> Callable[[str], str]:
    def checked(text: str) -> str:
        try:
            return check(text)
        except ValueError as error:
            raise click.BadParameter(str(error)) from None

    return checked


def _answer(question: str, check: Callable[[str], str] = str.strip) -> str:
    text: str = click.prompt(question, value_proc=_checked(check), err=True)
    return text


def _optional(question: str, check: Callable[[str], str] = str.strip) -> str:
    def or_nothing(text: str) -> str:
        return check(text) if text.strip() else ""

    text: str = click.prompt(
        question, default="", show_default=False, value_proc=_checked(or_nothing), err=True
    )
    return text


def _one_of(question: str, names: list[str]) -> str:
    text: str = click.prompt(question, type=click.Choice(names), default=names[0], err=True)
    return text


def _several(question: str, known: list[str], *, optional: bool = False) -> list[str]:
    def known_ones(text: str) -> str:
        names = text.replace(",", " ").split()
        strange = [name for name in names if name not in known]
        if strange or not (names or optional):
            message = f"{', '.join(strange) or 'nothing'} is not known; allowed are: {', '.join(known)}"
            raise ValueError(message)
        return " ".join(names)

    answer = _optional(question, known_ones) if optional else _answer(question, known_ones)
    return answer.split()


COMMANDS = (new_command, lint_command)
