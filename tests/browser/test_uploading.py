"""Files are added one by one, so that each is taken or refused by itself, however much they are together."""

import json
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser
from tests.browser.walking import company, signed_in
from tests.integration.desk import desks
from tests.integration.desk.desks import Desk, running

pytestmark = pytest.mark.enable_socket

MIB = 1 << 20


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Yield a desk with its first person that takes files of 1 MiB, and 2 MiB together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POEDESK_DESK_UPLOAD_BYTES", str(MIB))
        patch.setenv("POEDESK_DESK_TOGETHER_BYTES", str(2 * MIB))
        with running(tmp_path_factory.mktemp("desk") / "data") as started:
            desks.Browser(started).set_up()
            yield started


def test_each_file_has_its_own_answer(desk: Desk, browser: Browser) -> None:
    files = [
        {"name": f"part-{number}.txt", "mimeType": "text/plain", "buffer": bytes([64 + number]) * (MIB - 9)}
        for number in range(1, 5)
    ]
    files.insert(2, {"name": "film.txt", "mimeType": "text/plain", "buffer": b"x" * (MIB + 1)})
    with company(browser, desk) as all_of:
        ana = signed_in(all_of.person())
        ana.page.set_input_files("input[name=files]", files)  # type: ignore[arg-type]  # as the library describes files
        with ana.page.expect_navigation():
            ana.page.get_by_role("button", name="Add the documents").click()
        ana.looks()
        for number in range(1, 5):
            ana.sees(f"part-{number}.txt is added.")
        ana.sees("film.txt has more than 1 MiB; give it in smaller parts.")
        assert ana.page.locator("#documents + dl dt").count() == 4


def test_without_a_script_all_go_together_and_too_much_is_told_on_a_page(desk: Desk) -> None:
    assert refused(desk, "/engagements/") == (413, "text/html; charset=utf-8", True)
    assert refused(desk, "/api/v1/engagements") == (413, "application/problem+json", False)


def refused(desk: Desk, path: str) -> tuple[int, str, bool]:
    """Send more than is taken; return status, media type, and whether the answer says what to do next."""
    request = Request(desk.url + path, b"", {"Content-Length": str(4 * MIB)})  # noqa: S310 - our own
    with pytest.raises(HTTPError) as caught, urlopen(request, timeout=desks.PATIENCE):  # noqa: S310 - as above
        pass
    with caught.value as answer:
        told = answer.read().decode()
    assert "2 MiB" in told
    assert path == "/engagements/" or json.loads(told)["request"] == answer.headers["X-Request-Id"]
    return answer.code, answer.headers["Content-Type"], "what you typed is still there" in told


def test_a_table_that_is_too_large_is_told_at_its_field_before_it_is_sent(
    desk: Desk, browser: Browser
) -> None:
    with company(browser, desk) as all_of:
        ana = signed_in(all_of.person())
        ana.goes("/engagements/import/")
        large = {"name": "all.csv", "mimeType": "text/csv", "buffer": b"x" * (MIB + 1)}
        ana.page.set_input_files("input[type=file]", large)  # type: ignore[arg-type]  # as above
        ana.page.get_by_role("button", name="Look at it first").click()
        ana.sees("The file has more than 1 MiB; give it in smaller parts")
        assert ana.page.url.endswith("/engagements/import/")
        ana.looks()
