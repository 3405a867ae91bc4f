"""``poedesk desk``: the data folder of the desk, kept elsewhere and brought back; people let in again."""

from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.progress import watching
from poedesk.kernel.errors import UsageError

EXAMPLES = """\b
Examples:
  poedesk desk backup poedesk-2026-11-29.zip --data /srv/poedesk
  poedesk desk restore poedesk-2026-11-29.zip --data /srv/poedesk-again
  poedesk desk let-in ana@northwind.example --data /srv/poedesk
"""
_DATA = click.option(
    "--data", type=options.FILE, default=Path("poedesk-data"), metavar="FOLDER", help="The data folder."
)


@click.group("desk", epilog=EXAMPLES)
def command() -> None:
    """Back up the desk that `poedesk serve` runs, restore it, let somebody in again."""


@command.command("backup")
@click.argument("archive", type=options.FILE)
@_DATA
def backup(archive: Path, data: Path) -> int:
    """Write everything of the desk into ARCHIVE, a new file; the desk may run meanwhile.

    The archive holds the keys of the desk: keep it as you keep a password.
    """
    from poedesk.desk.config.folder import Folder  # noqa: PLC0415 - as above
    from poedesk.desk.config.keeping.backups import back_up  # noqa: PLC0415 - loaded when it is needed

    with watching("backing up", done=True) as told:
        kept = back_up(Folder(data), archive, told)
    click.echo(f"{archive}: {kept.leaves} events, {kept.files} files.")
    return 0


@command.command("restore")
@click.argument("archive", type=options.FILE)
@_DATA
def restore_command(archive: Path, data: Path) -> int:
    """Make the data folder anew from ARCHIVE; every file and the whole trail are checked first."""
    from poedesk.desk.config.keeping.backups import restore  # noqa: PLC0415 - loaded when it is needed

    with watching("restoring", done=True) as told:
        kept = restore(archive, data, told)
    click.echo(f"{data}: {kept.leaves} events, {kept.files} files. Start it: poedesk serve --data {data}")
    return 0


@command.command("let-in")
@click.argument("email")
@_DATA
@click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")
def let_in_command(email: str, data: Path, *, yes: bool) -> int:
    """Let in again who signs in with EMAIL and lost app, key and recovery codes, or the password.

    Their second step ends, and a link is printed with which they choose a new password: hand it to nobody
    else. It is noted in the trail, and they are told by mail.
    """
    from poedesk.desk.config.folder import Folder  # noqa: PLC0415 - loaded when it is needed
    from poedesk.desk.config.running.serving import begin  # noqa: PLC0415 - as above

    if not Folder(data).database.is_file():
        message = f"{data} holds no desk; name its data folder with --data"
        raise UsageError(message)
    begin(data)
    from poedesk.desk.accounts import letting_in  # noqa: PLC0415 - Django was set up before
    from poedesk.desk.accounts.services import Refused  # noqa: PLC0415 - as above

    try:
        person = letting_in.person_at(email)
        asked = f"End the second step of {person.name} <{person.email}> and make a link for a new password?"
        if not yes and not click.confirm(asked, err=True):
            click.echo("Nothing was changed.", err=True)
            return 1
        link = letting_in.let_in(email)
    except Refused as error:
        raise UsageError(str(error)) from error
    click.echo(link)
    return 0
