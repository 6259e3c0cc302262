"""Assignments, reports, terms, control profiles."""
