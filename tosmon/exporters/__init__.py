"""What is stored, as files that other programs and people can read; one file beside this one for each kind."""
