"""Printed tick boxes on the picture of a page, square or round: where they are."""
