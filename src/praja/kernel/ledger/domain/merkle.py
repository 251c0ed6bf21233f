# SPDX-License-Identifier: EUPL-1.2
"""The Merkle tree of RFC 6962 over all ledger rows, kept in tiles of 256 hashes.

A tile of level L holds the roots of complete subtrees of 256**L leaves, as in transparency logs; the last tile of each level
may be partial. Roots and proofs read a logarithmic number of tiles however large the tree is.
"""

import hashlib
from collections.abc import Callable

HEIGHT = 8
WIDTH = 1 << HEIGHT
HASH = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

ReadTile = Callable[[int, int], bytes]
"""(level, index) -> the concatenated 32-byte hashes of that tile."""


def leaf_hash(entry: bytes) -> bytes:
    """RFC 6962 leaf hash; the leaf's data is the row's own hash."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def fold(hashes: list[bytes]) -> bytes:
    """Root over any number of adjacent hashes of one level (RFC 6962 §2.1 split)."""
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node_hash(fold(hashes[:split]), fold(hashes[split:]))


def root(size: int, read: ReadTile) -> bytes:
    """The root of the first `size` leaves."""
    return _range_hash(0, size, read) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, read: ReadTile) -> list[bytes]:
    """The audit path of leaf `index` in the tree of the first `size` leaves (RFC 6962 §2.1.1)."""
    if not 0 <= index < size:
        raise ValueError("the leaf is not in a tree of this size")
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range_hash(middle, high, read))
            high = middle
        else:
            path.append(_range_hash(low, middle, read))
            low = middle
    return path[::-1]


def root_from_proof(index: int, size: int, leaf: bytes, path: list[bytes]) -> bytes:
    """The root that `leaf` and its audit path lead to (RFC 9162 §2.1.3.2). Raises ValueError for a path of wrong length."""
    node, last, current = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise ValueError("the proof is too long")
        if node & 1 or node == last:
            current = node_hash(sibling, current)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        node, last = node >> 1, last >> 1
    if last:
        raise ValueError("the proof is too short")
    return current


def extend(size: int, leaves: list[bytes], read: ReadTile) -> dict[tuple[int, int], bytes]:
    """Tiles that change when `leaves` (leaf hashes) are appended to a tree of `size`: (level, index) -> new content."""
    changed: dict[tuple[int, int], bytes] = {}

    def current(level: int, index: int) -> bytes:
        return changed[level, index] if (level, index) in changed else read(level, index)

    level, start, new = 0, size, leaves
    while new:
        filled: list[bytes] = []
        for offset, value in enumerate(new):
            index, place = divmod(start + offset, WIDTH)
            tile = (current(level, index) if place else b"") + value
            changed[level, index] = tile
            if place == WIDTH - 1:
                filled.append(fold(split(tile)))
        level, start, new = level + 1, start // WIDTH, filled
    return changed


def split(tile: bytes) -> list[bytes]:
    """The hashes of a tile."""
    return [tile[i : i + HASH] for i in range(0, len(tile), HASH)]


def _split(count: int) -> int:
    return 1 << (count - 1).bit_length() - 1


def _range_hash(low: int, high: int, read: ReadTile) -> bytes:
    """Root of leaves low..high, where low is a multiple of the largest power of two not above high - low."""
    count = high - low
    if count & (count - 1) == 0:
        return _complete(count.bit_length() - 1, low >> count.bit_length() - 1, read)
    middle = low + _split(count)
    return node_hash(_range_hash(low, middle, read), _range_hash(middle, high, read))


def _complete(height: int, index: int, read: ReadTile) -> bytes:
    """Root of the complete subtree of 2**height leaves that is the index-th of its height."""
    level, within = divmod(height, HEIGHT)
    first = index << within
    tile_index, place = divmod(first, WIDTH)
    hashes = read(level, tile_index)[place * HASH : (place + (1 << within)) * HASH]
    return fold(split(hashes))
