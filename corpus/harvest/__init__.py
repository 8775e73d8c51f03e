"""Downloads the papers that a council publishes, politely, with a manifest of what they are."""
