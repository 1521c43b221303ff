"""Publishing: the one gate between the editors' desk and the public site, and what the public may read.

`gate` lets records through, holds and withdraws them; `checks` are its rules; `freezing` writes the
versions, `faces` and `edges` what lists read, `spreading` follows what one change changes elsewhere;
`start` arranges what readers are shown first, and `clock` orders it all. `showing` is the way back: from
what the gate wrote to what a page shows.
"""
