"""Signatures of a page read together, as blocks of one shape.

Whoever lays out a page with two signatures lays them out alike. ``items`` says what stands around the
signatures: marks, labels, values. ``columns`` and ``rows`` cut the page between them so that each block holds
one person, one title, one date, one side, as the others do; ``wraps`` puts broken values together;
``binding`` says on which side of their labels the values stand, for all of a page at once; ``spoken`` reads
sentences over signatures; ``reading`` says what a block holds. ``find`` makes acts of the clear ones.
"""
