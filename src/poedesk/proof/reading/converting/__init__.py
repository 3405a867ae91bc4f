"""Documents that only LibreOffice opens: turned into DOCX or PPTX under a confinement of their own."""
