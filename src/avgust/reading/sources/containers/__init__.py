"""Files that hold documents: archives and letters. Nothing is ever written to disk under a name from inside."""
