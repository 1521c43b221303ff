"""Commands for those who run the archive."""
