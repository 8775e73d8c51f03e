"""Reads UK council committee papers and finds the records in them."""

__version__ = "0.1.0"
