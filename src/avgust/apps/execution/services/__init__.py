"""Changes of assignments, one subject a module."""
