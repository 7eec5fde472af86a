"""What rules of German and Dutch look for: their grammars name the words of both alike, so that one pattern serves both."""
