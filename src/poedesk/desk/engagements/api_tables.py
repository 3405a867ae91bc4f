"""API of tables: what a table of engagements would bring, taken over whole, and its columns."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile

from poedesk.desk.api.asking import actor_for
from poedesk.desk.api.describing import Schema
from poedesk.desk.api.handing import file
from poedesk.desk.api.problems import Invalid
from poedesk.desk.api.tables import RowProblem, bytes_of, rows_told, wrong_rows
from poedesk.desk.engagements import importing
from poedesk.desk.engagements.tables import columns

router = Router(tags=["engagements"])


class TableLooked(Schema):
    """What a table of engagements would bring."""

    rows: int
    """Engagements that it would make."""

    problems: list[RowProblem]


class TableTaken(Schema):
    """What a table of engagements brought."""

    engagements: list[UUID]
    """In the order of the rows."""


@router.get("/engagements/imports/template", openapi_extra=file("CSV columns.", "text/csv"))
def table_template(request: HttpRequest) -> HttpResponse:
    """Hand out a CSV table with the columns alone."""
    actor_for(request, "engagement:see")
    return columns()


@router.post("/engagements/imports/preview", response=TableLooked)
def table_look(request: HttpRequest, file: File[UploadedFile]) -> TableLooked:
    """Tell what a CSV table of engagements would bring, every wrong row named; nothing is changed."""
    actor = actor_for(request, "engagement:change")
    looked = importing.look(actor, bytes_of(file), file.name or "table")
    return TableLooked(rows=len(looked.rows), problems=rows_told(looked.problems))


@router.post("/engagements/imports", response={201: TableTaken})
def table_take_over(request: HttpRequest, file: File[UploadedFile]) -> Status[TableTaken]:
    """Make an engagement of each row of a CSV table, all or none; 422 names every wrong row."""
    actor = actor_for(request, "engagement:change")
    data, name = bytes_of(file), file.name or "table"
    looked = importing.look(actor, data, name)
    if looked.problems:
        raise Invalid(wrong_rows(looked.problems))
    made = importing.take_over(actor, data, name)
    return Status(201, TableTaken(engagements=[each.id for each in made]))
