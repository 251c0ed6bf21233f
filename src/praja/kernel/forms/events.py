# SPDX-License-Identifier: EUPL-1.2
from praja.kernel.ledger.events import Event, event


@event("forms.published", version=1)
class FormPublished(Event):
    """A version of a form was published; it never changes again. `digest` is the SHA-256 (hex) of its schema's text."""

    key: str
    number: int
    digest: str


def stream_of(key: str) -> str:
    """The stream of all versions of one form."""
    return f"form:{key}"
