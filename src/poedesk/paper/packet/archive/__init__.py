"""The bytes of a packet: a zip of stored members in one order, written one way and read strictly."""
