"""Readiness: an engagement's evidence judged as the programme will judge it."""
