"""The spaCy components of the language of papers, a module each.

Importing a module registers its factory; installed, spaCy finds them by itself, so that
``spacy.load`` of the shipped pipeline works anywhere.
"""
