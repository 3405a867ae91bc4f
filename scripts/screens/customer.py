"""The pages behind a customer's link in each of their states, and what the partner sees of them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from poedesk.desk.demo import PASSWORD
from screens.desks import mailed, sign_in
from screens.walk import Walker

_ENGAGEMENT = "Open records"
"""Of the public sector, so that initials are asked for."""

_LINK = r"http\S+/acknowledge/[\w-]+/"
_CODE = r"\d{4} \d{4}"


class Customers:
    """A partner's person who asks, whoever reads the mails, and a customer's person who answers."""

    def __init__(self, walker: Walker) -> None:
        """Sign both of ours in."""
        self.walker = walker
        self.mails, self.partner = walker.context("wide"), walker.context("wide")
        sign_in(self.mails, walker.url, "petra@fabrikam.example", PASSWORD)
        sign_in(self.partner, walker.url, "ana@northlight.example", PASSWORD)
        self.page = walker.camera.page(self.partner)
        self.asked = 0

    def asks(self, name: str = "") -> str:
        """Ask somebody new; return the link that they get. What the partner sees is drawn under ``name``."""
        self.asked += 1
        page, to = self.page, f"person{self.asked}@wexbridgecounty.example"
        self.acknowledgements()
        self.walker.presses(page, "Ask")
        page.get_by_label("Full name").fill("Gideon Ashworth")
        page.get_by_label("Job title").fill("County Administrator")
        page.get_by_label("Email address").fill(to)
        page.get_by_label("Message").fill("Thank you for the good work together.")
        self.walker.presses(page, "Show me what they will see", name and f"{name}-preview")
        self.walker.presses(page, "Send to", name and f"{name}-sent")
        return self.mailed(to, _LINK)

    def acknowledgements(self, name: str = "") -> None:
        """Go where the partner sees what became of requests."""
        page = self.page
        page.goto(f"{self.walker.url}/engagements/")
        page.get_by_role("row").filter(has_text=_ENGAGEMENT).get_by_role("link").first.click()
        self.walker.presses(page, "The customer's acknowledgement", name)

    def mailed(self, to: str, wanted: str) -> str:
        """Return what stands in the newest mail to somebody."""
        return mailed(self.mails, self.walker.url, to, wanted)

    def enters(self, link: str, name: str = "", *, scripts: bool = True) -> Page:
        """Open a link and enter the code, as somebody in a browser of their own."""
        context: BrowserContext = self.walker.context("wide", scripts=scripts)
        page = self.walker.camera.page(context)
        page.goto(link)
        if name:
            self.walker.shoot(page, f"{name}-start")
        self.walker.presses(page, "Send me a code", name and f"{name}-code")
        if name:
            page.get_by_label("Code", exact=True).fill("0000 0000")
            self.walker.presses(page, "Go on", f"{name}-code-wrong")
        page.get_by_label("Code", exact=True).fill(
            self.mailed(f"person{self.asked}@wexbridgecounty.example", _CODE)
        )
        self.walker.presses(page, "Go on", name and f"{name}-document")
        return page

    def signs(self, page: Page) -> None:
        """Sign by typing."""
        page.get_by_label("Your full name, as your signature").fill("Gideon Ashworth")
        for each in page.get_by_label("Your initials").all():
            each.fill("GA")
        page.get_by_label("I acknowledge").check()
        self.walker.presses(page, "Sign and send")


def customers(walker: Walker, data: Path) -> None:
    """Draw what a customer sees in each state."""
    all_of = Customers(walker)
    page = all_of.enters(all_of.asks("ana-customer"), "customer")
    link = page.url
    walker.presses(page, "Sign and send", "customer-document-empty")
    for path, button in (("decline", "Decline"), ("pass-on", "Pass it on"), ("copy", "Send")):
        walker.goes(page, f"{link}{path}/", f"customer-{path}")
        walker.presses(page, button, f"customer-{path}-empty")
    page.goto(link)
    all_of.signs(page)
    walker.shoot(page, "customer-signed")
    other = walker.camera.page(walker.context("wide"))
    walker.goes(other, link, "customer-signed-again")
    walker.goes(page, f"{link}take-back/", "customer-take-back")
    walker.presses(page, "Take it back", "customer-take-back-empty")
    page.get_by_label("Why do you take it back").fill("The work was not finished.")
    walker.presses(page, "Take it back", "customer-taken-back")
    _others(walker, all_of, data)
    walker.goes(other, "/acknowledge/there-is-no-such-link/", "customer-unknown")


def _others(walker: Walker, all_of: Customers, data: Path) -> None:
    """Draw what is declined, passed on, withdrawn, sent as a copy, expired, and the page without scripts."""
    page = all_of.enters(all_of.asks())
    link = page.url
    page.goto(f"{link}decline/")
    page.get_by_label("What is wrong").fill("The end date is wrong.")
    walker.presses(page, "Decline", "customer-declined")
    link = all_of.asks()
    page = all_of.enters(link, scripts=False)
    walker.shoot(page, "customer-document-without-scripts")
    page.goto(f"{link}pass-on/")
    page.get_by_label("Full name").fill("Nora Pell")
    page.get_by_label("Job title").fill("Director")
    page.get_by_label("Email address").fill("nora@wexbridgecounty.example")
    walker.presses(page, "Pass it on", "customer-passed-on")
    link = all_of.mailed("nora@wexbridgecounty.example", _LINK)
    all_of.acknowledgements("ana-customer-passed-on")
    walker.presses(all_of.page, "Withdraw", "ana-customer-withdraw")
    walker.presses(all_of.page, "Withdraw", "ana-customer-withdrawn")
    walker.goes(page, link, "customer-withdrawn")
    page = all_of.enters(all_of.asks())
    link = page.url
    shown = page.context.request.get(f"{link}document/").body()
    page.goto(f"{link}copy/")
    page.locator("input[type=file]").set_input_files(
        {"name": "signed.pdf", "mimeType": "application/pdf", "buffer": shown}
    )
    walker.presses(page, "Send", "customer-copy-sent")
    link = all_of.asks()
    with closing(sqlite3.connect(data / "desk.sqlite")) as base, base:
        base.execute(
            "update acknowledgements_acknowledgement set expires_at = '2026-01-01 00:00:00'"
            " where state = 'asked'"
        )
    walker.goes(page, link, "customer-expired")
    all_of.acknowledgements("ana-customer-every-state")
