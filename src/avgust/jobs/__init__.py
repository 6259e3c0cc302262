"""Background work, one thin function for each job."""
