"""``poedesk form draft``, ``notice``: help while the form is written, and for the customer who reads it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options, targets
from poedesk.cli.commands.form.given import claim_at, narratives_at, rules_for
from poedesk.cli.output import deliver, deliver_report, json_text

if TYPE_CHECKING:
    from rich.console import Console

    from poedesk.paper.forms.drafting.review import Review

DRAFT_END = """\b
Examples:
  poedesk form draft claim.yaml --output narratives.yaml    an empty file with the questions
  poedesk form draft claim.yaml narratives.yaml             what a reviewer would say of the answers
\b
Exit codes with answers: 0 all is met that can be met before the customer signs,
1 something is not.
"""
NOTICE_END = """\b
Example:
  poedesk form notice claim.yaml --output for-the-customer.txt
"""


@click.command("draft", epilog=DRAFT_END)
@click.argument("claim", type=options.FILE)
@click.argument("narratives", required=False, type=options.FILE)
@options.policy
@options.as_of
@options.choose_format("text", "json")
@targets.replace
@options.output
def draft_command(  # noqa: PLR0913 - one parameter an option
    claim: Path,
    narratives: Path | None,
    *,
    policy: str | None,
    as_of: date | None,
    shape: str,
    output: Path | None,
    replace: bool,
) -> int:
    """Ask the questions behind each answer of CLAIM's form; with NARRATIVES, say what a reviewer would say.

    The judgement is that of check, on the form as it would be filled. NARRATIVES is YAML or Markdown.
    """
    targets.fresh(output, (claim, narratives), replace=replace)
    stated = claim_at(claim)
    rules, day = rules_for(stated, policy, as_of)
    answers = narratives_at(narratives)
    if narratives is None:
        from poedesk.paper.forms.drafting.questions import starter  # noqa: PLC0415 - when it is needed
        from poedesk.paper.forms.planning import plan  # noqa: PLC0415

        deliver(starter(plan(stated, rules)), output)
        return 0
    from poedesk.paper.forms.drafting.review import review  # noqa: PLC0415 - loaded when it is needed

    made = review(stated, rules, answers, day)
    if shape == "json":
        deliver(json_text(made.to_json()), output)
    else:
        deliver_report(lambda console: _write(made, console), output)
    return int(not made.good)


def _write(made: "Review", console: "Console") -> None:
    from poedesk.paper.reports.terminal import grid, heading, signed, words_of  # noqa: PLC0415 - when needed
    from poedesk.paper.reports.words import TITLES, VERDICTS  # noqa: PLC0415

    table = grid(console, "Element", "", "What a reviewer would say")
    for remark in made.remarks:
        table.add_row(
            words_of(TITLES[remark.element]),
            signed(VERDICTS[remark.verdict.value], console),
            words_of(remark.because),
        )
    console.print(table)
    for remark in made.remarks:
        if remark.remedy is not None:
            heading(TITLES[remark.element], console)
            console.print(words_of(remark.remedy))
            for question in remark.questions:
                console.print(words_of(f"- {question}"))
    if made.hints:
        heading("What would make it stronger", console)
        for name, hint in made.hints:
            console.print(words_of(f"- {name}: {hint}"))
    for problem in (*made.contents.without_place, *made.contents.too_long):
        console.print(words_of(f"note: {problem}"))


@click.command("notice", epilog=NOTICE_END)
@click.argument("claim", type=options.FILE)
@options.policy
@options.as_of
@options.output
def notice_command(claim: Path, policy: str | None, as_of: date | None, output: Path | None) -> None:
    """Write a page for the customer: what is acknowledged by signing, what is not granted, what to do."""
    from poedesk.paper.forms.drafting.clauses import notice, told  # noqa: PLC0415 - loaded when it is needed

    targets.apart(output, (claim,))
    stated = claim_at(claim)
    rules, _ = rules_for(stated, policy, as_of)
    deliver(told(*notice(stated, rules)), output)


COMMANDS = (draft_command, notice_command)
