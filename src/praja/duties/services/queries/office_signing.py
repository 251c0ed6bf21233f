# SPDX-License-Identifier: EUPL-1.2
"""What waits for a signature."""

from dataclasses import dataclass
from datetime import datetime

from praja.duties.services.procedure.names import SIGNING
from praja.duties.services.queries.office import visible_applications
from praja.duties.services.queries.products import PRODUCT
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.rules import SIGN
from praja.lib.actors import Actor

MOST = 100


@dataclass(frozen=True, slots=True)
class Waiting:
    """One product that waits for this signer: its application, what it is, and since when."""

    case_id: int
    code: str
    title: str
    number: str
    since: datetime
    state: str


def waiting_for(actor: Actor) -> list[Waiting]:
    """The products that wait for this signer, the first asked for first. Two statements."""
    codes = dict(visible_applications(actor).filter(state=SIGNING).order_by("id")[:1_000].values_list("pk", "code"))
    open_ones = IssuedDocument.objects.filter(
        object_kind=PRODUCT,
        object_id__in=list(codes),
        state__in=(DocumentState.WAITING.value, DocumentState.FAILED.value, DocumentState.UNCLEAR.value),
    )
    rows = SIGN.visible(actor, open_ones).order_by("requested_at", "id")[:MOST]
    return [
        Waiting(row.object_id, codes[row.object_id], row.title, row.number_text, row.requested_at, row.state)
        for row in rows
    ]
