"""The command ``poedesk``: finds the sub-command, turns every ending into an exit code of the contract."""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

import click

from poedesk import __version__
from poedesk.kernel.errors import PoedeskError

COMMANDS = (
    "check",
    "explain",
    "letters",
    "read",
    "find",
    "claim",
    "form",
    "seal",
    "verify",
    "draw",
    "request",
    "review",
    "ledger",
    "drill",
    "retention",
    "simulate",
    "packet",
    "trail",
    "policy",
    "serve",
    "desk",
    "schema",
    "cache",
    "demo",
    "doctor",
)
"""Every sub-command, in the order of the help; each is ``command`` in its own module."""

INTERRUPTED = 130
FAULT = 70
USAGE = 2
START = """\b
Start with:
  poedesk demo                            check the examples that come with poedesk
  poedesk claim new --output claim.yaml   write a claim by answering questions
  poedesk check FOLDER                    claim.yaml and the documents in one folder
\b
Exit codes of check: 0 approvable, 1 not approvable, 3 needs review,
4 not one page could be read. All commands: 2 wrong usage or invalid claim,
70 a fault of ours, 130 interrupted.
"""
_YOUNG = 200_000
"""New objects after which Python looks for cycles: importing makes many that all stay, and no cycle."""

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(click.Group):
    """A group that imports a sub-command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of ``COMMANDS``."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Return the command of that name, or null when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"poedesk.cli.commands.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; raises NoSuchCommand, which names those spelled alike."""
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as unknown:
            raise click.NoSuchCommand(unknown.command_name, possibilities=COMMANDS, ctx=ctx) from None


@click.group(cls=Commands, context_settings=CONTEXT, epilog=START)
@click.version_option(__version__, prog_name="poedesk", message="%(prog)s %(version)s")
def cli() -> None:
    """Would this proof of execution be approved, where does each element stand, what is missing?"""


def outcome(arguments: Sequence[str]) -> int:
    """Run ``poedesk`` with ``arguments``; return the exit code. Every message goes to stderr."""
    try:
        result = cli.main(list(arguments), prog_name="poedesk", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as help_text:
        click.echo(help_text.format_message(), err=True)
        return USAGE
    except click.ClickException as problem:
        _say(problem.format_message() + _hint(problem))
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted")
        return INTERRUPTED
    except PoedeskError as problem:
        _say(str(problem))
        return problem.exit_code
    except Exception as fault:  # noqa: BLE001 - the last line of defence: a fault of ours is code 70, always
        return _fault(fault)
    return result if isinstance(result, int) else 0


def _hint(problem: click.ClickException) -> str:
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    return f"\n{context.get_usage()}\nTry '{context.command_path} --help'." if context else ""


def _fault(fault: Exception) -> int:
    if os.environ.get("POEDESK_DEBUG"):
        import traceback  # noqa: PLC0415 - only for whoever looks for a fault

        traceback.print_exc()
    else:
        _say(
            f"a fault of ours: {type(fault).__name__}: {fault}\n"
            "Set POEDESK_DEBUG=1 and run the same again to see where it happened."
        )
    return FAULT


def _say(message: str) -> None:
    from poedesk.kernel.text import printable  # noqa: PLC0415 - children are started before it is needed

    click.echo(f"poedesk: {printable(message)}", err=True)


def run() -> NoReturn:
    """Run the command line of this process and exit."""
    gc.set_threshold(_YOUNG)
    code = outcome(sys.argv[1:])
    gc.freeze()  # the process ends: nobody need look for cycles in all that was imported
    sys.exit(code)
