"""Documents that are pages: words at their places → paragraphs and tables."""
