"""A desk in which nothing is yet, and what it says to whoever sends too much or too often."""

import re

from playwright.sync_api import Browser, FilePayload, Page

from poedesk.desk.demo import PASSWORD
from screens.camera import Camera
from screens.desks import FREELY, desk, mailed
from screens.progress import Seen
from screens.router import Router
from screens.walk import Walker

_SMALL = {"POEDESK_DESK_UPLOAD_BYTES": "100000", "POEDESK_DESK_TOGETHER_BYTES": "100000"}
_TOO_MUCH = 2_000_000
"""Bytes: more than the setting allows together, and the 1 MiB that other fields may have beside."""

_CHECKS = 6
_SELDOM = {"POEDESK_DESK_CHECKS_PER_MINUTE": str(_CHECKS)}
ROLES = ("Reviewer", "Lead reviewer", "Auditor", "Finance")
PARTNER_ROLES = ("Incentives user", "Viewer")


def empty_desk(browser: Browser, camera: Camera, router: Router) -> Seen:
    """Set a desk up, and draw what everybody sees while there is nothing; return what was there."""
    with desk(settings={**FREELY, **_SMALL, **_SELDOM}) as (url, data):
        walker = Walker(browser, url, camera, router, Seen())
        boss = camera.page(walker.context("wide"))
        walker.goes(boss, "/", "set-up")
        walker.presses(boss, "Set up", "set-up-empty")
        boss.get_by_label("Set-up code").fill((data / "keys" / "setup-code").read_text())
        boss.get_by_label("Your full name").fill("Petra Lindqvist")
        boss.get_by_label("Your email address").fill("petra@fabrikam.example")
        boss.get_by_label("Password").fill(PASSWORD)
        boss.get_by_label("Name of your organisation").fill("Fabrikam Programmes")
        boss.get_by_label("Programme owner").check()
        walker.presses(boss, "Set up", "set-up-done")
        walker.walks("empty-admin", boss.context, ["/", *router.plain()])
        for role in ROLES:
            _walks_as(walker, boss, boss, role)
        boss.goto(f"{url}/desk/")
        boss.get_by_label("Name of the organisation").fill("Stonebridge Cloudworks GmbH")
        boss.get_by_label("Email address of its first person").fill("first@stonebridge.example")
        boss.get_by_label("Partner").check()
        walker.presses(boss, "Add the organisation", "empty-organisation-added")
        first = _joins(walker, boss, "first@stonebridge.example")
        walker.walks("empty-partner", first.context, ["/", *router.plain()])
        for role in PARTNER_ROLES:
            _walks_as(walker, boss, first, role)
        walker.sends_nothing()
        _too_much(walker)
    return walker.seen


def _walks_as(walker: Walker, boss: Page, inviting: Page, role: str) -> None:
    """Invite somebody with a role, and draw what they see."""
    email = f"{role.lower().replace(' ', '-')}@{'fabrikam' if boss is inviting else 'stonebridge'}.example"
    inviting.goto(f"{walker.url}/people/")
    inviting.get_by_label("Email address").fill(email)
    inviting.get_by_label(re.compile(f"^{role}:")).check()
    walker.presses(inviting, "Send the invitation")
    page = _joins(walker, boss, email)
    walker.walks(f"empty-{email.partition('@')[0]}", page.context, ["/", *walker.router.plain()])


def _joins(walker: Walker, boss: Page, email: str) -> Page:
    link = mailed(boss.context, walker.url, email, r"http\S+/join/[\w-]+/")
    page = walker.camera.page(walker.context("wide"))
    page.goto(link)
    page.get_by_label("Your full name").fill("Noa Berg")
    page.get_by_label("Password").first.fill(PASSWORD)
    walker.presses(page, "Join")
    return page


def _too_much(walker: Walker) -> None:
    """Send too much at once, and too often."""
    page = walker.camera.page(walker.context("wide"))
    page.goto(f"{walker.url}/verify/")
    given: FilePayload = {"name": "large.poe", "mimeType": "application/zip", "buffer": b"0" * _TOO_MUCH}
    page.locator("main input[type=file]").set_input_files(given)
    walker.presses(page, "Check")
    walker.shoot(page, "error-413", status=413)
    for _ in range(_CHECKS):
        page.goto(f"{walker.url}/verify/")
        if page.get_by_role("button", name="Check").count():
            walker.presses(page, "Check")
    walker.shoot(page, "error-429", status=429)
