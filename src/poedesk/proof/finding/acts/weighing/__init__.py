"""Who stands near which signature, by weighed evidence, on layouts that no rule knows.

``atoms`` cuts the print of a page into pieces and says what each can be: a person, a title, a side, a date.
``weights`` says what speaks for each belonging to a signature; the points are ``data/weighing.yaml``.
``solving`` gives the pieces to all signatures of a page together, and says by how much the next best way to
do it is worse; ``page`` asks for one kind of piece after the other. ``find`` makes acts of what is clear.
"""
