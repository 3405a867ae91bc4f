"""What a pen wrote: signatures, initials and writing, told from print, stamps and logos."""
