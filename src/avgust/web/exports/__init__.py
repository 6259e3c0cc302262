"""Lists as files that people keep, send and print; and the execution report of a document."""
