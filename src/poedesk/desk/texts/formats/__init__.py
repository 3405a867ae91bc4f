"""How days, times and numbers are written, where it is not as the library has it for a language."""
