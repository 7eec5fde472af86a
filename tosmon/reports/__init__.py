"""What is told, and how: the words, the formats, the comparisons. Nothing is loaded before it is asked for."""
