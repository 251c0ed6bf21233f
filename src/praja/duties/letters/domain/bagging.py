# SPDX-License-Identifier: EUPL-1.2
"""A bag after RFC 8493 (BagIt 1.0): payload under data/, a manifest of its digests, tag files beside it, all in one ZIP archive.

The format is small, and a bag must be readable in fifty years without this program.
"""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import IO, Any

_PIECE = 1 << 20


@dataclass
class Bag:
    """A bag being filled. `out` is a file opened for writing; `name` the one folder in which everything lies."""

    out: IO[bytes]
    name: str
    _payload: dict[str, str] = field(default_factory=dict)
    _tags: dict[str, str] = field(default_factory=dict)
    _octets: int = 0

    def __post_init__(self) -> None:
        self._zip: Any = zipfile.ZipFile(self.out, "w", zipfile.ZIP_DEFLATED)

    def add(self, path: str, source: IO[bytes]) -> str:
        """Put a payload file under data/, and return its SHA-256. `path` is of plain letters, digits and `-_./`."""
        digest = sha256()
        with self._zip.open(f"{self.name}/data/{path}", "w") as target:
            while piece := source.read(_PIECE):
                digest.update(piece)
                target.write(piece)
                self._octets += len(piece)
        self._payload[f"data/{path}"] = digest.hexdigest()
        return digest.hexdigest()

    def tag(self, path: str, content: str) -> None:
        """Put a tag file beside the payload."""
        data = content.encode()
        self._tags[path] = sha256(data).hexdigest()
        self._zip.writestr(f"{self.name}/{path}", data)

    def close(self, info: Mapping[str, str]) -> None:
        """Write what makes it a bag: declaration, `info` (labels and values of one line), manifests."""
        self.tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        told = {**info, "Payload-Oxum": f"{self._octets}.{len(self._payload)}"}
        self.tag("bag-info.txt", "".join(f"{label}: {' '.join(value.split())}\n" for label, value in told.items()))
        self.tag("manifest-sha256.txt", _manifest(self._payload.items()))
        self._zip.writestr(f"{self.name}/tagmanifest-sha256.txt", _manifest(self._tags.items()))
        self._zip.close()


def _manifest(digests: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(digests))
