"""How long things are kept, what a legal hold stops, and what is erased: always shown before it is done."""
