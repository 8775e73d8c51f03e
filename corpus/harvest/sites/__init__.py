"""Committee systems of councils: each a class with the same three questions."""
