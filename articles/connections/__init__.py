"""Connections: what only shows when records are read together, from what the gate wrote and nothing else.

`tenures` is who held which post and when, `meanwhile` what reports of that time found, `timeline` their picture;
`comparison` is reports side by side; `accounts` is how outlets told of the same thing.

`graph` holds the public records and the sourced steps between them, read by `reading` and kept in the process
by `keeping`; `chains` finds the shortest ways from one record to another and `nearest` what there is where
there is none; `telling` gives each step its sentence (`sentences`) and its passages, and `doubts` says what is
weak about it.
"""
