# SPDX-License-Identifier: EUPL-1.2
"""Refusals as the protocol words them. Clients go by `__type`, so the words are its own and stay English.

Three of its types are never told here: "Search Error" and "Search Index Error" speak of a search engine beside the database,
and there is none; "Integrity Error" speaks of a value that the database would not take, which is a "Validation Error" here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from praja.lib.errors import DomainError, NotAllowed, NotFound, TooLarge


class Refusal(Exception):
    """A call that is not answered with a result."""

    status = 500
    kind = "Internal Server Error"

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message or self.kind

    def error(self) -> dict[str, Any]:
        """What stands under `error`."""
        return {"__type": self.kind, "message": self.message}


class NotThere(Refusal):
    """There is no such thing, or this reader may not know of it: both are told the same."""

    status, kind = 404, "Not Found Error"

    def __init__(self, what: str = "") -> None:
        super().__init__(f"Not found: {what}" if what else "Not found")


class NotForYou(Refusal):
    """What everybody may know of, but not read or change."""

    status, kind = 403, "Authorization Error"

    def __init__(self, why: str) -> None:
        super().__init__(f"Access denied: {why}")


class Invalid(Refusal):
    """Parameters that can't be taken, each with what is wrong with it."""

    status, kind = 409, "Validation Error"

    def __init__(self, fields: Mapping[str, Sequence[str]] | None = None, message: str = "") -> None:
        super().__init__(message)
        self.fields = dict(fields or {})

    def error(self) -> dict[str, Any]:
        told = {name: list(messages) for name, messages in self.fields.items()}
        return {**(told or {"message": self.message}), "__type": self.kind}


class TooMuch(Refusal):
    """More than is taken at once. Clients of CKAN know no type for it and read it as a validation; the status says what it is."""

    status, kind = 413, "Validation Error"


class BadSearch(Refusal):
    """A search that can't be read."""

    status, kind = 400, "Search Query Error"


def foreseen(error: DomainError) -> Refusal:
    """A refusal of the house in the words of the protocol: the sentence, and what to do next."""
    words = " ".join(str(part) for part in (error.message, error.next_step) if part)
    if isinstance(error, NotAllowed):
        return NotForYou(words)
    if isinstance(error, NotFound):
        return NotThere()
    if isinstance(error, TooLarge):
        return TooMuch(words)
    return Invalid({error.field: [words]} if error.field else None, words)


class BadRequest(Exception):
    """A call that is none: its answer is a bare string, without an envelope."""
