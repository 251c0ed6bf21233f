# SPDX-License-Identifier: EUPL-1.2
"""What was laid to a diagnosis."""

from dataclasses import dataclass

from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.plans.models import PROOF_FILES, Diagnosis, Proof


@dataclass(frozen=True, slots=True)
class Laid:
    """A proof with its file; None for a link."""

    proof: Proof
    file: StoredFile | None


def proofs_of(diagnosis: Diagnosis) -> list[Laid]:
    """What was laid to a diagnosis, in that order. Two statements."""
    rows = list(diagnosis.proofs.select_related("added_by").order_by("pk"))
    if not rows:
        return []
    files = {one.object_id: one.file for one in attachments_of(PROOF_FILES, *(row.pk for row in rows))}
    return [Laid(row, files.get(row.pk)) for row in rows]


def proof_with(diagnosis: Diagnosis | None, pk: int) -> Laid | None:
    """One of them; None where the diagnosis has no such."""
    row = diagnosis.proofs.filter(pk=pk).select_related("diagnosis").first() if diagnosis else None
    if row is None:
        return None
    held = attachments_of(PROOF_FILES, row.pk).first()
    return Laid(row, held.file if held else None)
