"""What a page says where boxes are ticked: answers that nobody ticked are only offered."""

from poedesk.proof.document.model import Page


def chosen_text(page: Page) -> str:
    """Return the text of a page; where one box of a group is ticked, blanks for the others.

    A group in which none is ticked keeps all of its words: its choice may have been made in another way.
    """
    chosen = {mark.group for mark in page.marks if mark.checked and mark.group}
    if not chosen:
        return page.text
    signs = list(page.text)
    for mark in page.marks:
        if mark.checked is False and mark.group in chosen and mark.start is not None and mark.end is not None:
            signs[mark.start : mark.end] = " " * (mark.end - mark.start)
    return "".join(signs)
