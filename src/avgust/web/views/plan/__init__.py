"""The plan in all its views: table, matrix, calendar, chart of terms, discipline, the year on one screen."""
