"""What is wrong with a drawing, as sentences: nothing should be."""

from itertools import combinations, pairwise

from articles.connections.following.lettering import SIZES, length_of


def complaints(drawing, sizes=SIZES):
    """Return what overlaps what in a drawing (list of sentences)."""
    return [
        *_texts_that_meet(drawing, sizes),
        *_boxes_that_meet(drawing),
        *_texts_out_of_their_card(drawing, sizes),
        *_lines_through(drawing, sizes),
        *_lines_that_are_shared(drawing),
        *_out_of_the_picture(drawing, sizes),
    ]


def _texts(drawing, sizes):
    """Return [(name, rectangle)] of every text of a drawing."""
    words = [word for box in drawing.boxes for word in box.words]
    words += [route.number for route in drawing.routes]
    words += [band.heading for band in drawing.bands]
    words += [word for column in drawing.columns for word in column.words]
    return [(word.text, _rectangle(word, sizes)) for word in (*words, *drawing.words)]


def _rectangle(word, sizes):
    """Return (left, top, right, bottom) of a text."""
    width, size = length_of(word.text, word.style, sizes), sizes[word.style]
    left = word.x - {"start": 0, "middle": width / 2, "end": width}[word.anchor]
    return left, word.y - size * 0.75, left + width, word.y + size * 0.2


def _meet(one, other, by=0.5):
    """Return whether two rectangles overlap by more than `by` pixels."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > by and min(one[3], other[3]) - max(one[1], other[1]) > by
    )


def _box(box):
    return box.x, box.y, box.x + box.width, box.y + box.height


def _texts_that_meet(drawing, sizes):
    for (name, one), (other_name, other) in combinations(_texts(drawing, sizes), 2):
        if _meet(one, other):
            yield f"The text “{name}” meets the text “{other_name}”."


def _boxes_that_meet(drawing):
    for one, other in combinations(drawing.boxes, 2):
        if _meet(_box(one), _box(other)):
            yield f"The card {one.item.key} meets the card {other.item.key}."


def _texts_out_of_their_card(drawing, sizes):
    for box in drawing.boxes:
        left, top, right, bottom = _box(box)
        for word in box.words:
            rectangle = _rectangle(word, sizes)
            inside = (
                left <= rectangle[0] and rectangle[2] <= right and top <= rectangle[1] and rectangle[3] <= bottom
            )
            if not inside:
                yield f"The text “{word.text}” stands out of the card {box.item.key}."


def _lines_through(drawing, sizes):
    things = [(f"text “{name}”", rectangle) for name, rectangle in _texts(drawing, sizes)]
    things += [(f"card {box.item.key}", _box(box)) for box in drawing.boxes]
    for route in drawing.routes:
        for start, end in pairwise(route.points):
            line = (*map(min, zip(start, end, strict=True)), *map(max, zip(start, end, strict=True)))
            for name, rectangle in things:
                if _meet(line, rectangle, by=-0.4) and _meet(line, _shrunk(rectangle), by=-0.001):
                    yield f"The line {route.arrow.number} runs through the {name}."


def _shrunk(rectangle):
    left, top, right, bottom = rectangle
    return left + 0.6, top + 0.6, right - 0.6, bottom - 0.6


def _lines_that_are_shared(drawing):
    stretches = [
        (route.arrow, start, end)
        for route in drawing.routes
        for start, end in pairwise(route.points)
        if start != end
    ]
    for (arrow, *one), (other_arrow, *other) in combinations(stretches, 2):
        if arrow.earlier == other_arrow.earlier:
            continue
        for along, across in ((0, 1), (1, 0)):
            if len({point[across] for point in (*one, *other)}) == 1:
                low = max(min(point[along] for point in line) for line in (one, other))
                high = min(max(point[along] for point in line) for line in (one, other))
                if high - low > 0.5:
                    yield f"The lines {arrow.number} and {other_arrow.number} share a stretch."


def _out_of_the_picture(drawing, sizes):
    rectangles = [*_texts(drawing, sizes), *((box.item.key, _box(box)) for box in drawing.boxes)]
    for name, (left, top, right, bottom) in rectangles:
        if left < 0 or top < 0 or right > drawing.width or bottom > drawing.height:
            yield f"“{name}” stands out of the picture."
