"""Damaged papers: one of each kind (``kinds``), and a body of hundreds (``body``)."""
