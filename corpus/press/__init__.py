"""The press: what happened in fictional councils, typeset in their house styles.

``model`` says what happened, ``history`` what was known at each meeting, the layout modules
(``fronts``, ``minutes``, ``sederunts``, ``sheets``, ``plans``, ``performance``) say it in blocks
the way a council would, and ``pdf``, ``docx``, ``html`` and ``text`` put blocks into a file.  The
true answers are noted while the layouts speak, so that they cannot differ from what is printed.
"""
