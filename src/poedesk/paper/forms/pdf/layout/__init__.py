"""Where each item of the form stands on the pages."""
