"""``poedesk policy list``, ``show``, ``lint`` and ``test``: the rules, as people read and check them."""

from datetime import date
from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, deliver_report, json_text
from poedesk.kernel.errors import UsageError


@click.command("list")
@options.choose_format("text", "json")
def list_command(shape: str) -> None:
    """List every programme with its versions and solution areas."""
    from poedesk.proof.policy import loader  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.policy.plain import plain  # noqa: PLC0415 - as above

    programmes = loader.programmes()
    if shape == "json":
        told = [{name: plain(getattr(entry, name)) for name in _LISTED} for entry in programmes]
        deliver(json_text(told), None)
        return
    for entry in programmes:
        click.echo(f"{entry.id}  {entry.title}")
        for version in entry.versions:
            until = f"until {version.valid_to}" if version.valid_to else "in force"
            click.echo(f"  @{version.version}  from {version.valid_from} {until}")
        click.echo(f"  solution areas: {', '.join(entry.solution_areas)}")


_LISTED = ("id", "title", "about", "solution_areas", "versions")


@click.command("show")
@click.argument("name", metavar="ID[@VERSION]")
@click.option("--on", type=options.Day(), metavar="DATE", help="Day of submission; default: the system date.")
@options.choose_format("text", "json")
@options.output
def show_command(name: str, on: date | None, shape: str, output: Path | None) -> None:
    """Show the parameters and rules of one version, each with its source, and what your own list adds."""
    from poedesk.paper.reports.rules import policy_json, write_policy  # noqa: PLC0415 - loaded when needed
    from poedesk.proof.assessing.api import own_programme, today  # noqa: PLC0415
    from poedesk.proof.policy import loader  # noqa: PLC0415

    check_output(output)
    programme, _, version = name.partition("@")
    source = own_programme(programme)
    value = policy_json(source, loader.resolve(source, version or None, on or today()))
    if shape == "json":
        deliver(json_text(value), output)
    else:
        deliver_report(lambda console: write_policy(value, console), output)


@click.command("lint")
@click.argument("files", nargs=-1, type=options.FILE, metavar="[FILE...]")
def lint_command(files: tuple[Path, ...]) -> int:
    """Check programme FILES (default: those that ship): shape, days, sources, rules that conflict."""
    from poedesk.proof.policy import loader  # noqa: PLC0415 - loaded when it is needed

    texts = {str(path): text_of(path) for path in files} or {
        entry.id: loader.shipped_text(entry.id) for entry in loader.programmes()
    }
    bad = False
    for name, text in texts.items():
        problems = loader.lint(text)
        bad = bad or bool(problems)
        click.echo(f"{name}: {'good' if not problems else f'{len(problems)} wrong'}")
        for problem in problems:
            click.echo(f"  - {problem}")
    return int(bad)


@click.command("test")
@click.argument("names", nargs=-1, metavar="[ID | CASES-FILE...]")
def test_command(names: tuple[str, ...]) -> int:
    """Run the cases of programmes (default: all that ship) and say which come out otherwise."""
    from poedesk.proof.assessing.trials import cases  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.policy import loader  # noqa: PLC0415

    failed = total = 0
    for name in names or [entry.id for entry in loader.programmes()]:
        results = cases.run(text_of(Path(name)), name) if Path(name).is_file() else cases.run_shipped(name)
        for result in results:
            total += 1
            failed += not result.good
            click.echo(f"{'good' if result.good else 'NOT GOOD'}  {name}: {result.name}")
            for problem in result.problems:
                click.echo(f"  - {problem}")
    click.echo(f"{total - failed} of {total} cases are good")
    return int(failed > 0)


def text_of(path: Path) -> str:
    """Return the text of a file; raises UsageError when it cannot be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise UsageError(message) from error


COMMANDS = (list_command, show_command, lint_command, test_command)
