"""House styles, a module each: ``HOUSE`` says which layouts a council uses.

Layouts that only one council uses stand in its module; those that any may use stand in
``fronts``, ``minutes``, ``sheets``, ``plans``, ``reports`` and ``performance``.
"""
