"""Fictional councils: what happened in each of them over years, made up from a seed.

``words`` holds the data files (councils, themes, phrases), ``dates`` the calendar, ``people`` who
sits and who comes, ``measures`` the indicators, ``programme`` what comes to which meeting,
``actions`` what was asked for and what became of it, ``reports`` and ``minutes`` what is written
and said, and ``history`` puts a :class:`corpus.press.model.World` together.
"""
