"""API of money: what the ledger comes to, what moved, and tables of lines with every wrong row named."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Router, Status
from ninja.files import UploadedFile

from poedesk.desk.api.asking import actor_for, one
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.paging import MOST, Cursor, Limit, Page, page, page_of
from poedesk.desk.api.problems import Invalid
from poedesk.desk.api.tables import RowProblem, bytes_of, rows_told, wrong_rows
from poedesk.desk.ledger import importing, telling
from poedesk.desk.ledger.api import ProposalTold
from poedesk.desk.ledger.models import Entry, Import, Line, Proposal, exact

router = Router(tags=["ledger"])


class TotalTold(Schema):
    """What lines come to."""

    name: str
    """Of the state."""

    amount: Decimal
    currency: str


class RiskTold(Schema):
    """What is lost when proofs do not come, or fail."""

    partner: str
    programme: str
    due: date | None
    """The day by which the first proof must be there; null where none runs."""

    amount: Decimal
    currency: str


class LedgerTold(Schema):
    """What the ledger comes to."""

    totals: list[TotalTold]


class Risks(Schema):
    """Some of what is at risk, and how to go on."""

    items: list[RiskTold]
    next: str | None


class EntryTold(Schema):
    """An amount that moved."""

    at: datetime
    move: str
    debit: str
    credit: str
    amount: Decimal
    because: str

    @staticmethod
    def resolve_amount(found: Entry) -> Decimal:
        """Return the amount."""
        return exact(found.minor, found.line.currency)


class Entries(Schema):
    """Some of what moved the money of a line, and how to go on."""

    items: list[EntryTold]
    next: str | None


class LinesLooked(Schema):
    """What a table of lines would bring."""

    rows: int
    problems: list[RowProblem]


class ImportTold(Schema):
    """A table that was taken over."""

    id: UUID
    name: str
    sha256: str
    rows: int
    at: datetime


@router.get("/ledger", response=LedgerTold)
def ledger(request: HttpRequest) -> LedgerTold:
    """Tell what lines come to by state; to a partner its own."""
    actor = actor_for(request, "ledger:see")
    return LedgerTold(totals=[TotalTold.from_orm(each) for each in telling.totals(Line.objects.of(actor))])


@router.get("/ledger/risks", response=Risks)
def risks(request: HttpRequest, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List what is at risk, by partner, programme and day, the nearest day first; to a partner its own."""
    return page_of(telling.at_risk(actor_for(request, "ledger:see")), telling.place, limit, cursor)


@router.get("/lines/{uuid:line}/entries", response=Entries)
def entries(request: HttpRequest, line: UUID, limit: Limit = MOST, cursor: Cursor = "") -> Page:
    """List what moved the money of a line, in order."""
    found = one(Line.objects.of(actor_for(request, "ledger:see")), pk=line)
    return page(found.entries.select_related("line"), ("id",), limit, cursor)


@router.post("/lines/imports/preview", response=LinesLooked)
def look(request: HttpRequest, file: File[UploadedFile]) -> LinesLooked:
    """Tell what a CSV table of lines would bring, every wrong row named; nothing is changed."""
    actor = actor_for(request, "ledger:import")
    looked = importing.look(actor, bytes_of(file), file.name or "table")
    return LinesLooked(rows=len(looked.lines), problems=rows_told(looked.problems.items()))


@router.post("/lines/imports", response={201: ImportTold})
def take_over(request: HttpRequest, file: File[UploadedFile]) -> Status[Import]:
    """Take over the lines of a CSV table, all or none; 422 names every wrong row."""
    actor = actor_for(request, "ledger:import")
    data, name = bytes_of(file), file.name or "table"
    looked = importing.look(actor, data, name)
    if looked.problems:
        raise Invalid(wrong_rows(looked.problems.items()))
    return Status(201, importing.take_over(actor, data, name))


@router.get("/proposals/{uuid:proposal}", response=ProposalTold)
def proposal_told(request: HttpRequest, proposal: UUID) -> Proposal:
    """Tell a proposal, to the programme."""
    actor = actor_for(request, "ledger:see")
    return one(Proposal.objects.of(actor).prefetch_related("lines"), pk=proposal)
