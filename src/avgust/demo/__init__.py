"""The living example: an invented district and two years of its papers."""
