"""Fuzzing: inputs made from bytes, what is done with them, and who chooses the bytes.

``inputs`` makes papers and words, ``targets`` reads them and says what must hold, ``hunting`` runs
one target for a time; ``python -m evaluation.fuzz`` runs all.
"""
