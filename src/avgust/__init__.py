"""Avgust reads resolutions of education authorities and keeps them until they are carried out."""

__version__ = "0.1.0"
