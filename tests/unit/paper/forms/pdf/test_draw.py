from dataclasses import replace

import pikepdf
import pytest
from tests.unit.paper.forms.engagements import NARRATIVES, claim, presales
from tests.unit.paper.forms.pdf.pages import opened, outline_of, texts, written

from poedesk.kernel.errors import UsageError
from poedesk.paper.forms.outline import CHOICE, SIGNATURE, TICK
from poedesk.paper.forms.pdf import draw

KINDS = {TICK: "/Btn", SIGNATURE: "/Sig", CHOICE: "/Ch"}


def fields_of(pdf: pikepdf.Pdf) -> dict[str, dict[str, str]]:
    """Return each field's entries as text by its name."""
    return {
        str(field.T): {name: str(field[name]) for name in ("/FT", "/Ff", "/V", "/AS") if name in field}
        | {"kids": str(len(field.get("/Kids", [])))}
        for field in pdf.Root.AcroForm.Fields
    }


def test_every_field_of_the_outline_is_a_field_of_the_file() -> None:
    outline = outline_of(presales(), everything=True)
    fields = fields_of(opened(outline))
    assert list(fields) == [field.name for field in outline.fields()]
    for field in outline.fields():
        assert fields[field.name]["/FT"] == KINDS.get(field.kind, "/Tx")
        assert bool(int(fields[field.name].get("/Ff", "0")) & 2) == field.required


def test_values_stand_in_their_fields() -> None:
    outline, made = written(claim())
    fields = fields_of(opened(outline, made))
    assert fields["customer_name"]["/V"] == "Marram Health Trust"
    assert fields["activity_migration_exchange_online"]["/V"] == "/Yes"
    assert fields["activity_migration_exchange_online"]["/AS"] == "/Yes"
    assert fields["activity_migration_teams"]["/AS"] == "/Off"
    assert "/V" not in fields["date_signed"]


def test_the_file_asks_no_viewer_to_draw_and_runs_nothing() -> None:
    data, notes = draw(*written(claim()))
    pdf = opened(*written(claim()))
    assert not bool(pdf.Root.AcroForm.NeedAppearances)
    assert b"/JavaScript" not in data
    assert "/OpenAction" not in pdf.Root
    assert notes == ()


def test_the_same_form_has_the_same_bytes() -> None:
    outline, made = written(claim())
    assert draw(outline, made, record="{}")[0] == draw(outline, made, record="{}")[0]


def test_flat_pages_say_the_same_without_fields() -> None:
    outline, made = written(claim())
    with opened(outline, made, flat=True) as pdf:
        assert not len(pdf.Root.AcroForm.Fields)
        assert not any("/Annots" in page for page in pdf.pages)
    said = " ".join(texts(draw(outline, made, flat=True)[0]))
    assert "Marram Health Trust" in said
    assert "310 mailboxes" in said


def test_a_name_that_was_typed_to_sign_is_text() -> None:
    outline, made = written(claim(), customer_signature="/s/ Dana Whitlock")
    field = fields_of(opened(outline, made))["customer_signature"]
    assert (field["/FT"], field["/V"]) == ("/Tx", "/s/ Dana Whitlock")


def test_an_answer_longer_than_a_page_goes_on_over_pages_as_one_field() -> None:
    long = "Fabrikell moved the mailboxes of one more ward to Exchange Online. " * 300
    outline, made = written(claim(), replace(NARRATIVES, usage_work=long))
    pdf = opened(outline, made)
    field = fields_of(pdf)["usage_work"]
    assert int(field["kids"]) > 1
    assert field["/V"] == long
    said = "".join(texts(draw(outline, made, flat=True)[0]))
    assert said.count("mailboxes") == 300 + said.partition("3.5 Work")[0].count("mailboxes")


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(UsageError, match="a3 is no paper that is known; allowed are: a4, letter"):
        draw(outline_of(claim()), paper="a3")


def test_a_letter_without_a_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POEDESK_FONTS", "")
    outline, made = written(claim(), customer_name="Marram \U00013002")
    data, notes = draw(outline, made)
    assert len(notes) == 1
    assert "U+13002" in notes[0]
    assert data.startswith(b"%PDF-1.7")


def test_the_record_stands_in_the_metadata() -> None:
    pdf = opened(outline_of(claim()), record='{"a": "<&>"}')
    with pdf.open_metadata() as metadata:
        assert metadata["{urn:poedesk:form:1#}record"] == '{"a": "<&>"}'
        assert metadata["dc:title"] == "Proof of Execution"
