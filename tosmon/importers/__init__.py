"""Bring in what documents said in the past."""
