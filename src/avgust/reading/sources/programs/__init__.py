"""Programs of others that read what we do not: found at run time, never needed for the rest to work."""
