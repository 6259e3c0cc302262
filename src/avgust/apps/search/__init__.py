"""Search: words of documents, directives, reports and organisations, found in any of their forms."""
