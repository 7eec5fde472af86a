"""From the bytes of a page to the blocks of text that a person reads."""
