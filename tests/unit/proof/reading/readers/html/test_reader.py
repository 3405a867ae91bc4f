import pytest

from poedesk.proof.document.model import Cell, FieldKind, Page, Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.html import reader as html
from poedesk.proof.reading.readers.text import HIDDEN


def page(content: str) -> Page:
    return html.page_of_html(content, DEFAULT).page


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<p>one<p>two", "one\ntwo"),
        ("one<br>two", "one\ntwo"),
        ("harbor&shy;vale&#8203;.example", "harborvale.example"),
        ("<b>Cus</b>tomer:\n  Harbor&nbsp;Vale", "Customer: Harbor\xa0Vale"),
        ("<script>x</script><style>y</style><title>t</title><p>z", "z"),
        ("<p style='color:red;display: none'>x</p><p hidden>y</p>z", "z"),
        ("<!-- no --><ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<ol start=3><li>one<li>two</ol>", "3. one\n4. two"),
        ("<pre>a   b\n  c</pre>", "a\tb\n  c"),
        ("<p>a<noscript>x</noscript><template>y</template>z", "az"),
    ],
)
def test_the_page_holds_what_is_seen(source: str, shown: str) -> None:
    assert page(source).text.strip() == shown


def test_tables_have_cells_side_by_side() -> None:
    seen = page("<table><tr><th>Field<th>Value<tr><td>Customer<td>Harbor Vale</table>")
    places = {part.cell: (seen.text[part.start : part.end], part.box.left) for part in seen.segments}
    assert places[Cell(0, 1, 0)] == ("Customer", 0)
    assert places[Cell(0, 1, 1)][0] == "Harbor Vale"
    assert places[Cell(0, 1, 1)][1] == places[Cell(0, 0, 1)][1] > 48


def test_cells_of_many_lines_stay_together_in_text_and_stand_side_by_side() -> None:
    seen = page("<table><tr><td>For A<br>Name: Mira<td>For B<br>Name: Otto</table><p>after")
    assert seen.text.split("\n")[:5] == ["For A", "Name: Mira", "For B", "Name: Otto", "after"]
    tops = [part.box.top for part in seen.segments]
    assert tops == [0, 12, 0, 12, 24]


def test_spanning_cells_keep_the_columns_of_the_others() -> None:
    seen = page(
        "<table><tr><td rowspan=2>Pilots<td>Teams<tr><td>Intune<tr><td colspan=2>All<tr><td>a<td>b</table>"
    )
    cells = {seen.text[part.start : part.end]: part.cell for part in seen.segments}
    assert cells["Teams"] == Cell(0, 0, 1)
    assert cells["Intune"] == Cell(0, 1, 1)
    assert cells["b"] == Cell(0, 3, 1)


def test_tables_that_only_frame_the_page_are_no_tables() -> None:
    seen = page("<table><tr><td><h2>Terms</h2><table><tr><td>Date<td>4 May 2026</table></table>")
    assert {seen.text[part.start : part.end]: part.cell for part in seen.segments} == {
        "Terms": None,
        "Date": Cell(0, 0, 0),
        "4 May 2026": Cell(0, 0, 1),
    }


def test_headings_are_marked() -> None:
    seen = page("<h2>Scope</h2><p><b>Terms</b></p><p><b>Not</b> all bold</p>")
    assert [seen.text[part.start : part.end] for part in seen.segments if part.heading] == ["Scope", "Terms"]


def test_tick_boxes_of_a_form_are_marks_and_fields() -> None:
    seen = page(
        "<fieldset><legend>Sector</legend>"
        "<label><input type=radio name=sector value=p checked> public</label> "
        "<label><input type=radio name=sector value=c> commercial</label></fieldset>"
    )
    assert [(mark.label, mark.group, mark.checked, mark.by) for mark in seen.marks] == [
        ("public", "Sector", True, "control"),
        ("commercial", "Sector", False, "control"),
    ]
    assert [(field.name, field.kind, field.checked, field.label) for field in seen.fields] == [
        ("sector", FieldKind.RADIO, True, "public"),
        ("sector", FieldKind.RADIO, False, "commercial"),
    ]


def test_a_grid_of_boxes_gets_its_labels_from_the_head_and_its_groups_from_the_rows() -> None:
    seen = page(
        "<table><tr><th>Workload<th>Migration<th>Adoption<tr><td>Teams<td><input type=checkbox checked>"
        "<td><input type=checkbox><tr><td>Intune<td>☐<td>☒</table>"
    )
    assert [(mark.label, mark.group, mark.checked, mark.by) for mark in seen.marks] == [
        ("Migration", "Teams", True, "control"),
        ("Adoption", "Teams", False, "control"),
        ("Migration", "Intune", False, "glyph"),
        ("Adoption", "Intune", True, "glyph"),
    ]


def test_inputs_are_fields_with_their_printed_labels() -> None:
    seen = page(
        "<p>Customer name: <input name=c value='Harbor Vale'></p>"
        "<label for=d>Domain</label><input id=d name=d>"
        "<p>Plan <select name=p><option>A<option selected>B</select></p>"
        "<textarea name=n>Two\nlines</textarea>"
        "<input type=hidden name=h value=x><input type=password value=secret>"
    )
    assert [(field.name, field.label, field.kind, field.value) for field in seen.fields] == [
        ("c", "Customer name", FieldKind.TEXT, "Harbor Vale"),
        ("d", "Domain", FieldKind.TEXT, None),
        ("p", "Plan", FieldKind.CHOICE, "B"),
        ("n", None, FieldKind.TEXT, "Two lines"),
    ]
    first = seen.fields[0]
    assert seen.text[first.start : first.end] == "Harbor Vale"
    assert "secret" not in seen.text


def test_pictures_are_drawings_with_their_words() -> None:
    seen = page("<p>Signed: <img src=x alt='signature of Mira'><img width=1 height=1 src=pixel>")
    assert [drawing.detail for drawing in seen.drawings] == ["signature of Mira"]


def test_the_declared_encoding_is_used_unless_it_is_wrong() -> None:
    head = "<meta charset=iso-8859-1><p>Prüfung"
    assert "Prüfung" in html.decode_html(head.encode("latin-1"))
    assert "Prüfung" in html.decode_html(b"<meta charset=nonsense><p>" + "Prüfung".encode())


def test_depth_beyond_reason_is_read_without_recursion() -> None:
    assert "end" in page("<div>" * 30_000 + "end").text
    assert "end" in page("<table><tr><td>" * 300 + "end").text
    assert "end" in page("<b><i>" * 30_000 + "end").text


def test_ends_that_are_left_out_are_no_depth() -> None:
    rows = page("<table>" + "<tr><td>Name<td>Ines" * 1500 + "</table>")
    assert max(part.cell.row for part in rows.segments if part.cell) == 1499
    assert page("<p>one" * 3000).text.count("\n") == 3000


def test_words_that_stand_too_deep_stay_apart() -> None:
    assert page("<div>" * 2000 + "one</div>two" + "</div>" * 1999 + "<p>three").text.split() == [
        "one",
        "two",
        "three",
    ]


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute; left:-9999px",
        "text-indent: -10000px",
        "text-decoration: line-through",
        "color:red;text-decoration-line:underline line-through",
        "max-height:0;overflow:hidden",
        "height: 0px; overflow: hidden;",
    ],
)
def test_what_is_off_the_screen_is_not_read(style: str) -> None:
    assert page(f"<p style='{style}'>unseen</p><p style='left:-20px;height:10px'>seen").text == "seen\n"


def test_a_closed_dialog_is_not_read() -> None:
    assert page("<dialog>unseen</dialog><dialog open>seen</dialog>").text == "seen\n"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "utf-8"), ("utf-16", "utf-8"), ("iso-8859-1", "cp1252"), ("unicode_escape", "utf-8")],
)
def test_a_declaration_that_cannot_be_true_is_not_believed(declared: str, encoding: str) -> None:
    source = f"<meta charset={declared}><p>Pr\u00fcfung \u2013 \\u0041"
    assert "Pr\u00fcfung \u2013 \\u0041" in html.decode_html(source.encode(encoding))


@pytest.mark.parametrize("declared", ["gb2312", "shift_jis", "euc-kr", "big5", "koi8-r"])
def test_declared_encodings_of_other_scripts_are_used(declared: str) -> None:
    words = {"koi8-r": "\u0434\u0430", "euc-kr": "\ud55c\uad6d"}.get(declared, "\u65e5\u672c")
    assert words in html.decode_html(f"<meta charset={declared}><p>{words}".encode(declared))


def test_style_sheets_without_rules_cost_nothing() -> None:
    long, moved, lined = "a" * 400_000, "translate(" * 40_000, "text-decoration:" * 40_000
    shown = page(f"<style>{long}</style><p style='{lined};transform:{moved}'>plain</p>")
    assert shown.text.strip() == "plain"


def test_spans_beyond_reason_cost_nothing() -> None:
    seen = page("<table>" + "<tr><td colspan=100 rowspan=1000>x" * 300 + "</table>")
    assert seen.text.count("x") == 300


@pytest.mark.parametrize(
    "hiding",
    [
        "<p style='color:#fff'>secret</p>",
        "<p style='color: WHITE !important'>secret</p>",
        "<font color=white>secret</font>",
        "<div style='color:rgb(250, 250, 250)'><b>secret</b></div>",
        "<p style='color:rgba(0,0,0,0)'>secret</p>",
        "<p style='color:hsl(0,0%,99%)'>secret</p>",
        "<p style='-webkit-text-fill-color:transparent'>secret</p>",
        "<table><tr><td bgcolor=#003366><font color='#003366'>secret</font></table>",
        "<table bgcolor=navy><tbody><tr style='color:#000080'><td>secret</table>",
        "<div style='background:darkslateblue'><p style='color:darkslateblue'>secret</p></div>",
        "<style>.x{color:#fefefe}</style><p class=x>secret</p>",
        "<style>p{color:#000} .x{color:#fff}</style><p class=x>secret</p>",
        "<style>@media screen{.x{display:none}}</style><p class=x>secret</p>",
        "<style>.x{display:none !important}</style><p class=x style='display:block'>secret</p>",
        "<style>div > p:first-child{display:none}</style><div><p>secret</p></div>",
        "<style>a:hover,.x{visibility:hidden}</style><p class=x>secret</p>",
        "<div style='font-size:1px'><span style='font-size:2em'>secret</span></div>",
        "<p style='font:0/0 a'>secret</p>",
        "<p style='opacity:.01'>secret</p>",
        "<p style='position:absolute;left:-999px'>secret</p>",
        "<p style='transform:translateX(-9999px)'>secret</p>",
        "<p style='position:absolute;clip:rect(0,0,0,0)'>secret</p>",
        "<p style='clip-path:inset(100%)'>secret</p>",
        "<span style='position:absolute;width:1px;height:1px;overflow:hidden'>secret</span>",
        "<div style='visibility:hidden'>secret</div>",
        "<p hidden>secret</p>",
        "<del>secret</del>",
        "<table><tr hidden><td>secret</table>",
    ],
)
def test_text_that_nobody_sees_is_left_out_and_named(hiding: str) -> None:
    read = html.read(
        f"<html><body><p>before</p>{hiding}<p>after</p></body></html>".encode(), "a.html", DEFAULT
    )
    assert "secret" not in read.pages[0].text
    assert "before" in read.pages[0].text
    assert "after" in read.pages[0].text
    assert read.problems == (HIDDEN,)
    assert read.read is Read.COMPLETE


@pytest.mark.parametrize(
    "showing",
    [
        "<table><tr bgcolor=#1f3864><th style='color:white'>plain</th></table>",
        "<table bgcolor=navy><tr><td><font color=white>plain</font></table>",
        "<div style='background:#003366 url(x.png) no-repeat'><p style='color:#fff'>plain</p></div>",
        "<div style='background-image:linear-gradient(#fff,#fff)'><p style='color:#fff'>plain</p></div>",
        "<table><tr><td background=dark.png style='color:#fff'>plain</table>",
        "<style>th{background:#444;color:#fff}</style><table><tr><th>plain</table>",
        "<style>.a{background:#222} .a .b{color:white}</style><div class=a><p class=b>plain</p></div>",
        "<img src=page.png><p style='position:absolute;top:9px;color:#fff'>plain</p>",
        "<div style='font-size:0'><span style='font-size:14px'>plain</span></div>",
        "<td style='direction:ltr;font-size:0px'><div style='font:13px Arial'>plain</div></td>",
        "<style>.gap{font-size:0}</style><div class=gap><p style='font-size:medium'>plain</p></div>",
        "<div style='visibility:hidden'><p style='visibility:visible'>plain</p></div>",
        "<div style='color:white'><p style='color:#333'>plain</p></div>",
        "<div style='color:white'><a href=x>plain</a></div>",
        "<p style='color:inherit;background:transparent'>plain</p>",
        "<p style='color:var(--ink)'>plain</p>",
        "<div style='background:black'><p style='color:white'>plain</p></div>",
        "<body bgcolor=black text=white><p>plain</p></body>",
        "<style>@media print{p{display:none}}</style><p>plain</p>",
        "<style>.x{color:#222;display:none} .x{display:block}</style><p class=x>plain</p>",
        "<style>p{height:0;color:#222} p{height:auto;color:red;overflow:hidden}</style><p>plain</p>",
        "<style>p:hover{display:none}</style><p>plain</p>",
        "<style>p:nonsense(1){display:none} [{color:#fff} a,,b{display:none}</style><p>plain</p>",
        "<p style='opacity:1;margin-left:-20px;text-indent:-18pt'>plain</p>",
        "<p style='font-size:0.8em'>plain</p>",
        "<p style='color:#888'>plain</p>",
        "<mark style='color:white'><span style='color:#000'>plain</span></mark>",
    ],
)
def test_text_that_shows_is_read_whatever_is_said_around_it(showing: str) -> None:
    read = html.read(f"<html><body>{showing}</body></html>".encode(), "a.html", DEFAULT)
    assert "plain" in read.pages[0].text
    assert read.problems == ()
