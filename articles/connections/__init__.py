"""Connections: what only shows when records are read together, from what the gate wrote and nothing else.

`tenures` is who held which post and when, `meanwhile` what reports of that time found, `timeline` their picture;
`comparison` is reports side by side; `accounts` is how outlets told of the same thing.
"""
