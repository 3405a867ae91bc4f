"""What a page says where boxes are ticked: answers that nobody ticked are only offered."""

from poedesk.proof.document.model import Page


def chosen_text(page: Page) -> str:
    """Return the text of a page; where one box of a group is ticked, blanks for the others.

    A group in which none is ticked keeps all of its words: its choice may have been made in another way.
    """
    text = page.text
    chosen = {mark.group for mark in page.marks if mark.checked and mark.group}
    for mark in page.marks:
        if mark.checked is False and mark.group in chosen and mark.start is not None and mark.end is not None:
            text = f"{text[: mark.start]}{' ' * (mark.end - mark.start)}{text[mark.end :]}"
    return text
