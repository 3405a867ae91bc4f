"""The words under a field of a shape are its description, also where another shape inherits the field."""

from poedesk.desk.api.describing import Schema
from poedesk.desk.api.wording import words_of


class Paper(Schema):
    """A paper."""

    name: str
    pages: int
    """How many pages it has,
    counted from one."""


class Signed(Paper):
    """A paper with a signature."""

    by: str
    """Who signed."""

    pages: int
    """How many pages are signed."""


def test_the_words_under_a_field_are_its_own() -> None:
    assert words_of(Paper) == {"pages": "How many pages it has,\ncounted from one."}
    assert words_of(Signed) == {"by": "Who signed.", "pages": "How many pages are signed."}


def test_a_shape_is_described_with_the_words_of_what_it_inherits() -> None:
    fields = Signed.json_schema()["properties"]
    assert fields["by"]["description"] == "Who signed."
    assert fields["pages"]["description"] == "How many pages are signed.", "its own words go before"
    assert "description" not in fields["name"]
    assert Paper.json_schema()["properties"]["pages"]["description"].startswith("How many pages it has")


def test_a_class_without_source_has_no_words() -> None:
    assert words_of(int) == {}
    assert words_of(type("Made", (), {"__module__": "nowhere"})) == {}
