"""The words of a page with their boxes, as the page draws them, and the signs they are made of."""
