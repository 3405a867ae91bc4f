import pytest

from poedesk.proof.document.model import Message
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.mail import eml


def stretches(body: str, *, html: bool = False) -> list[tuple[int, str | None, str | None, str]]:
    """Return (depth, sender, sent, words) of each message in a mail with this body."""
    kind = "html" if html else "plain"
    raw = (
        "From: Mira Sund <mira@harborvale.example>\n"
        "To: Otto Lindqvist <otto@quillbridge.example>\n"
        "Date: Mon, 04 May 2026 12:00:00 -0500\n"
        "Subject: Re: Acceptance\n"
        "MIME-Version: 1.0\n"
        f'Content-Type: text/{kind}; charset="utf-8"\n'
        "Content-Transfer-Encoding: 8bit\n\n"
    )
    document = eml.read((raw + body).encode(), "mail.eml", DEFAULT)
    text = document.pages[0].text
    return [_told(message, text) for message in document.messages]


def _told(message: Message, text: str) -> tuple[int, str | None, str | None, str]:
    return message.depth, message.sender, message.sent, " ".join(text[message.start : message.end].split())


OWN = "Mira Sund <mira@harborvale.example>"
OTTO = "Otto Lindqvist <otto@quillbridge.example>"


def test_a_message_without_history_is_all_its_own() -> None:
    assert stretches("We accept.\n\nMira\n") == [(0, OWN, "2026-05-04T12:00:00-05:00", "We accept. Mira")]


@pytest.mark.parametrize(
    ("line", "sent"),
    [
        (
            "On Sun, May 3, 2026 at 10:02 AM Otto Lindqvist <otto@quillbridge.example> wrote:",
            "2026-05-03T10:02:00-05:00",
        ),
        (
            "On 3 May 2026, at 10:02, Otto Lindqvist <otto@quillbridge.example> wrote:",
            "2026-05-03T10:02:00-05:00",
        ),
        (
            "On 2026-05-03 10:02, Otto Lindqvist <otto@quillbridge.example> wrote:",
            "2026-05-03T10:02:00-05:00",
        ),
        ('On 4/5/26, 10:02 AM, "Otto Lindqvist" <otto@quillbridge.example> wrote:', None),
        (
            "On 5/13/26, 10:02 PM, Otto Lindqvist <otto@quillbridge.example> wrote:",
            "2026-05-13T22:02:00-05:00",
        ),
        (
            "El dom, 3 may 2026 a las 10:02, Otto Lindqvist (<otto@quillbridge.example>) escribió:",
            "2026-05-03T10:02:00-05:00",
        ),
        (
            "El 3/5/2026 a las 10:02, Otto Lindqvist <otto@quillbridge.example> escribió:",
            "2026-05-03T10:02:00-05:00",
        ),
        (
            "Am 03.05.2026 um 10:02 schrieb Otto Lindqvist <otto@quillbridge.example>:",
            "2026-05-03T10:02:00-05:00",
        ),
        (
            "Am So., 3. Mai 2026 um 10:02 Uhr schrieb Otto Lindqvist <otto@quillbridge.example>:",
            "2026-05-03T10:02:00-05:00",
        ),
        (
            "Le dim. 3 mai 2026 à 10:02, Otto Lindqvist <otto@quillbridge.example> a écrit :",
            "2026-05-03T10:02:00-05:00",
        ),
        (
            "Le 03/05/2026 à 10:02, Otto Lindqvist <otto@quillbridge.example> a écrit :",
            "2026-05-03T10:02:00-05:00",
        ),
        ("Otto Lindqvist <otto@quillbridge.example> wrote on 3 May 2026 10:02:", "2026-05-03T10:02:00-05:00"),
    ],
)
def test_an_attribution_gives_author_and_time_of_what_it_quotes(line: str, sent: str | None) -> None:
    quoted = "> Please confirm that the work is done.\n> Otto"
    own, history = stretches(f"Confirmed.\n\n{line}\n{quoted}\n")
    assert own == (0, OWN, "2026-05-04T12:00:00-05:00", "Confirmed.")
    assert history == (1, OTTO, sent, "Please confirm that the work is done. Otto")


def test_an_attribution_wrapped_over_lines_is_still_one() -> None:
    body = (
        "Yes.\n\nOn Sun, May 3, 2026 at 10:02 AM Otto Lindqvist\n<otto@quillbridge.example> wrote:\n\n> Done?"
    )
    assert [part[:2] + part[3:] for part in stretches(body)] == [(0, OWN, "Yes."), (1, OTTO, "Done?")]


def test_text_below_an_attribution_is_quoted_also_without_signs() -> None:
    line = "On May 3, 2026, at 10:02 AM, Otto Lindqvist <otto@quillbridge.example> wrote:"
    body = f"Yes.\n\n{line}\n\nDone?\n\nOtto"
    assert [part[:2] + part[3:] for part in stretches(body)] == [(0, OWN, "Yes."), (1, OTTO, "Done? Otto")]


@pytest.mark.parametrize(
    ("block", "sent"),
    [
        (
            (
                "-----Original Message-----\nFrom: Otto Lindqvist <otto@quillbridge.example>\n"
                "Sent: Sunday, May 3, 2026 10:02 AM\nTo: Mira Sund\nSubject: Acceptance\n"
            ),
            "2026-05-03T10:02:00-05:00",
        ),
        (
            (
                "________________________________\nDe: Otto Lindqvist <otto@quillbridge.example>\n"
                "Enviado: domingo, 3 de mayo de 2026 10:02\nPara: Mira Sund\nAsunto: Aceptación\n"
            ),
            "2026-05-03T10:02:00-05:00",
        ),
        (
            (
                "Von: Otto Lindqvist <otto@quillbridge.example>\nGesendet: Sonntag, 3. Mai 2026 10:02\n"
                "An: Mira Sund\nCc: Jo\nBetreff: Abnahme\n"
            ),
            "2026-05-03T10:02:00-05:00",
        ),
        (
            (
                "De : Otto Lindqvist <otto@quillbridge.example>\nEnvoyé : dimanche 3 mai 2026 10:02\n"
                "À : Mira Sund\nObjet : Réception\n"
            ),
            "2026-05-03T10:02:00-05:00",
        ),
        (
            (
                "---------- Forwarded message ---------\nFrom: Otto Lindqvist <otto@quillbridge.example>\n"
                "Date: Sun, 3 May 2026 at 10:02\nSubject: Acceptance\nTo: Mira Sund\n"
            ),
            "2026-05-03T10:02:00-05:00",
        ),
        (
            (
                "*From:* Otto Lindqvist <otto@quillbridge.example>\n*Sent:* Sunday, May 3, 2026 10:02 AM\n"
                "*To:* Mira Sund\n*Subject:* Acceptance\n"
            ),
            "2026-05-03T10:02:00-05:00",
        ),
        (
            (
                "From: Otto Lindqvist [mailto:otto@quillbridge.example]\nSent: 05/04/2026 10:02\n"
                "To: Mira Sund <mira@harborvale.example>;\n Jo Brandt\nSubject: Acceptance\n"
            ),
            None,
        ),
    ],
)
def test_a_block_of_headers_begins_history_that_lasts_to_the_end(block: str, sent: str | None) -> None:
    own, history = stretches(f"Approved.\n\n{block}\nPlease confirm.\n\nOtto\n")
    assert own == (0, OWN, "2026-05-04T12:00:00-05:00", "Approved.")
    assert history == (1, OTTO, sent, "Please confirm. Otto")


def test_history_in_history_is_deeper_and_each_has_its_author() -> None:
    body = (
        "Fine.\n\nFrom: Otto Lindqvist <otto@quillbridge.example>\nSent: Sunday, May 3, 2026 10:02 AM\n"
        "To: Mira Sund\nSubject: RE: Acceptance\n\nAnd now?\n\n"
        "From: Jo Brandt <jo@harborvale.example>\nSent: Saturday, May 2, 2026 9:00 AM\n"
        "To: Otto Lindqvist\nSubject: Acceptance\n\nNot yet.\n"
    )
    assert [(depth, sender, words) for depth, sender, _, words in stretches(body)] == [
        (0, OWN, "Fine."),
        (1, OTTO, "And now?"),
        (2, "Jo Brandt <jo@harborvale.example>", "Not yet."),
    ]


def test_answers_between_quoted_lines_are_the_own_words_of_the_message() -> None:
    body = (
        "On 3 May 2026, at 10:02, Otto Lindqvist <otto@quillbridge.example> wrote:\n"
        "> Is the migration done?\n>> Earlier I had asked.\n\nYes.\n\n> And the training?\nNo.\n"
    )
    assert [(depth, sender, words) for depth, sender, _, words in stretches(body)] == [
        (1, OTTO, "Is the migration done?"),
        (2, None, "Earlier I had asked."),
        (0, OWN, "Yes."),
        (1, OTTO, "And the training?"),
        (0, OWN, "No."),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Ok.\n\n> On 3 May 2026, at 10:02, Otto Lindqvist <otto@quillbridge.example> wrote:\n>\n> Please.\n",
        (
            "Ok.\n\n-- Original Message --\n"
            "On 3 May 2026 at 10:02, Otto Lindqvist <otto@quillbridge.example> wrote:\n\n> Please.\n"
        ),
        "Ok.\n\nOtto Lindqvist <otto@quillbridge.example> hat am 03.05.2026 10:02 geschrieben:\n> Please.\n",
    ],
)
def test_other_shapes_of_introductions(body: str) -> None:
    assert [part[:2] + part[3:] for part in stretches(body)] == [(0, OWN, "Ok."), (1, OTTO, "Please.")]


def test_a_sentence_with_wrote_in_it_begins_no_history() -> None:
    body = "As Otto wrote in May 2026: the work is done.\nI agree with what he wrote.\nMira\n"
    (only,) = stretches(body)
    assert only[0] == 0


def test_labels_like_headers_in_the_own_text_begin_no_history() -> None:
    body = "We plan a pilot.\nFrom: 1 June\nTo: 30 June\nTeams will be used.\n"
    (only,) = stretches(body)
    assert only[0] == 0


def test_a_quotation_box_of_html_is_history() -> None:
    body = (
        "<div>Approved.</div><div class='gmail_quote'><div class='gmail_attr'>"
        "On Sun, May 3, 2026 at 10:02 AM "
        "Otto Lindqvist &lt;<a href='mailto:otto@quillbridge.example'>otto@quillbridge.example</a>&gt; "
        "wrote:<br></div>"
        "<blockquote class='gmail_quote'><p>Please confirm.</p></blockquote></div>"
    )
    assert stretches(body, html=True) == [
        (0, OWN, "2026-05-04T12:00:00-05:00", "Approved."),
        (1, OTTO, "2026-05-03T10:02:00-05:00", "Please confirm."),
    ]


def test_outlook_headers_in_html_are_history() -> None:
    body = (
        "<p>Approved.</p><div style='border-top:solid'><p><b>From:</b> "
        "Otto Lindqvist &lt;otto@quillbridge.example&gt;<br>"
        "<b>Sent:</b> Sunday, May 3, 2026 10:02 AM<br><b>To:</b> Mira Sund<br>"
        "<b>Subject:</b> Acceptance</p></div>"
        "<p>Please confirm.</p>"
    )
    assert stretches(body, html=True) == [
        (0, OWN, "2026-05-04T12:00:00-05:00", "Approved."),
        (1, OTTO, "2026-05-03T10:02:00-05:00", "Please confirm."),
    ]
