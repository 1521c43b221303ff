"""What followed: records of an inquiry in time, and the links between them, as a picture and as a list.

`scene` says what is drawn, in terms of records and links; `drawing` where it stands, in pixels. A layout is a pure
function from a Scene to a Drawing, the same on every machine: `wide` for screens with room, `ladder` for phones.
"""
