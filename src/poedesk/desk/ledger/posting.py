"""Posts to the book: every entry is checked by ``process.ledger`` against all that the lines had before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from poedesk.desk.accounts.services import Refused
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger.models import Entry, Line, exact
from poedesk.desk.texts.showing import shown
from poedesk.desk.trail.acting import acting
from poedesk.kernel.canonical import content_key
from poedesk.process.ledger import book as books
from poedesk.process.ledger.book import MOVES, SOURCE, Book, NotPosted
from poedesk.process.ledger.consequences import MONEY, Event, entries_for
from poedesk.process.ledger.money import places

_STATES = {
    "accrue": "accrued",
    "hold": "held",
    "free": "accrued",
    "release": "released",
    "return": "accrued",
    "forfeit": "forfeited",
    "restore": "restored",
    "reverse": "reversed",
}
"""Move -> state of a line afterwards."""


def book_of(lines: Sequence[Line]) -> Book:
    """Return the book of some lines, every entry posted anew."""
    entries = (
        Entry.objects.of_anybody("what lines come to, whoever moves them")
        .filter(line__in=lines)
        .select_related("line")
    )
    return Book({str(each.id): each.line() for each in lines}, [_entry(each) for each in entries])


def _entry(row: Entry) -> books.Entry:
    return books.Entry(
        row.event,
        row.at,
        str(row.line_id),
        row.move,
        row.debit,
        row.credit,
        exact(row.minor, row.line.currency),
        row.because,
    )


def post(lines: Sequence[Line], move: str, event: str, at: datetime, because: str, by: str) -> int:
    """Move all that each line has where ``move`` begins; return how many amounts moved.

    Raises:
        Refused: it would break the book.
    """
    book = book_of(lines)
    made = [
        books.Entry(event, at, name, move, debit, credit, amount, because)
        for name, line in book.lines.items()
        for debit, credit in MOVES[move]
        if (amount := _there(book, name, debit, move))
    ]
    _kept(book, lines, made, by)
    return len(made)


def _there(book: Book, line: str, account: str, move: str) -> Decimal:
    if account == SOURCE and move == "accrue":
        known = any(entry.line == line for entry in book.entries)
        return Decimal(0) if known else book.lines[line].amount
    return book.balance(line, account)


def request_happened(
    claim: Claim, event: str, kind: str, at: datetime, by: str, lines: Sequence[Line] | None = None
) -> int:
    """Do to the money of a claim what an event of its POE request does; once, however often it is told.

    Args:
        claim: whose money.
        event: id; unique.
        kind: see ``process.ledger.consequences.MONEY``.
        at: when.
        by: id of who did it, as the trail has it.
        lines: those of the claim to which it happens; all of them when not given.
    """
    lines = lines_of(claim) if lines is None else lines
    book = book_of(lines)
    made = entries_for(Event(event, kind, claim.reference, at), book)
    _kept(book, lines, made, by)
    return len(made)


def moved_before(claim: Claim, prefix: str, kind: str) -> bool:
    """Say whether an event of a POE request, whose ids begin with ``prefix``, moved money of its claim."""
    posted = Entry.objects.of_anybody("of the claim whose money moves")
    return posted.filter(line__claim=claim, event__startswith=prefix, move=MONEY[kind][0]).exists()


def lines_of(claim: Claim) -> list[Line]:
    """Return the lines of a claim."""
    return list(claim.lines.select_related("claim"))


def _kept(book: Book, lines: Iterable[Line], made: Iterable[books.Entry], by: str) -> None:
    """Keep entries, all or none, with one leaf."""
    last = max((entry.at for entry in book.entries), default=None)
    entries = [_not_before(each, last) for each in made]
    if not entries:
        return
    try:
        book.posted(entries)
    except NotPosted as error:
        message = _("Nothing was posted: %(problem)s.")
        raise Refused(message % {"problem": shown(str(error))}) from error
    known = {str(each.id): each for each in lines}
    with acting(by, f"incentive:{_STATES[entries[0].move]}") as act:
        Entry.objects.bulk_create(
            Entry(
                line=known[each.line],
                event=each.event,
                at=each.at,
                move=each.move,
                debit=each.debit,
                credit=each.credit,
                minor=int(each.amount.scaleb(places(known[each.line].currency))),
                because=each.because,
                by=by,
            )
            for each in entries
        )
        for each in entries:
            known[each.line].state = _STATES[each.move]
        Line.objects.of_anybody("of the claim whose money moves").bulk_update(
            [known[each.line] for each in entries], ["state"]
        )
        act.subject = f"claim:{known[entries[0].line].claim_id}"
        act.data = {
            "event": entries[0].event,
            "move": entries[0].move,
            "lines": sorted({each.line for each in entries}),
            "entries": content_key(
                [[each.line, each.debit, each.credit, str(each.amount)] for each in entries]
            ),
        }


def _not_before(entry: books.Entry, last: datetime | None) -> books.Entry:
    """Return the entry at the time of the last one where a deadline brought it about earlier."""
    return entry if last is None or entry.at >= last else replace(entry, at=last)
