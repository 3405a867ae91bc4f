"""Same content, same bytes, same key."""

import pytest

from poedesk.kernel.canonical import canonical_json, content_key, sha256_hex


def test_key_order_and_blanks_do_not_matter() -> None:
    assert canonical_json({"b": 1, "a": [None, "ü"]}) == '{"a":[null,"ü"],"b":1}'.encode()
    assert content_key({"b": 1, "a": 2}) == content_key({"a": 2, "b": 1})


def test_another_value_has_another_key() -> None:
    assert content_key({"a": 1}) != content_key({"a": "1"})


def test_the_hash_is_sha256_in_hexadecimal() -> None:
    assert sha256_hex(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical_json(float("nan"))
