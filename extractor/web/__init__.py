"""Pages for people: the library in a browser."""
