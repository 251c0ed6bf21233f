# SPDX-License-Identifier: EUPL-1.2
"""What can foreseeably go wrong, said so that a person knows what to do next."""

from typing import Any, ClassVar

from django.utils.functional import Promise

Text = str | Promise


class DomainError(Exception):
    """A foreseen refusal. Nothing was written.

    `code` is stable and for machines; `message` says plainly what was impossible; `next_step` what to do now;
    `field` names the input it belongs to (empty: the whole request). Texts are lazy translations, so the reader's
    language is chosen when they are shown. `status` is the HTTP status that API and pages answer with.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 422

    def __init__(self, message: Text, *, field: str = "", next_step: Text = "", **detail: Any) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.next_step = next_step
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}".strip()


class InvalidInput(DomainError):
    """A value cannot be accepted as it is; `field` says which."""

    code = "invalid_input"


class NotAllowed(DomainError):
    """This actor may not do this to this row."""

    code = "not_allowed"
    status = 403


class NotFound(DomainError):
    """Nothing of that name is visible to this actor. Never tells a hidden row from an absent one."""

    code = "not_found"
    status = 404


class Conflict(DomainError):
    """The row has changed since it was read, or was already moved on."""

    code = "conflict"
    status = 409


class TooLarge(DomainError):
    """More bytes, pixels or rows than are taken."""

    code = "too_large"
    status = 413


class Unavailable(DomainError):
    """A part that this needs is not there or not set up; the message names the setting and the remedy."""

    code = "unavailable"
    status = 503
