"""What editors do with many rows at once.

`merging` makes two records one and `undoing` takes that back; `relations` finds what points to a record,
`planning` decides what happens to each row, `differing` what the editor has to choose, `rows` keeps what
was done, `telling` says it in sentences.
"""
