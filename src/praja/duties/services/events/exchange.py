# SPDX-License-Identifier: EUPL-1.2
"""What can happen to lists of services and standards that come as files."""

from typing import Any

from praja.kernel.ledger.events import Event, event, upcast

EXCHANGE = "services.exchange"
"""Stream of the lists that came and went."""


@event("services.list_sent")
class ListSent(Event):
    """A list of services came as a file of this digest. `is_sippn`: it is what SIPPN has, and is compared with what is published
    here."""

    sha256: str
    rows: int
    is_sippn: bool


@event("services.list_template_kept")
class ListTemplateKept(Event):
    """Somebody said which heading of the agency's template means which of our fields; `columns` are the fields."""

    template_name: str
    columns: tuple[str, ...]


@event("services.list_template_forgotten")
class ListTemplateForgotten(Event):
    """What the columns of a template mean was forgotten; the next list with its headings asks again."""

    template_name: str


@event("services.list_taken_in", version=2)
class ListTakenIn(Event):
    """A list became services and drafts of standards; nothing of it was published. `asked` lines left something open. `is_sippn`:
    it was what SIPPN has (not said before version 2)."""

    sha256: str
    read: int
    created: int
    updated: int
    unchanged: int
    refused: int
    asked: int
    is_sippn: bool = False


@upcast("services.list_taken_in", from_version=1)
def _of_no_system(payload: dict[str, Any]) -> dict[str, Any]:
    return {**payload, "is_sippn": False}


@event("services.comparison_due")
class ComparisonDue(Event):
    """It is a month since the list of SIPPN was last compared, on `last`; the organisation bureau was reminded."""

    last: str
