"""The addresses of the pages, one list for each subject."""
