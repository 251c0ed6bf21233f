# SPDX-License-Identifier: EUPL-1.2
"""Who signs, with what secret, and what can come of a try."""

from dataclasses import dataclass, field
from typing import NoReturn

from praja.kernel.documents.enums import FailureReason, SecretKind


class SigningSecret:
    """A passphrase or one-time code for one call. It shows itself to nobody by accident: not in `repr`, not in logs, not
    pickled into a job. Only the gateway that sends it calls `shown`.
    """

    __slots__ = ("_text", "kind")

    def __init__(self, kind: SecretKind, text: str) -> None:
        self.kind = kind
        self._text = text

    def __repr__(self) -> str:
        return f"SigningSecret({self.kind.value}, ••••)"

    __str__ = __repr__

    def __reduce__(self) -> NoReturn:
        raise TypeError("a signing secret is never stored or sent to another process")

    def shown(self) -> str:
        """The text itself."""
        return self._text


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, as the provider knows them. `nik` and `email` are empty where the provider needs none."""

    name: str
    title: str
    nik: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A signed PDF and its PAdES baseline level."""

    content: bytes = field(repr=False)
    level: str


UNCLEAR = frozenset(
    {FailureReason.ANSWER_LOST, FailureReason.WORKER_LOST, FailureReason.NOT_FETCHED, FailureReason.GARBLED}
)
"""After these the provider may have signed; nobody signs again before a person has decided."""


class SigningFailed(Exception):
    """A try to sign came to nothing, for one `reason`. Holds no word of what was sent."""

    def __init__(self, reason: FailureReason) -> None:
        super().__init__(reason.value)
        self.reason = reason

    @property
    def is_unclear(self) -> bool:
        return self.reason in UNCLEAR
