"""What rules of Spanish and Portuguese look for: their grammars name the words of both alike, so that one pattern serves both."""
