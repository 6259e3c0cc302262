"""What keeps an installation whole: its database at the right version, copies that come back, checks."""
