"""How mail programs introduce what they quote, each under a mail whose own word is "Approved."."""

import pytest

from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.mail import eml

ASK = "Please confirm that you approve the work."
TOM = "Tom Ashby <tom@brightwatercloud.example>"
INGRID = "Ingrid Solheim <ingrid@haldentimber.example>"
UNNAMED = frozenset(
    {
        "bar quoting",
        "from tom, day only (Teams copy)",
        "html thunderbird",
        "lotus notes",
        "on behalf",
        "plain wrote colon quoted",
        "rule only",
        "wrote with a date before, without address",
    }
)
"""Blocks that do not give the address of who wrote."""

PLAIN = """
=== outlook desktop
From: TOM
Sent: Sunday, May 3, 2026 10:02 AM
To: INGRID
Cc: Marta Dahl
Subject: RE: SOW No. 7

ASK
=== outlook high importance
From: TOM
Sent: Sunday, May 3, 2026 10:02 AM
To: INGRID
Subject: RE: SOW No. 7
Importance: High

ASK
=== outlook mac
From: TOM
Date: Sunday, 3 May 2026 at 10:02
To: INGRID
Subject: SOW No. 7

ASK
=== outlook german
Von: TOM
Gesendet: Sonntag, 3. Mai 2026 10:02
An: INGRID
Cc: Marta
Betreff: AW: SOW No. 7
Wichtigkeit: Hoch

ASK
=== outlook french
De : TOM
Envoyé : dimanche 3 mai 2026 10:02
À : INGRID
Objet : RE: SOW No. 7

ASK
=== outlook french without accents
De : TOM
Envoye : dimanche 3 mai 2026 10:02
A : INGRID
Objet : RE: SOW No. 7

ASK
=== outlook spanish
De: TOM
Enviado el: domingo, 3 de mayo de 2026 10:02
Para: INGRID
Asunto: RE: SOW No. 7

ASK
=== outlook spanish importance
De: TOM
Enviado: domingo, 3 de mayo de 2026 10:02
Para: INGRID
CC: Marta
Asunto: RE: SOW No. 7
Importancia: Alta

ASK
=== gmx: sent before from
Gesendet: Sonntag, 03. Mai 2026 um 10:02 Uhr
Von: "Tom Ashby" <tom@brightwatercloud.example>
An: "Ingrid Solheim" <ingrid@haldentimber.example>
Betreff: SOW No. 7

ASK
=== gmx english
Sent: Sunday, May 03, 2026 at 10:02 AM
From: "Tom Ashby" <tom@brightwatercloud.example>
To: "Ingrid Solheim" <ingrid@haldentimber.example>
Subject: SOW No. 7

ASK
=== date before from
Date: Sun, 3 May 2026 10:02:00 +0100
From: TOM
To: Ingrid Solheim
Subject: SOW No. 7

ASK
=== subject first
-------- Forwarded Message --------
Subject: SOW No. 7
Date: Sun, 3 May 2026 10:02:00 +0100
From: TOM
To: INGRID

ASK
=== thunderbird forward german
-------- Weitergeleitete Nachricht --------
Betreff: SOW No. 7
Datum: Sun, 3 May 2026 10:02:00 +0100
Von: TOM
An: INGRID

ASK
=== lotus notes

From:\tTom Ashby/Brightwater
To:\tIngrid Solheim/Halden@Halden
Date:\t03/05/2026 10:02
Subject:\tSOW No. 7

ASK
=== notes wrote
TOM wrote on 03/05/2026 10:02:11:

> From: TOM
> To: Ingrid
> Date: 03/05/2026 10:02
> Subject: SOW
>
> ASK
=== gmail
On Sun, May 3, 2026 at 10:02\u202fAM TOM wrote:

> ASK
=== gmail wrapped
On Sun, May 3, 2026 at 10:02 AM Tom Ashby <
tom@brightwatercloud.example> wrote:

> ASK
=== gmail german
Am So., 3. Mai 2026 um 10:02 Uhr schrieb Tom Ashby <
tom@brightwatercloud.example>:

> ASK
=== gmail french
Le dim. 3 mai 2026 à 10:02, TOM a
écrit :

> ASK
=== gmail spanish
El dom, 3 may 2026 a la(s) 10:02 a.m., Tom Ashby (tom@brightwatercloud.example)
escribió:

> ASK
=== yahoo
    On Sunday, May 3, 2026 at 10:02:11 AM GMT+1, TOM wrote:

 ASK
=== yahoo german
    Am Sonntag, 3. Mai 2026 um 10:02:11 MESZ hat TOM Folgendes geschrieben:

 ASK
=== yahoo spanish
    El domingo, 3 de mayo de 2026, 10:02:11 CEST, TOM escribió:

 ASK
=== yahoo french
    Le dimanche 3 mai 2026 à 10:02:11 UTC+2, TOM a écrit :

 ASK
=== samsung
-------- Original message --------
From: TOM
Date: 03/05/2026 10:02 (GMT+01:00)
To: INGRID
Subject: SOW No. 7

ASK
=== zimbra
----- Original Message -----
From: "Tom Ashby" <tom@brightwatercloud.example>
To: "Ingrid Solheim" <ingrid@haldentimber.example>
Sent: Sunday, May 3, 2026 10:02:11 AM
Subject: SOW No. 7

ASK
=== zimbra french
De: "Tom Ashby" <tom@brightwatercloud.example>
À: "Ingrid Solheim" <ingrid@haldentimber.example>
Envoyé: Dimanche 3 Mai 2026 10:02:11
Objet: SOW No. 7

ASK
=== apple mail
> On 3 May 2026, at 10:02, TOM wrote:
>
> ASK
=== apple mail german
> Am 03.05.2026 um 10:02 schrieb TOM:
>
> ASK
=== apple forward
Begin forwarded message:

> From: TOM
> Subject: SOW No. 7
> Date: 3 May 2026 at 10:02:11 BST
> To: INGRID
>
> ASK
=== gmail forward
---------- Forwarded message ---------
From: TOM
Date: Sun, 3 May 2026 at 10:02
Subject: SOW No. 7
To: <ingrid@haldentimber.example>


ASK
=== gmail forward german
---------- Forwarded message ---------
Von: TOM
Date: So., 3. Mai 2026 um 10:02 Uhr
Subject: SOW No. 7
To: <ingrid@haldentimber.example>


ASK
=== on behalf
From: Projects On Behalf Of TOM
Sent: Sunday, May 3, 2026 10:02 AM
To: Ingrid Solheim
Subject: SOW

ASK
=== wrote with a date before, without address
Tom Ashby wrote on 3 May 2026:

ASK
=== plain wrote colon quoted
Tom Ashby wrote:
> ASK
=== from tom, day only (Teams copy)
From: Tom Ashby
Sent: 03.05.2026
To: Ingrid Solheim
Subject: SOW

ASK
=== rule only
-----Original Message-----
ASK
=== blank lines between headers
From: TOM

Sent: Sunday, May 3, 2026 10:02 AM

To: INGRID

Subject: RE: SOW No. 7

ASK
=== from and date only
From: TOM
Date: Sun, 3 May 2026 10:02

ASK
"""

HTML = {
    "html outlook web": (
        "<div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><font><b>From:</b> "
        "TOM<br><b>Sent:</b> Sunday, May 3, 2026 10:02 AM<br><b>To:</b> Ingrid "
        "Solheim<br><b>Subject:</b> SOW No. 7</font><div>&nbsp;</div></div><div>ASK</div>"
    ),
    "html apple": (
        "<br><blockquote type='cite'><div>On 3 May 2026, at 10:02, TOM "
        "wrote:</div><br><div>ASK</div></blockquote>"
    ),
    "html thunderbird": (
        "<div class='moz-cite-prefix'>On 03/05/2026 10:02, Tom Ashby wrote:<br></div><blockquote "
        "type='cite'>ASK</blockquote>"
    ),
    "html outlook table": (
        "<table><tr><td><b>From:</b></td><td>TOM</td></tr><tr><td><b>Sent:</b></td><td>Sunday, May 3,"
        " 2026 10:02 AM</td></tr><tr><td><b>To:</b></td><td>Ingrid "
        "Solheim</td></tr><tr><td><b>Subject:</b></td><td>SOW No. 7</td></tr></table><p>ASK</p>"
    ),
    "html yahoo": (
        "<div class='yahoo_quoted'><div>On Sunday, May 3, 2026 at 10:02:11 AM GMT+1, TOM "
        "wrote:</div><div><br></div><div>ASK</div></div>"
    ),
    "html gmx": (
        "<div name='quote' style='border-left: 2px solid'><div><b>Gesendet:</b>&nbsp;Sonntag, 03. Mai"
        " 2026 um 10:02 Uhr<br/><b>Von:</b>&nbsp;&quot;Tom Ashby&quot; "
        "&lt;tom@brightwatercloud.example&gt;<br/><b>An:</b>&nbsp;ingrid@haldentimber.example<br/><b>Betreff:</b>&nbsp;SOW</div><div>ASK</div></div>"
    ),
}


def stretches(body: str, kind: str) -> list[tuple[int, str | None, str]]:
    """Return depth, sender and words of each message in a mail of Ingrid's with this body."""
    raw = (
        f"From: {INGRID}\nTo: {TOM}\nDate: Mon, 04 May 2026 12:00:00 +0100\nSubject: Re: SOW No. 7\n"
        f'MIME-Version: 1.0\nContent-Type: text/{kind}; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
    )
    document = eml.read((raw + body).encode(), "mail.eml", DEFAULT)
    text = document.pages[0].text
    return [(m.depth, m.sender, " ".join(text[m.start : m.end].split())) for m in document.messages]


def filled(body: str, tom: str = TOM) -> str:
    return body.replace("INGRID", INGRID).replace("TOM", tom).replace("ASK", ASK)


BLOCKS = dict(block.split("\n", 1) for block in PLAIN.strip().removeprefix("=== ").split("\n=== "))


@pytest.mark.parametrize("program", BLOCKS)
def test_plain_text_of_mail_programs(program: str) -> None:
    own, quoted = stretches("Approved.\n\n" + filled(BLOCKS[program]) + "\n", "plain")
    assert own == (0, INGRID, "Approved.")
    assert (quoted[0], quoted[2]) == (1, ASK)
    assert program in UNNAMED or quoted[1] == TOM


@pytest.mark.parametrize("program", HTML)
def test_html_of_mail_programs(program: str) -> None:
    body = filled(HTML[program], TOM.replace("<", "&lt;").replace(">", "&gt;"))
    own, quoted = stretches("<div>Approved.</div>" + body, "html")
    assert own == (0, INGRID, "Approved.")
    assert (quoted[0], quoted[2]) == (1, ASK)
    assert program in UNNAMED or quoted[1] == TOM


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("On 3 May 2026, at 10:02, TOM wrote:\n> ASK\n\nApproved.\n", [1, 0]),
        (
            "On 3 May 2026, at 10:02, TOM wrote:\n> ASK\n\nApproved.\n\n> And the rest?\n\nFine.\n",
            [1, 0, 1, 0],
        ),
        (
            (
                "Approved.\n\nOn 3 May 2026, at 10:02, TOM wrote:\n> ASK\n>\n"
                "> On 2 May 2026, at 9:00, INGRID wrote:\n>> When do we get the form?\n"
            ),
            [0, 1, 2],
        ),
        ("Approved.\n\nTOM wrote:\n| ASK\n", [0, 1]),
        ("Approved.\n\nFrom: the first of May\nTo: the end of June\nwe use Teams.\n", [0]),
        ("Approved.\n\nDate: 3 May 2026\nPlace: Halden\n", [0]),
        ("Approved.\n\nSubject: none of this is quoted\nDate: 3 May 2026\n", [0]),
    ],
)
def test_where_own_words_and_quotations_change(body: str, expected: list[int]) -> None:
    assert [depth for depth, _, _ in stretches(filled(body), "plain")] == expected
