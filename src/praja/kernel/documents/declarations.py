# SPDX-License-Identifier: EUPL-1.2
"""What a duty declares of its issued documents: which files go with one as far as anybody may know, where more is told."""

from collections.abc import Callable, Sequence

from praja.kernel.documents.models import Attachment, IssuedDocument

Lister = Callable[[int], Sequence[Attachment]]
"""From the id of what a document belongs to, to the files that go with it and may be named to everybody."""

_listers: dict[str, Lister] = {}


def goes_with(object_kind: str) -> Callable[[Lister], Lister]:
    """Declare what the page of verification names beside documents of this kind of object."""

    def declare(lister: Lister) -> Lister:
        _listers[object_kind] = lister
        return lister

    return declare


def going_with(object_kind: str, object_id: int) -> Sequence[Attachment]:
    """The files that may be named beside a document; none where no duty declared any."""
    lister = _listers.get(object_kind)
    return lister(object_id) if lister else ()


Teller = Callable[[IssuedDocument], str]
"""From an issued document to the public page of its duty that tells more of it."""

_tellers: dict[str, Teller] = {}


def tells_more(object_kind: str) -> Callable[[Teller], Teller]:
    """Declare where the page of verification leads for documents of this kind of object."""

    def declare(teller: Teller) -> Teller:
        _tellers[object_kind] = teller
        return teller

    return declare


def more_of(document: IssuedDocument) -> str:
    """The path of the page that tells more of a document; empty where no duty declared any."""
    teller = _tellers.get(document.object_kind)
    return teller(document) if teller else ""
