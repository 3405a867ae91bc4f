"""Fills an empty desk with what ``demo.yaml`` tells: every act goes through a service and leaves its leaf."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from django.conf import settings

from poedesk.desk.accounts import services as accounts
from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Membership
from poedesk.desk.acknowledgements import answering, asking, proving
from poedesk.desk.acknowledgements.answering import Visit
from poedesk.desk.acknowledgements.asking import Person
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.claims import services as claims
from poedesk.desk.claims.course.filing import have_judged
from poedesk.desk.config.running.works import WORKS
from poedesk.desk.demo import PASSWORD
from poedesk.desk.demo.course import ACTS, Played
from poedesk.desk.engagements import services as engagements
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import services as evidence
from poedesk.desk.jobs.work import do_next
from poedesk.desk.mail.models import Mail
from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.yaml_data import load_yaml
from poedesk.paper.acknowledging.model import Mark, Way
from poedesk.paper.forms.samples.load import sample

SEED = 2026
_NOT_ASKED = ("schema", "id", "submitted_on", "partner")
"""What a claim holds and nobody answers."""

Tell = Callable[[str], None]


def told_of() -> dict[str, Any]:
    """Return what the demo holds."""
    told: dict[str, Any] = load_yaml((resources.files(__package__) / "demo.yaml").read_text("utf-8"))
    return told


def fill(examples: Path, tell: Tell, told: Mapping[str, Any], seed: int = SEED) -> dict[str, str]:
    """Fill a desk that nobody has set up.

    Args:
        examples: folder of the shipped examples.
        tell: is told what is being done, a line each.
        told: what there is to be, see ``told_of``.
        seed: from which amounts and dice follow; ids, keys and times are new each time.

    Returns:
        Email address of everybody, with what they are.
    """
    chance = random.Random(seed)  # noqa: S311 - invented money
    tell("people and organisations")
    staff, partners = _people(told)
    played = [
        _engagement(partners[each["partner"]], each, examples, chance, tell) for each in told["engagements"]
    ]
    _play(played, staff, chance, tell)
    people = [*told["owner"]["people"].items(), *(("incentives admin", each) for each in told["partners"])]
    return {each["email"]: f"{each.get('person', each['name'])}, {role}" for role, each in people}


def _people(told: Mapping[str, Any]) -> tuple[dict[str, Actor], dict[str, Actor]]:
    """Return the programme owner's people by role, and each partner's by organisation."""
    owner = told["owner"]
    admin = owner["people"]["admin"]
    first = accounts.set_up(admin["name"], admin["email"], PASSWORD, owner["name"], "programme")
    first.user.refresh_from_db()  # who sets a desk up looks after it
    boss = _actor(first)
    claims.run_programmes(boss, owner["programmes"])
    staff = {"admin": boss}
    for role, each in owner["people"].items():
        if role != "admin":
            accounts.invite(boss, each["email"], role)
            staff[role] = _joined(each["email"], each["name"])
    partners = {}
    for each in told["partners"]:
        accounts.found(first.user, each["name"], "partner", each["email"])
        partners[each["name"]] = _joined(each["email"], each["person"])
    return staff, partners


def _joined(email: str, name: str) -> Actor:
    """Follow the link of an invitation."""
    return _actor(accounts.join(_mailed(email, r"/join/([\w-]+)/"), None, name, PASSWORD))


def _actor(made: Membership) -> Actor:
    place = made.organisation
    return Actor(made.user_id, made.user.name, place.id, place.kind, made.role)


def _mailed(to: str, wanted: str) -> str:
    """Return what stands in the newest mail to somebody."""
    found = re.search(wanted, Mail.objects.filter(to=to).latest("id").body)
    assert found is not None
    return found[1]


def _engagement(
    actor: Actor, told: Mapping[str, Any], examples: Path, chance: random.Random, tell: Tell
) -> Played:
    """Make an engagement, answered and with its documents, judged."""
    name = told.get("example") or told["sample"]
    tell(f"engagement: {name}")
    made = engagements.begin(actor)
    amount = f"{chance.randrange(40, 400) * 100}.00"
    answers = _answers(told, examples) | {"expected_incentive": {"amount": amount, "currency": "USD"}}
    if "begin" in told["course"]:
        answers = {each: answers[each] for each in ("programme", "engagement", "solution_area")}
    engagements.answer(actor, made.id, made.revision, answers)
    if "example" in told:
        for file in sorted(_documents(examples / name)):
            evidence.add(
                actor,
                made.id,
                file.name,
                [file.read_bytes()],
                root=settings.FOLDER.blobs,
                most=settings.OPTIONS.upload_bytes,
            )
    if told.get("signed"):
        _signed(actor, made)
    work()
    return Played(actor, made.id, amount, tuple(each for each in told["course"] if each != "begin"))


def _answers(told: Mapping[str, Any], examples: Path) -> dict[str, Any]:
    if "example" in told:
        claim = load_yaml((examples / told["example"] / "claim.yaml").read_text("utf-8"))
        return {name: value for name, value in claim.items() if name not in _NOT_ASKED}
    made = sample(told["sample"])
    before, now = made.claim.partner.name, told["partner"]
    narratives = {
        name: value.replace(before, now).replace(before.split()[0], now.split()[0])
        for name, value in made.answers.to_json().items()
        if isinstance(value, str) and name != "schema"
    }
    claim = {name: value for name, value in made.claim.to_json().items() if name not in _NOT_ASKED}
    return {**claim, "narratives": narratives}


def _documents(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.is_file() and not each.name.startswith("claim.")]


def _signed(actor: Actor, made: Engagement) -> None:
    """Have the customer asked, and sign with the one-time code."""
    customer = Engagement.objects.of(actor).get(pk=made.id).answers["customer"]
    person = Person(
        customer["signatory"]["name"], customer["signatory"]["title"], f"office@{customer['domain']}"
    )
    seen = asking.preview(actor, made.id, person)
    one = asking.ask(actor, made.id, person, "", sha256_hex(seen.form.data))
    proving.send(one)
    proving.enter(one, _mailed(person.email, r"(\d{4} \d{4})"))
    one = Acknowledgement.objects.of(actor).get(pk=one.id)
    initials = "".join(part[0] for part in person.name.split())
    answering.sign(
        one.id,
        Mark(Way.TYPED, person.name),
        {each["element"]: Mark(Way.TYPED, initials) for each in one.disclosures},
        Visit("127.0.0.1", "demo"),
    )


def work() -> None:
    """Do what waits for the worker: there is none yet."""
    while do_next(WORKS):
        pass


def _play(played: list[Played], staff: Mapping[str, Actor], chance: random.Random, tell: Tell) -> None:
    """Let everything happen that the courses tell: act by act, so that a draw takes all who are drawn."""
    for act, does in ACTS.items():
        chosen = [each for each in played if act in each.course]
        if chosen:
            tell(f"{act}: {len(chosen)}")
            for each in chosen:  # midnight may have passed: what was judged the day before is judged again
                have_judged(each.actor, each.engagement)
            work()
            by = defaultdict(list)
            for each in chosen:
                by[each.programme].append(each)
            for group in by.values():
                does(group, staff, chance)
            work()
