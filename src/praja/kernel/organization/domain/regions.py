# SPDX-License-Identifier: EUPL-1.2
"""Regions by their Kemendagri code: `35` province, `35.72` regency or city, `35.72.01` kecamatan,
`35.72.01.1001` village."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")


@dataclass(frozen=True, slots=True)
class RegionNode:
    """One region.

    `level` 1 to 4; `kind` as the source says (provinsi, kota, kecamatan, kelurahan, desa …).
    """

    code: str
    parent_code: str | None
    level: int
    kind: str
    name: str
    postcode: str = ""


@dataclass(frozen=True)
class RegionTree:
    """The regions below one code, and that one itself."""

    nodes: Mapping[str, RegionNode]
    _children: dict[str, list[RegionNode]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        for node in sorted(self.nodes.values(), key=lambda node: (node.name, node.code)):
            self._children.setdefault(node.parent_code or "", []).append(node)

    @classmethod
    def of(cls, nodes: Iterable[RegionNode]) -> "RegionTree":
        return cls({node.code: node for node in nodes})

    def get(self, code: str) -> RegionNode | None:
        return self.nodes.get(code)

    def children(self, code: str) -> tuple[RegionNode, ...]:
        """The regions directly below, by name."""
        return tuple(self._children.get(code, ()))


def is_region_code(code: str) -> bool:
    """Whether `code` is written as Kemendagri writes it."""
    return CODE.fullmatch(code) is not None


def level_of(code: str) -> int:
    """1 for a province to 4 for a village, by the number of parts."""
    return code.count(".") + 1


def parent_of(code: str) -> str | None:
    """The code of the region above; None for a province."""
    return code.rpartition(".")[0] or None
