"""tosmon watches the terms of platforms and says the night one lets itself train AI on people's work."""

__version__ = "0.1.0"
