"""Labels and their values: the places of a form, however it is laid out."""
