"""The archive itself: records, the passages that they rest on, and how they reach the public."""
