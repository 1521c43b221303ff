"""The starter collection: facts in TOML, one file a kind, and the loader that brings them through the gate."""
