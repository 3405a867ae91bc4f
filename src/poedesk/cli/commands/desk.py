"""``poedesk desk``: the data folder of the desk, kept elsewhere and brought back."""

from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.progress import watching

EXAMPLES = """\b
Examples:
  poedesk desk backup poedesk-2026-11-29.zip --data /srv/poedesk
  poedesk desk restore poedesk-2026-11-29.zip --data /srv/poedesk-again
"""
_DATA = click.option(
    "--data", type=options.FILE, default=Path("poedesk-data"), metavar="FOLDER", help="The data folder."
)


@click.group("desk", epilog=EXAMPLES)
def command() -> None:
    """Back up the desk that `poedesk serve` runs, and restore it."""


@command.command("backup")
@click.argument("archive", type=options.FILE)
@_DATA
def backup(archive: Path, data: Path) -> int:
    """Write everything of the desk into ARCHIVE, a new file; the desk may run meanwhile.

    The archive holds the keys of the desk: keep it as you keep a password.
    """
    from poedesk.desk.config.folder import Folder  # noqa: PLC0415 - as above
    from poedesk.desk.config.keeping.backups import back_up  # noqa: PLC0415 - loaded when it is needed

    with watching("backing up") as told:
        kept = back_up(Folder(data), archive, told)
    click.echo(f"{archive}: {kept.leaves} events, {kept.files} files.")
    return 0


@command.command("restore")
@click.argument("archive", type=options.FILE)
@_DATA
def restore_command(archive: Path, data: Path) -> int:
    """Make the data folder anew from ARCHIVE; every file and the whole trail are checked first."""
    from poedesk.desk.config.keeping.backups import restore  # noqa: PLC0415 - loaded when it is needed

    with watching("restoring") as told:
        kept = restore(archive, data, told)
    click.echo(f"{data}: {kept.leaves} events, {kept.files} files. Start it: poedesk serve --data {data}")
    return 0
