"""Mails between a customer and a partner, read, searched and judged in this process."""

from datetime import date, datetime, timedelta, timezone
from email.utils import format_datetime
from functools import cache

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.load import build
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy import loader
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import text
from poedesk.proof.reading.readers.mail import eml

PARTNER = "Tom Ashby <tom@brightwatercloud.example>"
CUSTOMER = "Ingrid Solheim <ingrid@haldentimber.example>"
BOSS = "Lars Berg <lars@haldentimber.example>"
FOOT = "\n\nKind regards,\nIngrid Solheim\nHead of IT\nHalden Timber Group\n"
SUBJECT = "Re: Statement of Work No. 7"
TODAY = date(2026, 5, 4)
CLAIM = {
    "schema": "poedesk.claim/1",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": "2026-05-04",
    "partner": {"name": "Brightwater Cloud Partners Ltd"},
    "customer": {
        "name": "Halden Timber Group",
        "domain": "haldentimber.example",
        "tenant_id": "3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846",
        "country": "GB",
    },
    "workloads": [{"workload": "exchange-online", "activities": ["migration"]}],
}
SOW = """STATEMENT OF WORK

Statement of Work No. 7
between Brightwater Cloud Partners Ltd ("Partner") and Halden Timber Group ("Customer")

Partner Company Name: Brightwater Cloud Partners Ltd
Customer Company Name: Halden Timber Group
Customer Domain Name: haldentimber.example
Customer Tenant ID: 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846

1. Business need
Halden Timber Group runs ageing mail servers in two sawmills, and 640 people cannot read mail on the road.
It needs Exchange Online so that the sites can work together and retire the servers.

2. Scope of work
Brightwater Cloud Partners migrated 640 mailboxes of Halden Timber Group from Exchange 2013 to Exchange Online
between January and March 2026, moved the archives and held 25 training sessions.

3. Acceptance
Accepted for Halden Timber Group (Customer)
Signature:
Name: Ingrid Solheim
Title: Head of IT
Date:
"""


def mail(
    words: str,
    sender: str = CUSTOMER,
    *,
    at: str = "14 10:00",
    quote: str = "",
    foot: str = FOOT,
    subject: str = SUBJECT,
    **headers: str,
) -> bytes:
    """A mail of April 2026; ``at`` is day and time, ``headers`` have underscores for hyphens."""
    sent = datetime.strptime(f"2026-04-{at}", "%Y-%m-%d %H:%M").replace(tzinfo=timezone(timedelta(hours=1)))
    head = {
        "From": sender,
        "To": PARTNER if sender != PARTNER else CUSTOMER,
        "Date": format_datetime(sent),
        "Subject": subject,
        **{name.replace("_", "-"): value for name, value in headers.items()},
        "MIME-Version": "1.0",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    return f"{lines}\n{words}{foot}{quote}".encode()


def quoted(words: str, sender: str = PARTNER) -> str:
    """How a mail program quotes an earlier message."""
    lines = "".join(f"> {line}\n" for line in words.splitlines())
    return f"\n\nOn Mon, 13 Apr 2026 at 09:00, {sender} wrote:\n{lines}"


def searched(name: str, data: bytes) -> Findings:
    """Everything that is found in a file: a mail by its name, else a text."""
    read = eml.read if name.endswith(".eml") else text.read
    return find_all(read(data, name, DEFAULT))


@cache
def statement_of_work() -> Findings:
    return searched("sow.txt", SOW.encode())


def judged(*mails: bytes, others: tuple[Findings, ...] = ()) -> Assessment:
    """The assessment of mails beside a statement of work that the customer did not sign."""
    found = [searched(f"mail-{number}.eml", data) for number, data in enumerate(mails, 1)]
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, [*found, *others, statement_of_work()], TODAY)
