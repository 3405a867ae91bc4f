"""Signatures of a page read together, as blocks of one shape.

Whoever lays out a page with two signatures lays them out alike. ``items`` says what stands around the
signatures: marks, labels, values. ``columns`` and ``rows`` cut the page between them so that each block holds one
person, one title, one date, one side, in the same order as the others; ``binding`` says on which side of their
labels the values stand, for all of the page at once. ``find`` makes acts of the blocks that are clear.
"""
