"""A step a module, ``schema_N.py``: from the schema before N to N, in words of its own.

A step never imports the schema of today: it has to do the same for ever.
"""
