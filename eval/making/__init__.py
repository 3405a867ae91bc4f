"""Makes the documents of the labelled set from `eval/sources/`: needs Chromium and LibreOffice."""
