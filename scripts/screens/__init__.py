"""Pictures of every page of the desk; ``make_screens.py`` takes them."""
