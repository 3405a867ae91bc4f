"""A passkey of a device: set up, used instead of the password, taken away; what stands against it is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession
from tests.browser.walking import Person
from tests.integration.desk.desks import PASSWORD, Desk, running
from tests.integration.desk.desks import Browser as Partner

pytestmark = pytest.mark.enable_socket

KEYS = "/account/security/webauthn/"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Yield a desk that was set up, reached by a name: browsers know no keys of bare numbers."""
    with running(tmp_path / "data") as one:
        Partner(one).set_up()
        one.url = one.url.replace("127.0.0.1", "localhost")
        yield one


def device_of(person: Person) -> tuple[CDPSession, str]:
    """Give a browser a device that holds keys and says yes."""
    session = person.page.context.new_cdp_session(person.page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return session, made["authenticatorId"]


def signs_in(person: Person) -> None:
    person.goes("/account/login/")
    person.fills({"Email": "ana@northwind.example", "Password": PASSWORD})
    person.presses("Sign in")


def sets_up_key(person: Person) -> None:
    """Go to where a key is added, showing the password again, and name it."""
    person.goes(f"{KEYS}add/")
    person.fills({"Password": PASSWORD})
    person.presses("Confirm")
    person.fills({"Name": "Laptop"})
    person.ticks("Passwordless")


def test_a_passkey_is_set_up_used_and_taken_away(desk: Desk, browser: Browser) -> None:
    ana = Person(browser, desk, set())
    session, device = device_of(ana)
    signs_in(ana)
    sets_up_key(ana)
    ana.presses("Add")
    ana.sees("Security key added")
    ana.page.context.clear_cookies()

    ana.goes("/account/login/?next=/people/")
    ana.presses("Sign in with a passkey")
    ana.sees("ana@northwind.example")

    ana.goes(KEYS)
    ana.sees("Laptop")
    ana.presses("Remove")
    ana.fills({"Password": PASSWORD})
    ana.presses("Confirm")
    ana.presses("Remove")
    ana.page.context.clear_cookies()
    ana.goes("/account/login/")
    ana.presses("Sign in with a passkey")
    assert ana.page.url.startswith(f"{desk.url}/account/"), "a key that was taken away opens nothing"

    session.send("WebAuthn.clearCredentials", {"authenticatorId": device})
    ana.goes("/account/login/")
    ana.page.get_by_role("button", name="Sign in with a passkey").click()
    ana.sees("No key was used")
    assert [each for each in ana.said if "username fields" not in each] == []


def test_at_an_address_without_a_name_it_is_told_that_keys_do_not_work(desk: Desk, browser: Browser) -> None:
    desk.url = desk.url.replace("localhost", "127.0.0.1")
    ana = Person(browser, desk, set())
    device_of(ana)
    signs_in(ana)
    sets_up_key(ana)
    ana.page.get_by_role("button", name="Add").click()
    ana.sees("Keys do not work at this address")
    assert ana.page.evaluate("document.activeElement.className") == "govuk-error-summary"
