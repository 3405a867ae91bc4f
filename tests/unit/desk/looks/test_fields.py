"""Fields as they are drawn: words of the library of signing in, errors at empty fields."""

import pytest
from django import forms

from poedesk.desk.looks.templatetags.desk import calmly, said


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Two-Factor Authentication", "Two-factor authentication"),
        ("New Password (again)", "New password (again)"),
        ("\n    Sign In\n", "Sign in"),
        ("Tenant ID", "Tenant ID"),
        ("Authenticator code", "Authenticator code"),
        ("", ""),
    ],
)
def test_words_that_are_written_as_a_title_are_read_as_a_sentence(written: str, read: str) -> None:
    assert calmly(written) == read


class Two(forms.Form):
    """Two questions, one of which says itself what to do."""

    days = forms.IntegerField(label="How many days more")
    why = forms.CharField(label="Why", error_messages={"required": "Say why"})


def test_an_error_at_an_empty_field_names_the_field_unless_the_form_says_what_to_do() -> None:
    form = Two({})
    told = {each.name: [said(error, each) for error in each.errors] for each in form}
    assert told == {"days": ["How many days more: fill this in"], "why": ["Say why"]}
