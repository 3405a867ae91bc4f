"""What a pen left on the picture of a page, and the printed boxes and lines where it is expected."""
