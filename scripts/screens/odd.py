"""What is drawn apart: errors, checked files, second steps, failed work, print, pages without scripts."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page

from poedesk.desk.demo import PASSWORD
from screens.desks import mailed, sign_in
from screens.walk import Walker

PRINTED = {
    "ana@northlight.example": {
        "ledger": "/ledger/",
        "claim": "/claims/ > CLM",
        "proof": "/claims/ > CLM > Proof 1",
    },
    "ben@fabrikam.example": {
        "case": "/reviews/ > CLM",
        "decide": "/reviews/ > CLM > Start the review > Refuse",
    },
    "ida@fabrikam.example": {"draw": "/draws/ > 2026", "receipt": "/draws/ > 2026 > Public page"},
}
"""What is printed: whose, as what, and the way there: an address, then links."""

WITHOUT_SCRIPTS = [
    "/",
    "/engagements/",
    "/engagements/ > Quiet devices",
    "/claims/",
    "/documents/",
    "/ledger/",
    "/people/",
]


def odd_pages(walker: Walker, data: Path) -> None:
    """Draw everything that links do not lead to."""
    boss = _signed_in(walker, "petra@fabrikam.example")
    ana = _signed_in(walker, "ana@northlight.example")
    _errors(walker, ana)
    _joins(walker, boss)
    _tokens(walker, ana)
    _tables(walker, ana)
    _checks(walker, ana)
    _second_step(walker)
    _without_scripts(walker)
    _printed(walker)
    _proposes(walker)
    _failed(walker, boss, data)


def _signed_in(walker: Walker, who: str, *, scripts: bool = True) -> Page:
    context = walker.context("wide", scripts=scripts)
    sign_in(context, walker.url, who, PASSWORD)
    return walker.camera.page(context)


def _errors(walker: Walker, page: Page) -> None:
    walker.goes(page, "/there-is-no-such-page/", "error-404")
    page.goto(f"{walker.url}/people/")
    page.context.clear_cookies(name="csrftoken")
    walker.presses(page, "Send the invitation")
    walker.shoot(page, "error-403", status=403)


def _joins(walker: Walker, boss: Page) -> None:
    """Invite somebody, and draw what is behind the link, used once and used again."""
    boss.goto(f"{walker.url}/people/")
    boss.get_by_label("Email address").fill("new@fabrikam.example")
    boss.get_by_label("Auditor:").check()
    walker.presses(boss, "Send the invitation", "petra-invited")
    link = mailed(boss.context, walker.url, "new@fabrikam.example", r"http\S+/join/[\w-]+/")
    page = walker.camera.page(walker.context("wide"))
    walker.goes(page, link, "join")
    walker.presses(page, "Join", "join-empty")
    page.get_by_label("Your full name").fill("Noa Berg")
    page.get_by_label("Password").first.fill(PASSWORD)
    walker.presses(page, "Join", "joined")
    walker.goes(boss, link, "join-used")


def _tokens(walker: Walker, page: Page) -> None:
    page.goto(f"{walker.url}/people/tokens/")
    page.get_by_label("What it is for").fill("Nightly export")
    page.get_by_label("Look at engagements").check()
    page.get_by_label("30 days").check()
    walker.presses(page, "Make the token", "ana-token-made")
    page.goto(f"{walker.url}/people/tokens/")
    walker.presses(page, "Revoke", "ana-token-revoke")


def _tables(walker: Walker, page: Page) -> None:
    """Look at tables before they are taken over: engagements, right and wrong, and lines of money."""
    template = page.context.request.get(f"{walker.url}/engagements/import/template/").body()
    for name, table in (
        ("template", template),
        ("wrong", b"customer.name,colour\nOne,red\n"),
        ("no-table", b"\x00\x01"),
    ):
        page.goto(f"{walker.url}/engagements/import/")
        _gives(page, f"{name}.csv", table)
        walker.presses(page, "Look at it first", f"ana-import-{name}")
    finn = _signed_in(walker, "finn@fabrikam.example")
    head = "id,claim,period,amount,currency,kind\n"
    finn.goto(f"{walker.url}/ledger/")
    claim = finn.get_by_text(re.compile(r"^CLM-\w+$")).first.inner_text()
    rows = {
        "wrong": "L-9,CLM-NONE,2026-13,much,USD,usage\n",
        "good": f"L-9,{claim},2026-11,1200.00,USD,usage\n",
    }
    for name, row in rows.items():
        finn.goto(f"{walker.url}/ledger/import/")
        _gives(finn, "lines.csv", (head + row).encode())
        walker.presses(finn, "Look at it first", f"finn-import-{name}")


def _proposes(walker: Walker) -> None:
    """Propose that money is posted back, and draw what the second person decides about."""
    finn, cleo = (_signed_in(walker, f"{each}@fabrikam.example") for each in ("finn", "cleo"))
    finn.goto(f"{walker.url}/ledger/?state=released")
    finn.get_by_role("checkbox").first.check()
    finn.get_by_label("What is to be done").select_option("return")
    finn.get_by_label("Why").fill("The bank sent it back.")
    walker.presses(finn, "Propose", "finn-proposed")
    cleo.goto(f"{walker.url}/ledger/proposals/")
    walker.presses(cleo, "Decide", "cleo-decides-on-money")
    walker.presses(cleo, "Accept", "cleo-decided-on-money")


def _gives(page: Page, name: str, data: bytes) -> None:
    page.locator("main input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    )


def _checks(walker: Walker, ana: Page) -> None:
    """Check files as anybody may: a receipt, a slip, a packet, and what is none of them."""
    page = walker.camera.page(walker.context("wide"))
    ana.goto(f"{walker.url}/draws/")
    slip = ana.context.request.get(_absolute(walker, ana, "a[href*='/slips/']")).body()
    public = _absolute(walker, ana, "a[href*='/public/draws/']")
    receipt = ana.context.request.get(f"{public}receipt.json").body()
    ana.goto(f"{walker.url}/claims/")
    ana.get_by_role("row").filter(has_text="CLM-").first.get_by_role("link").first.click()
    walker.presses(ana, "Proof 1")
    packet = _packet(walker, ana)
    given = {
        "receipt.json": receipt,
        "slip.json": slip,
        "packet.poe": packet,
        "letter.txt": b"Dear all",
        "bad.poe": packet[:-900],
    }
    given["changed.json"] = receipt.replace(b'"dice', b'"dica')
    for name, data in given.items():
        page.goto(f"{walker.url}/verify/")
        _gives(page, name, data)
        walker.presses(page, "Check", f"verify-{name.replace('.', '-')}")


def _packet(walker: Walker, page: Page) -> bytes:
    """Have the packet of the proof made that the page shows."""
    proof = page.url
    if page.get_by_role("button", name="Make the packet").count():
        walker.presses(page, "Make the packet", "ana-packet-asked-for")
    while not page.get_by_role("link", name="Download the packet").count():
        page.wait_for_timeout(1000)
        page.goto(proof)
    walker.shoot(page, "ana-packet-made")
    return page.context.request.get(f"{proof}packet/").body()


def _absolute(walker: Walker, page: Page, looks: str) -> str:
    return walker.url + (page.locator(looks).first.get_attribute("href") or "")


def _second_step(walker: Walker) -> None:
    """Set up the codes of an app, sign in with one, and take them away again."""
    from allauth.mfa.totp.internal import auth  # noqa: PLC0415 - once the router has set Django up

    page = _signed_in(walker, "jonas@stonebridge.example")
    _goes_as_oneself(walker, page, "/account/security/totp/activate/")
    walker.shoot(page, "jonas-codes-set-up")
    secret = page.locator("#authenticator_secret").input_value()
    page.get_by_label("Authenticator code").fill("000000")
    walker.presses(page, "Activate", "jonas-codes-wrong")
    counter = next(iter(auth.yield_hotp_counters_from_time()))
    page.get_by_label("Authenticator code").fill(auth.format_hotp_value(auth.hotp_value(secret, counter)))
    walker.presses(page, "Activate", "jonas-codes-recovery")
    for path in ("", "recovery-codes/generate/", "totp/deactivate/", "webauthn/add/", "reauthenticate/"):
        _goes_as_oneself(walker, page, f"/account/security/{path}")
        walker.shoot(page, f"jonas-security-{path.replace('/', '-').strip('-') or 'set-up'}")
    other = walker.camera.page(walker.context("wide"))
    other.goto(f"{walker.url}/account/login/")
    other.get_by_label("Email").fill("jonas@stonebridge.example")
    other.get_by_label("Password", exact=True).fill("not this one at all")
    walker.presses(other, "Sign in", "login-wrong")
    other.get_by_label("Password", exact=True).fill(PASSWORD)
    walker.presses(other, "Sign in", "login-second-step")
    other.get_by_label("Code").fill("000000")
    walker.presses(other, "Sign in", "login-second-step-wrong")
    walker.goes(page, "/account/logout/", "jonas-sign-out")
    walker.goes(other, "/account/password/reset/key/2-nothing/", "password-reset-used")


def _goes_as_oneself(walker: Walker, page: Page, path: str) -> None:
    """Go to an address; say the password again when it is asked for."""
    page.goto(walker.url + path)
    if page.get_by_role("heading", name="Show that it is you").count() and "reauthenticate" not in path:
        page.get_by_label("Password").first.fill(PASSWORD)
        walker.presses(page, "Confirm")


def _without_scripts(walker: Walker) -> None:
    page = _signed_in(walker, "ana@northlight.example", scripts=False)
    for place, way in enumerate(WITHOUT_SCRIPTS):
        _follows(walker, page, way)
        walker.shoot(page, f"without-scripts-{place}")


def _printed(walker: Walker) -> None:
    """Print pages as PDF, and draw the sheets."""
    for who, ways in PRINTED.items():
        page = _signed_in(walker, who)
        for name, way in ways.items():
            _follows(walker, page, way)
            made = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=False))
            for number, sheet in enumerate(made):
                sheet.render(scale=1.3).to_pil().save(walker.camera.folder / f"print-{name}-{number + 1}.png")
            walker.camera.taken.append(f"print-{name}: {len(made)} sheets")


def _follows(walker: Walker, page: Page, way: str) -> None:
    """Go to an address, then follow links by what stands on them; a button that is not there is left out."""
    address, *rest = way.split(" > ")
    page.goto(walker.url + address)
    for each in rest:
        link = page.get_by_role("link", name=each).or_(page.get_by_role("button", name=each)).first
        if each == "Public page":
            link = page.locator("dd a[href*='/public/']").first
        if link.count():
            with page.expect_navigation():
                link.click()


def _failed(walker: Walker, boss: Page, data: Path) -> None:
    """Let work fail, and a file of the desk be gone; draw what is said of it."""
    with closing(sqlite3.connect(data / "desk.sqlite")) as base, base:
        base.execute(
            "update jobs_job set done_at = null, tries = 5, failed_at = '2026-11-29 12:00:00',"
            " problem = 'OSError: [Errno 28] No space left on device'"
            " where id in (select max(id) from jobs_job)"
        )
    walker.goes(boss, "/desk/jobs/", "petra-jobs-failed")
    page = _signed_in(walker, "rosa@gannetpoint.example")
    page.goto(f"{walker.url}/engagements/")
    page.get_by_role("row").filter(has_text="Osprey").get_by_role("link").first.click()
    picture = page.locator("svg image").first.get_attribute("href") or ""
    shutil.move(data / "blobs", data / "blobs-gone")
    walker.goes(page, picture, "file-gone")
    shutil.move(data / "blobs-gone", data / "blobs")
