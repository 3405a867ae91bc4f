"""Which version of its form a document stands on, and whether the programme takes that one."""
