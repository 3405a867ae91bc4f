"""Keeps what each process would make anew: expressions, lists, programmes, modules, the tables of a new desk.

See ``poedesk.kernel.prepared`` and ``poedesk.desk.config.keeping.empty``. Modules are compiled because
children of the sandbox may not write: each would compile anew what nobody else imports.

``make setup`` and ``make bench`` run it, and a wheel that is built afterwards holds what it wrote. Everything
that gets ready for documents is made ready once, the examples are judged, and what was asked for is kept.
What is missing costs time and nothing else.
"""

from compileall import compile_dir
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

from poedesk.kernel import prepared

_ROOT = Path(__file__).resolve().parent.parent
_EXAMPLES = _ROOT / "examples"
_DAY = date(2026, 5, 4)


def main() -> None:
    """Write the file anew."""
    prepared.FILE.unlink(missing_ok=True)
    with prepared.noting() as asked:
        import poedesk.proof  # noqa: PLC0415 - what is imported before is not noted

        for module in walk_packages(poedesk.proof.__path__, "poedesk.proof."):
            if "reading.ocr.models" not in module.name:  # these need extras
                import_module(module.name)
        judge_examples()
    prepared.write(asked)
    told = (
        f"{len(asked.expressions)} expressions, {len(asked.lists)} lists and {len(asked.things)} programmes"
    )
    print(f"{told} in {prepared.FILE.name}")
    print(f"the tables of a new desk in {keep_tables().name}")
    compile_dir(_ROOT / "src", quiet=1)


def judge_examples() -> None:
    """Get ready as every process does, and judge the example bundles in this one."""
    from poedesk.proof.assessing import api  # noqa: PLC0415 - as above
    from poedesk.proof.assessing.assess import assess  # noqa: PLC0415
    from poedesk.proof.assessing.checks.narratives import strangers  # noqa: PLC0415
    from poedesk.proof.assessing.given import given_of  # noqa: PLC0415
    from poedesk.proof.assessing.running.readiness import make_ready  # noqa: PLC0415
    from poedesk.proof.finding import searching  # noqa: PLC0415
    from poedesk.proof.finding.approving import words  # noqa: PLC0415
    from poedesk.proof.reading.limits import DEFAULT  # noqa: PLC0415
    from poedesk.proof.reading.readers.registry import Job, read_document  # noqa: PLC0415

    searching.make_ready()
    for bundle in sorted(path.parent for path in _EXAMPLES.glob("*/claim.yaml")):
        given = given_of(bundle, None)
        claim = given.claim()
        policy = api.policy_for(claim, None, _DAY)
        make_ready(claim, [policy], _DAY)
        documents = [read_document(each.path.read_bytes(), each.name, Job(DEFAULT)) for each in given.entries]
        assess(claim, policy, api.find_in(documents), _DAY)
    strangers.every_list()  # few papers ask for all of them
    words.every_list()


def keep_tables() -> Path:
    """Make the tables of a new desk by its migrations, and keep them."""
    from poedesk.desk.config.keeping import empty  # noqa: PLC0415 - as above
    from poedesk.desk.config.running.serving import begin  # noqa: PLC0415

    for each in empty.PLACE.glob("empty-*.sqlite"):
        each.unlink()  # else the new ones would be a copy of these
    with TemporaryDirectory() as place:
        return empty.keep(begin(Path(place) / "data").database)


if __name__ == "__main__":
    main()
