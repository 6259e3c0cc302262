"""Organisations, people, posts, and who may what where."""
