"""The rules of control: states of an assignment, due dates, recurrence, discipline, groups.

Pure: no clock, no framework, no database; `today` is an argument, norms are data of a control profile.
"""
