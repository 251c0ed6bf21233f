# SPDX-License-Identifier: EUPL-1.2
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.ledger.domain.merkle import extend, fold, inclusion_proof, leaf_hash, root, root_from_proof


def tree_of(sizes: list[int]) -> tuple[dict[tuple[int, int], bytes], list[bytes]]:
    """Tiles and leaves of a tree grown in steps of `sizes`."""
    tiles: dict[tuple[int, int], bytes] = {}
    leaves: list[bytes] = []
    for size in sizes:
        new = [leaf_hash(hashlib.sha256(str(len(leaves) + i).encode()).digest()) for i in range(size)]
        tiles |= extend(len(leaves), new, lambda level, index, t=tiles: t.get((level, index), b""))  # type: ignore[misc]
        leaves += new
    return tiles, leaves


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6), st.data())
def test_growing_in_steps_gives_the_root_of_rfc_6962_and_every_proof_leads_to_it(
    sizes: list[int], data: st.DataObject
) -> None:
    tiles, leaves = tree_of(sizes)
    size = data.draw(st.integers(1, len(leaves)))
    index = data.draw(st.integers(0, size - 1))

    def read(level: int, place: int) -> bytes:
        return tiles[level, place]

    assert root(size, read) == fold(leaves[:size])
    assert root_from_proof(index, size, leaves[index], inclusion_proof(index, size, read)) == fold(leaves[:size])


def test_a_tree_of_more_than_two_levels_of_tiles() -> None:
    tiles, leaves = tree_of([65_536 + 300])

    assert root(len(leaves), lambda level, index: tiles[level, index]) == fold(leaves)
    assert (2, 0) in tiles


@given(st.integers(2, 600), st.data())
def test_a_proof_of_another_leaf_does_not_lead_to_the_root(size: int, data: st.DataObject) -> None:
    tiles, leaves = tree_of([size])
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    path = inclusion_proof(index, size, lambda level, place: tiles[level, place])

    if index != other:
        assert root_from_proof(index, size, leaves[other], path) != fold(leaves)


def test_known_roots_of_certificate_transparency() -> None:
    """Leaves and roots published with the reference implementation of RFC 6962."""
    inputs = [b"", b"\x00", b"\x10", b"\x20\x21", b"\x30\x31"]
    leaves = [hashlib.sha256(b"\x00" + value).digest() for value in inputs]

    assert fold(leaves[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert fold(leaves[:2]).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert fold(leaves[:3]).hex() == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"


def test_a_path_of_the_wrong_length_is_refused() -> None:
    _, leaves = tree_of([5])
    with pytest.raises(ValueError, match="short"):
        root_from_proof(0, 5, leaves[0], [])
    with pytest.raises(ValueError, match="long"):
        root_from_proof(0, 1, leaves[0], [leaves[1]])
