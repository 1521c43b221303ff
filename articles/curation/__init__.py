"""Curation: what an editor is told at the desk beside what is refused, and what is done with many rows at once.

`warnings` collects the remarks on a saved record: a plain sentence and the field that it is about, and the
editor decides. What is certainly wrong is no remark but an error of the form or a reason of the gate. The
rules: `order` of dates, `quotations`, `loaded_words` of the house's list, `twins` among links, `duplicates`
among records, by `names`.

`merging` makes two records one and `undoing` takes that back; `relations` finds what points to a record,
`planning` decides what happens to each row, `differing` what the editor has to choose, `rows` keeps what
was done, `telling` says it in sentences.

`jobs` are the lists of records that something is still to be done with.
"""
