"""How the archive is cited: descriptions as CSL-JSON items, items in six styles and in three file formats.

`items` says what is cited, `styles` how a guide wants it written, `formats` how programs read it.
All are pure functions of plain values.
"""
