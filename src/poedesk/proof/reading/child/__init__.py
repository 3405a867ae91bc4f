"""The process that touches hostile bytes: what it gives up, which orders it takes."""
