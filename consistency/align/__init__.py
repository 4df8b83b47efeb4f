"""Which passages of which stories tell the same text."""
