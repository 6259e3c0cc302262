"""Reading the plan as a whole: table, matrix, calendar, spans of time, discipline, the year on one screen.

All of it starts from one set of assignments, `planned.planned`, so that every view counts the same.
"""
