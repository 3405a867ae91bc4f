"""``poedesk check``: would this proof be approved?"""

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options, progress
from poedesk.cli.output import check_output, deliver, deliver_report, json_text, warn
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.proof.assessing.model import Assessment
    from poedesk.proof.finding.model import Findings
    from poedesk.proof.reading.parent.afterwards import Afterwards

EXIT_CODES = {"approvable": 0, "not_approvable": 1, "needs_review": 3}
NOT_ONE_PAGE = 4
_TEXT_REPORT = "poedesk.paper.reports.text"

HELP_END = """\b
Examples:
  poedesk check engagements/contoso
  poedesk check engagements/contoso --format html --output report.html
  poedesk check --claim claim.yaml sow.docx acceptance.eml --format json
\b
Exit codes: 0 approvable, 1 not approvable, 3 needs review, 4 not one page
could be read, 2 wrong usage or invalid claim.
"""


@click.command("check", epilog=HELP_END)
@click.argument("paths", nargs=-1, type=options.FILE, metavar="BUNDLE | DOCUMENT...")
@click.option(
    "--claim", "claim", type=options.FILE, metavar="FILE", help="The claim, when the documents are given."
)
@options.policy
@options.as_of
@options.choose_format("text", "json", "html")
@options.output
@click.option(
    "--no-pictures", "plain", is_flag=True, help="Leave the pictures of pages out of the HTML report."
)
@options.no_cache
def command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...],
    claim: Path | None,
    policy: str | None,
    as_of: date | None,
    shape: str,
    output: Path | None,
    *,
    plain: bool,
    no_cache: bool,
) -> int:
    """Judge the proof of execution of one engagement, element by element.

    BUNDLE is a folder with one claim file (claim.yaml, claim.yml or claim.json) and the documents.
    """
    check_output(output)
    keep_out_of_bundle(output, paths, claim)
    report = _TEXT_REPORT if shape == "text" else ""
    assessment = assess(paths, claim, policy, as_of, cached=not no_cache, report=report)
    if shape == "html":
        _write_html(assessment, paths, claim, output, plain=plain)
    else:
        _write(assessment, shape, output)
    return exit_code(assessment)


def assess(  # noqa: PLR0913 - as above
    paths: tuple[Path, ...],
    claim: Path | None,
    policy: str | None,
    as_of: date | None,
    *,
    cached: bool = False,
    finders: "Afterwards[Findings] | None" = None,
    report: str = "",
) -> "Assessment":
    """Return the assessment of a bundle, or of a claim with documents; progress goes to stderr.

    The module named ``report`` is imported while children start, because it will be needed.
    """
    from poedesk.proof.reading.parent.launching import Ahead  # noqa: PLC0415 - as below

    bundle, documents = _what_to_check(paths, claim)
    cache = options.cache(off=not cached)
    with progress.watching() as advance, Ahead() as ahead:
        if finders is None and (cache is None or cache.is_empty()):
            from poedesk.proof.assessing.running import starting  # noqa: PLC0415 - as below

            starting.start(ahead)
            if report:
                import_module(report)
        from poedesk.proof.assessing import api  # noqa: PLC0415 - the core is loaded when it is needed

        return api.check(
            bundle,
            documents,
            policy=policy,
            as_of=as_of,
            progress=advance,
            cache=cache,
            finders=finders,
            ahead=ahead,
        )


def keep_out_of_bundle(output: Path | None, paths: tuple[Path, ...], claim: Path | None) -> None:
    """Raise UsageError when the report would be one of the documents the next time, or replace one now."""
    if output is None:
        return
    given = {path.resolve() for path in (*paths, *([claim] if claim else [])) if path.is_file()}
    if output.resolve() in given:
        message = f"--output: {output} is one of the files to check; name another file"
        raise UsageError(message)
    folders = [path.resolve() for path in paths if path.is_dir()]
    inside = any(output.resolve().is_relative_to(folder) for folder in folders)
    if inside and not output.name.startswith("poedesk."):
        message = (
            f"--output: {output} would be a document of the bundle the next time; "
            f"put it elsewhere, or name it poedesk.{output.name}"
        )
        raise UsageError(message)


def _what_to_check(paths: tuple[Path, ...], claim: Path | None) -> tuple[Path, tuple[Path, ...] | None]:
    if claim is not None:
        return claim, paths
    if len(paths) != 1:
        message = "give one folder that holds the claim and the documents, or --claim FILE and the documents"
        raise UsageError(message)
    (bundle,) = paths
    if not bundle.exists():
        message = f"{bundle} does not exist; give a folder that holds the claim and the documents"
        raise UsageError(message)
    if not bundle.is_dir():
        message = (
            f"{bundle} is a file; give its folder, or the claim with --claim FILE and then the documents"
        )
        raise UsageError(message)
    return bundle, None


def _write(assessment: "Assessment", shape: str, output: Path | None) -> None:
    value = assessment.to_json()
    if shape == "json":
        deliver(json_text(value), output)
    else:
        from poedesk.paper.reports.text import write_assessment  # noqa: PLC0415 - only for this format

        deliver_report(lambda console: write_assessment(value, console), output)


def _write_html(
    assessment: "Assessment", paths: tuple[Path, ...], claim: Path | None, output: Path | None, *, plain: bool
) -> None:
    from poedesk.paper.reports.html import page  # noqa: PLC0415 - only for this format
    from poedesk.proof.assessing import api  # noqa: PLC0415 - loaded by then

    if plain:
        deliver(page(assessment.to_json()), output)
        return
    bundle, documents = _what_to_check(paths, claim)
    with progress.watching("drawing") as advance:
        illustrations = api.illustrations(assessment, bundle, documents, progress=advance)
    deliver(page(assessment.to_json(), illustrations), output)


def exit_code(assessment: "Assessment") -> int:
    """Return the exit code of the contract; without one page read it is 4 and stderr says so."""
    from poedesk.proof.assessing.api import was_read  # noqa: PLC0415 - loaded by then

    if not was_read(assessment.documents):
        warn("not one page of the documents could be read")
        return NOT_ONE_PAGE
    return EXIT_CODES[assessment.verdict.value]
