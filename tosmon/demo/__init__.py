"""A small site that ships with tosmon, and the story of its terms: the demo runs on it, and so do the tests."""
