"""What pages ask people to fill in, one module per subject."""
