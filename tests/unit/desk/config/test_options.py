"""Settings: where they come from, and that everything wrong is told before anything starts."""

from dataclasses import fields
from pathlib import Path

import pytest

from poedesk.desk.config.options import BOUNDS, InvalidSettings, Options, load


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
        ("port = 0", "port (desk.toml): 0 is not a whole number from 1 to 65535"),
        ("port = true", "port (desk.toml): True is not a whole number from 1 to 65535"),
        ("port = 70000", "port (desk.toml): 70000 is not a whole number from 1 to 65535"),
        ("prot = 1", "prot (desk.toml): there is no such setting"),
        ('language = "tlh"', "language: it is no language such as de"),
        ('language = "pt-br"', "language: locale/pt_BR/LC_MESSAGES/django.mo is not in the data folder"),
        ('zone = "Mars/Olympus"', "zone: it is no zone such as Europe/Zurich"),
        ('public_url = "poe.example.com"', "public_url: it is not an address such as"),
        ('public_url = "https://poe.example.com/desk"', "without a path"),
        ('public_url = "https://poe example.com"', "public_url: it is not an address such as"),
        ('mail_security = "ssl"', "mail_security: it is none of starttls, tls, none"),
        ('mail_user = "poe"', "mail_password_file: name the file"),
        ('mail_from = "nobody"', "mail_from: it holds no mail address"),
        ('host = "a\\nb"', "host (desk.toml): it is not one line of text"),
        ("port = ", "is not TOML"),
        ("port = 1.0", "port (desk.toml): 1.0 is not a whole number"),
        ('port = ""', "port (desk.toml): '' is not a whole number"),
        ('port = "²"', "port (desk.toml): '²' is not a whole number"),
        ("port = [1]", "port (desk.toml): [1] is not a whole number"),
        ("port = 2026-11-29", "is not a whole number from 1 to 65535"),
        (f"port = {10**30}", "port (desk.toml): it is not a whole number from 1 to 65535"),
        (f"port = {'9' * 5000}", "is not TOML"),
        (f'port = "{"9" * 5000}"', "999... is not a whole number"),
        (f"port = {'[' * 5000}", "is not TOML"),
        ("#" * (1 << 20) + "\nport = 1", "has more than 1048576 bytes"),
        ("host = 1", "host (desk.toml): it is not one line of text"),
        ('host = ""', "host: it is no address such as 127.0.0.1"),
        ('host = " "', "host: it is no address such as 127.0.0.1"),
        ('public_url = "http://[::1"', "public_url: it is not an address such as"),
        ('public_url = "https://poe.example.com:99999"', "public_url: it is not an address such as"),
        ('public_url = "https://me:secret@poe.example.com"', "public_url: it is not an address such as"),
        ('mail_from = "@"', "mail_from: it holds no mail address"),
        (
            'mail_user = "poe"\nmail_password_file = "/nowhere/password"',
            "mail_password_file: /nowhere/password cannot be read",
        ),
        ("[desk]\nport = 1", "desk (desk.toml): there is no such setting; there are host, port,"),
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


def test_every_whole_number_has_its_bounds() -> None:
    numbers = {each.name for each in fields(Options) if isinstance(each.default, int)}
    assert BOUNDS.keys() == numbers
    for name, (least, most) in BOUNDS.items():
        assert 0 < least <= getattr(Options(), name) <= most, name


@pytest.mark.parametrize("name", BOUNDS)
def test_a_number_is_taken_within_its_bounds_and_refused_outside_with_them(name: str, tmp_path: Path) -> None:
    least, most = BOUNDS[name]
    widest = {"POEDESK_DESK_UPLOAD_BYTES": "1", "POEDESK_DESK_TOGETHER_BYTES": str(1 << 42)}
    for value in (least, most):
        assert getattr(load(tmp_path, widest | {f"POEDESK_DESK_{name.upper()}": str(value)}), name) == value
    for value in (least - 1, most + 1, -1, 10**40):
        with pytest.raises(InvalidSettings) as caught:
            load(tmp_path, {f"POEDESK_DESK_{name.upper()}": str(value)})
        assert f"{name} (environment): " in str(caught.value)
        assert f"is not a whole number from {least} to {most}" in str(caught.value)


def test_an_address_of_the_newer_internet_stands_in_brackets(tmp_path: Path) -> None:
    assert load(tmp_path, {"POEDESK_DESK_HOST": "::1"}).url == "http://[::1]:8000"
