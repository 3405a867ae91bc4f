"""A batch of three requests of two partners, and short calls that move it."""

from datetime import UTC, datetime, timedelta

from poedesk.kernel.calendars.calendar import Calendar
from poedesk.process.claims.tables import loader
from poedesk.process.requests import linking
from poedesk.process.requests.batch import Asked, Batch, Entry, Target, draft, id_of, taken

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
TARGETS = (Target("E-1", "P-1", "drawn"), Target("E-2", "P-2", "drawn"), Target("E-3", "P-1", "picked"))
ONE, TWO, THREE = (id_of("2026-q2", each.engagement) for each in TARGETS)
OFFICER, PARTNER, REVIEWER, OTHER = "officer-1", "partner-1", "reviewer-1", "reviewer-2"
PROOF = "ab" * 32
_PARTNERS = {"open", "supply", "answer", "answer-more", "ask-extension"}


def drafted(programme: str = "microsoft-azure-poe@2017-07") -> Batch:
    """Return a batch of which nobody was told."""
    name, _, version = programme.partition("@")
    area = "azure" if name == "microsoft-azure-poe" else "modern-work"
    asked = Asked("2026-q2", programme, area, "usage", MONDAY, OFFICER, Calendar("US", "UTC"))
    return draft(asked, linking.life(loader.load(name, version)), TARGETS)


def delivered(programme: str = "microsoft-azure-poe@2017-07") -> Batch:
    """Return a batch that was released, with its first request delivered."""
    return did(did(drafted(programme), "release", request=None), "deliver")


def did(  # noqa: PLR0913 - what an entry holds
    batch: Batch,
    do: str,
    *,
    request: str | None = ONE,
    actor: str = "",
    words: str = "",
    reason: str | None = None,
    days: int | None = None,
    content: str | None = None,
    about: dict[str, str] | None = None,
    after: timedelta = timedelta(),
) -> Batch:
    """Return the batch with something done, ``after`` the last thing."""
    last = batch.entries[-1].at if batch.entries else batch.asked.at
    role = "incentives-admin" if do in _PARTNERS else "reviewer"
    who = actor or (PARTNER if do in _PARTNERS else REVIEWER)
    return taken(
        batch, Entry(do, last + after, who, role, request, reason, words, about or {}, content, days)
    )


def failed(batch: Batch, do: str = "fail") -> Batch:
    """Return the batch with its first request refused, as one proposed and another did it."""
    reason = "insufficient-poe" if do == "fail" else "poe-unavailable"
    proposed = did(batch, "propose-fail", reason=reason, words="It shows no work.", actor="reviewer-0")
    return did(proposed, do, reason=reason, words="It shows no work.")


def overdue() -> Batch:
    """Return a batch whose first request was not answered in time; something is recorded thereafter."""
    return did(
        delivered(),
        "propose-fail",
        reason="poe-unavailable",
        words="Nothing.",
        actor="reviewer-0",
        after=timedelta(days=30),
    )


def answered(programme: str = "microsoft-azure-poe@2017-07") -> Batch:
    """Return a batch whose first request was answered."""
    return did(did(delivered(programme), "supply", content=PROOF), "answer")
