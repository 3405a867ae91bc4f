"""A child imports no HTTP client: pyHanko is well without one, and whoever would use one is told why."""

import subprocess
import sys

import pytest

from poedesk.proof.reading.child.withheld import Unusable, withhold

NEEDED = """
import sys
from poedesk.proof.reading.child.withheld import withhold
withhold()
import pyhanko.sign.signers, pyhanko.sign.fields, pyhanko.sign.validation.ades
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
print(sorted(name for name in sys.modules if name.startswith(("aiohttp", "yarl"))))
"""


def test_signatures_are_looked_at_without_an_http_client() -> None:
    done = subprocess.run([sys.executable, "-I", "-c", NEEDED], capture_output=True, text=True, check=True)
    assert done.stdout == "['aiohttp']\n", "the empty one alone"


def test_what_is_withheld_can_be_named_and_caught_and_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "aiohttp", raising=False)
    withhold(("aiohttp",))
    client = sys.modules["aiohttp"]
    assert client.ClientError is client.ClientError, "an except clause finds the same class each time"
    assert not hasattr(client, "__path__")
    with pytest.raises(Unusable, match="no network"):
        client.ClientSession("https://example.com")
    monkeypatch.delitem(sys.modules, "aiohttp")


def test_what_is_imported_already_stays() -> None:
    withhold(("json",))
    assert sys.modules["json"].loads("1") == 1
