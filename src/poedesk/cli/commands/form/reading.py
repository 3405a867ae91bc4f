"""``poedesk form read``: a filled form back to a claim and its answers."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import yaml

from poedesk.cli import options, targets
from poedesk.cli.inputs import bytes_of
from poedesk.cli.output import deliver, json_text, warn
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.paper.forms.reading.model import Told

READ_END = """\b
Examples:
  poedesk form read poe.pdf
  poedesk form read scan.pdf --format json
  poedesk form read poe.docx --claim read-back.yaml --narratives answers-back.yaml
\b
Exit codes: 0 all that was looked for was read, 1 something was not, or
differs from what the form carries, 4 nothing could be read.
"""
_NOTHING = 4


@click.command("read", epilog=READ_END)
@click.argument("form", type=options.FILE)
@click.option("--claim", "claim", type=options.FILE, metavar="FILE", help="Write the claim to FILE, as YAML.")
@click.option(
    "--narratives",
    "narratives",
    type=options.FILE,
    metavar="FILE",
    help="Write the answers to FILE, as YAML.",
)
@targets.replace
@options.choose_format("text", "json")
@options.output
def read_command(
    form: Path, *, claim: Path | None, narratives: Path | None, replace: bool, shape: str, output: Path | None
) -> int:
    """Read a filled FORM back: our own without loss, any other as far as it can be read.

    Each value is shown with its place. What is unsure or was not found is named; nothing is guessed.
    """
    from poedesk.paper.forms.reading.back import read_back  # noqa: PLC0415 - loaded when it is needed

    outputs = [target for target in (claim, narratives, output) if target is not None]
    if len({target.resolve() for target in outputs}) < len(outputs):
        message = "name each output once: they would be written over each other"
        raise UsageError(message)
    for target in outputs:
        targets.fresh(target, (form,), replace=replace)
    told = read_back(bytes_of(form, "the form"), form.name)
    if not told.seen and not told.carried:
        deliver(json_text(told.to_json()) if shape == "json" else _text(told), None)
        warn("; ".join(told.problems) or "nothing of a form was found in it; nothing was written")
        return _NOTHING
    if claim is not None:
        deliver(_yaml(told.claim), claim)
    if narratives is not None:
        deliver(_yaml(told.narratives), narratives)
    deliver(json_text(told.to_json()) if shape == "json" else _text(told), output)
    return int(bool(told.unsure or told.unread or told.differences))


def _yaml(value: Any) -> str:
    return yaml.safe_dump(dict(value), sort_keys=False, allow_unicode=True, width=100)


def _text(told: "Told") -> str:
    from poedesk.kernel.text import printable  # noqa: PLC0415 - loaded when it is needed

    flat = "our own form, without its fields" if told.carried else "a form of another maker"
    which = "our own form" if told.ours else flat if told.seen else "nothing of a form"
    carried = ", with its record" if told.carried else ""
    lines = [f"{which}{carried}", ""]
    lines += [f"{each.field}: {each.value}  ({each.place})" for each in told.seen]
    for heading, listed in (
        ("Unsure, to be looked at", [f"{each.field}: {each.value}  ({each.place})" for each in told.unsure]),
        ("Not found", list(map(str, told.unread))),
        ("Shown otherwise than recorded", list(map(str, told.differences))),
        ("Problems", list(told.problems)),
    ):
        if listed:
            lines += ["", heading, *(f"- {line}" for line in listed)]
    return "\n".join(map(printable, lines)) + "\n"


COMMANDS = (read_command,)
