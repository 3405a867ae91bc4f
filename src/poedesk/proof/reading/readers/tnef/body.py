"""The text of the message in a TNEF stream, in the form that Outlook shows as far as it can be read."""

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.html import decode_html
from poedesk.proof.reading.readers.mail.body import Body
from poedesk.proof.reading.readers.text import clean
from poedesk.proof.reading.readers.tnef.rtf import DamagedRtf, text_of, unpacked
from poedesk.proof.reading.readers.tnef.stream import Content


def spoken(content: Content, limits: Limits) -> tuple[Body | None, tuple[str, ...]]:
    """Return the text of the message, or null, and what of it could not be read."""
    if content.html.strip():
        return Body(decode_html(content.html), is_html=True), ()
    text = content.plain
    if not text.strip() and content.rtf:
        try:
            text = text_of(unpacked(content.rtf, 4 * limits.characters))
        except DamagedRtf as damage:
            return None, (f"{damage}; ask for the message in another form",)
    return (Body(clean(text), is_html=False) if text.strip() else None), ()
