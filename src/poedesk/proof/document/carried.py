"""How a form of ours carries the claim that it was filled from: names that its writers and readers share.

A PDF holds the text of the record as the property ``record`` of its XMP metadata, a DOCX as the text of a
custom XML part whose root is ``form``; both in ``NAMESPACE``. Readers take out the text and nothing more.
"""

NAMESPACE = "urn:poedesk:form:1#"
"""XML namespace of the property and of the element."""

PREFIX = "poedesk"

PROPERTY = f"{{{NAMESPACE}}}record"
"""Name of the XMP property, as lxml writes it."""

ELEMENT = f"{{{NAMESPACE}}}form"
"""Root of the custom XML part, as lxml writes it."""

MOST = 256 * 1024
"""Characters that a record may have; a longer one is neither written nor read."""
