"""Tests of the clause engine and its rules."""
