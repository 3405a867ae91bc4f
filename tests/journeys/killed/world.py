"""Fills a data folder with things that wait for one act each: python -m tests.journeys.killed.world FOLDER N.

Writes to standard output, as JSON, the tokens of those who act and the path and body of each act. Everything
is made through the services, with the builders of the desk's other tests.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from poedesk.desk.config.running.serving import begin


def main(folder: Path, number: int) -> None:
    """Make ``number`` things of each kind."""
    begin(folder)
    from django.utils import timezone  # noqa: PLC0415 - Django is set up from here on
    from tests.desk_parties import owner  # noqa: PLC0415 - as above

    from poedesk.desk.jobs.models import Job  # noqa: PLC0415 - as above

    ours = owner()
    told = {
        "tokens": _tokens(ours),
        "acts": {
            "seal": _to_seal(ours, number),  # first: the partner takes the name of a sample there
            "submit": _to_submit(ours, number),
            "draw": _to_draw(ours, number),
            "release": _to_release(ours, number),
            "money": _to_pay(ours, number),
        },
    }
    Job.objects.update(not_before=timezone.now() + timedelta(days=1))  # the test says when
    print(json.dumps(told))  # noqa: T201 - what the test reads


def _tokens(ours: Any) -> dict[str, str]:
    from tests.desk_calling import Program  # noqa: PLC0415 - Django is set up before
    from tests.desk_programme import staff  # noqa: PLC0415 - as above

    people = {
        "partner": ours,
        "auditor": staff("auditor"),
        "lead": staff("lead"),
        "finance": staff("finance", "Flo"),
    }
    return {who: Program(actor).token for who, actor in people.items()}


def _act(who: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"who": who, "path": path, "body": body}


def _to_submit(ours: Any, number: int) -> list[dict[str, Any]]:
    from django.conf import settings  # noqa: PLC0415 - Django is set up before
    from tests.desk_claims import ready  # noqa: PLC0415 - as above

    from poedesk.desk.evidence import blobs  # noqa: PLC0415 - as above
    from poedesk.desk.readiness.shown import key_of, shown_of  # noqa: PLC0415 - as above

    made = []
    for each in range(number):
        blobs.keep(settings.FOLDER.blobs, [f"proof {each}".encode()], 100)
        one = ready(ours, f"proof {each}")
        said = {"confirmed": True, "revision": one.revision, "shown": key_of(shown_of(one))}
        made.append(_act("partner", f"/engagements/{one.id}/claims", said))
    return made


def _to_release(ours: Any, number: int) -> list[dict[str, Any]]:
    """Return batches of two requests each."""
    from tests.desk_claims import submitted  # noqa: PLC0415 - Django is set up before
    from tests.desk_programme import AZURE, published, staff  # noqa: PLC0415 - as above

    from poedesk.desk.audits import requesting  # noqa: PLC0415 - as above

    made = []
    for each in range(number):
        claims = [submitted(ours, **AZURE) for _ in range(2)]
        (batch,) = requesting.draft(staff("auditor"), published(*claims, name=f"asked-{each}").id)
        made.append(_act("lead", f"/requests/batches/{batch.id}/release", {}))
    return made


def _to_draw(ours: Any, number: int) -> list[dict[str, Any]]:
    """Return frozen draws over some claims; about none of them was asked yet."""
    from tests.desk_claims import submitted  # noqa: PLC0415 - as below
    from tests.desk_programme import AZURE, DICE, staff  # noqa: PLC0415 - Django is set up before

    from poedesk.desk.audits import drawing  # noqa: PLC0415 - as above
    from poedesk.process.audits.seeds import dice_rule  # noqa: PLC0415 - as above

    for _ in range(3):
        submitted(ours, **AZURE)
    made = []
    for each in range(number):
        wanted = drawing.Wanted(
            name=f"run-{each}",
            programme="microsoft-azure-poe@2017-07",
            whom=drawing.ALL,
            take=2,
            each=None,
            by_size=False,
            rest_days=0,
            seed=dice_rule(),
        )
        frozen = drawing.freeze(staff("auditor"), wanted)
        made.append(_act("auditor", f"/draws/{frozen.id}/run", {"value": DICE}))
    return made


def _to_pay(ours: Any, number: int) -> list[dict[str, Any]]:
    from tests.desk_programme import approved, listed, staff  # noqa: PLC0415 - Django is set up before

    from poedesk.desk.ledger import services  # noqa: PLC0415 - as above

    claims = [approved(ours) for _ in range(number)]
    listed(*claims)
    made = []
    for claim in claims:
        proposal = services.propose(staff("finance"), "release", [claim.lines.get().id], "It holds.")
        made.append(_act("finance", f"/proposals/{proposal.id}/decision", {"accepted": True}))
    return made


def _to_seal(ours: Any, number: int) -> list[dict[str, Any]]:
    """Return what customers signed; the job seals it."""
    from tests.desk_acknowledgements import PLAIN, asked, newest_code  # noqa: PLC0415 - Django is set up before
    from tests.desk_engagements import engagement_of  # noqa: PLC0415 - as above

    from poedesk.desk.acknowledgements import answering, proving  # noqa: PLC0415 - as above
    from poedesk.desk.acknowledgements.answering import SEAL, Visit  # noqa: PLC0415 - as above
    from poedesk.desk.jobs.models import Job  # noqa: PLC0415 - as above
    from poedesk.paper.acknowledging.model import Mark, Way  # noqa: PLC0415 - as above

    for _ in range(number):
        one = asked(ours, engagement_of(ours, PLAIN))
        proving.send(one)
        proving.enter(one, newest_code(one))
        answering.sign(one.id, Mark(Way.TYPED, one.name), {}, Visit("127.0.0.1", "a browser"))
    return [{"job": each.pk} for each in Job.objects.filter(kind=SEAL).order_by("id")]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
