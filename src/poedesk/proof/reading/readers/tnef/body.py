"""The text of the message in a TNEF stream, in the form that Outlook shows as far as it can be read."""

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.html.reader import decode_html
from poedesk.proof.reading.readers.mail.body import Body
from poedesk.proof.reading.readers.text import clean
from poedesk.proof.reading.readers.tnef import rtf
from poedesk.proof.reading.readers.tnef.stream import Content

CUT = "its text ends before it should, so some of it is missing; ask for the message in another form"


def spoken(content: Content, limits: Limits) -> tuple[Body | None, tuple[str, ...]]:
    """Return the text of the message, or null, and what of it could not be read."""
    if content.html.strip():
        return Body(decode_html(content.html), is_html=True), ()
    if content.plain.strip() or not content.rtf:
        return (Body(clean(content.plain), is_html=False) if content.plain.strip() else None), ()
    try:
        told = rtf.spoken(content.rtf, 4 * limits.characters)
    except rtf.DamagedRtf as damage:
        return None, (f"{damage}; ask for the message in another form",)
    problems = (CUT,) if told.cut else ()
    text = told.text if told.is_html else clean(told.text)
    return (Body(text, is_html=told.is_html, hidden=told.hidden) if text.strip() else None), problems
