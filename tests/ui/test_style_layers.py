"""Layers of style: every character drawn once, in all the styles that lie on it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefreader.ui.rendering.style_layers import StyleSpan, StyleSpans, pieces

LAYERS = st.lists(
    st.builds(
        lambda start, size, name: StyleSpan(start, start + size, name),
        st.integers(0, 60),
        st.integers(0, 30),
        st.sampled_from("abcd"),
    ),
    max_size=12,
)


@given(LAYERS, LAYERS, st.integers(0, 60), st.integers(0, 40))
def test_pieces_cover_the_stretch_and_name_what_lies_there(
    under: list[StyleSpan], over: list[StyleSpan], start: int, size: int
) -> None:
    found = list(pieces(start, start + size, StyleSpans(under), StyleSpans(over)))
    assert [n for piece in found for n in range(piece.start, piece.end)] == list(
        range(start, start + size)
    )
    for piece in found:
        for at in range(piece.start, piece.end):
            lying = [layer.name for layer in [*under, *over] if layer.start <= at < layer.end]
            assert sorted(piece.names) == sorted(lying)


@given(LAYERS, st.integers(0, 90), st.integers(1, 20))
def test_the_layers_within_a_stretch_are_those_that_touch_it(
    layers: list[StyleSpan], start: int, size: int
) -> None:
    touching = [
        layer
        for layer in layers
        if layer.start < layer.end and layer.start < start + size and layer.end > start
    ]
    assert sorted(StyleSpans(layers).within(start, start + size)) == sorted(touching)


def test_a_later_coat_lies_over_an_earlier_one() -> None:
    (piece,) = pieces(
        0, 4, StyleSpans([StyleSpan(0, 9, "quote")]), StyleSpans([StyleSpan(0, 4, "hit")])
    )
    assert piece.names == ("quote", "hit")


def test_of_two_nested_layers_the_inner_one_lies_on_top() -> None:
    layer = StyleSpans([StyleSpan(0, 9, "turn"), StyleSpan(2, 4, "quote")])
    assert [piece.names for piece in pieces(1, 5, layer)] == [
        ("turn",),
        ("turn", "quote"),
        ("turn",),
    ]
