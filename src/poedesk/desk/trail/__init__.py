"""The trail of the desk: it stands in the desk's own database, so that act and leaf are one transaction."""
