"""Documents, their readings, the review, adopted directives."""
