"""Gets a document's page: `http` asks for it as it is."""
