"""Settings: where they come from, and that everything wrong is told before anything starts."""

from pathlib import Path

import pytest

from poedesk.desk.config.options import InvalidSettings, Options, load


def test_without_settings_there_are_defaults(tmp_path: Path) -> None:
    assert load(tmp_path, {}) == Options()
    assert Options().url == "http://127.0.0.1:8000"
    assert not Options().secure


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text('port = 1\nthreads = 2\nzone = "Europe/Zurich"\n')
    made = load(tmp_path, {"POEDESK_DESK_PORT": "3", "POEDESK_DESK_THREADS": "4"}, port="5")
    assert (made.port, made.threads, made.zone) == (5, 4, "Europe/Zurich")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("port = 0", "port (desk.toml): 0 is not a whole number above zero"),
        ("port = true", "port (desk.toml): True is not a whole number above zero"),
        ("port = 70000", "port: a port is at most 65535"),
        ("prot = 1", "prot (desk.toml): there is no such setting"),
        ('zone = "Mars/Olympus"', "zone: it is no zone such as Europe/Zurich"),
        ('public_url = "poe.example.com"', "public_url: it is not an address such as"),
        ('public_url = "https://poe.example.com/desk"', "without a path"),
        ('mail_security = "ssl"', "mail_security: it is none of starttls, tls, none"),
        ('mail_user = "poe"', "mail_password_file: name the file"),
        ('mail_from = "nobody"', "mail_from: it holds no mail address"),
        ('host = "a\\nb"', "host (desk.toml): it is not one line of text"),
        ("port = ", "is not TOML"),
        ("\udcff", "is not TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_what_is_allowed(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "desk.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InvalidSettings) as caught:
        load(tmp_path, {})
    assert told in str(caught.value)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings) as caught:
        load(tmp_path, {"POEDESK_DESK_PORT": "x", "POEDESK_DESK_THREADS": "-1", "POEDESK_DESK_ZONE": "?"})
    assert [name in str(caught.value) for name in ("port", "threads", "zone")] == [True] * 3


def test_over_https_the_desk_is_secure(tmp_path: Path) -> None:
    made = load(tmp_path, {"POEDESK_DESK_PUBLIC_URL": "https://poe.example.com/"})
    assert made.secure
    assert made.url == "https://poe.example.com"
