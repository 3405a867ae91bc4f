"""Workbooks: XLSX, XLSB, XLS and ODS as grids of the cells that people see."""

from poedesk.proof.reading.readers.sheets.reader import read

__all__ = ["read"]
