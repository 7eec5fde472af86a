"""Gets a document's page: `http` asks for it as it is, `browser` draws it where its text is in its scripts."""
