"""Spreadsheets: XLSX, ODS and CSV, their cells as they are shown."""
