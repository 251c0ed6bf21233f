# SPDX-License-Identifier: EUPL-1.2
"""A report that is still being written, as it is kept between two steps."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from praja.kernel.documents.domain.positions import Position, position
from praja.kernel.documents.models import StoredFile
from praja.kernel.forms.errors import NoSuchDraft
from praja.kernel.forms.keepers import own_form
from praja.kernel.forms.queries import draft_of
from praja.kernel.procedures.models import Case, Deadline

FORM = own_form("complaints.report")
"""Key of the published form whose answers these drafts are."""


@dataclass(slots=True)
class ReportDraft:
    """Everything said so far. `key` makes sending it twice one case; `step` is where to go on; `taken` is the position that a
    photo knows, kept until the person says whether it may be used (`may_use`: "", "yes" or "no"), and by nobody after that.
    `token` is the secret that opens it, told to the person with the first page; `is_kept` once something lies under it."""

    key: UUID
    token: str
    answers: dict[str, str] = field(default_factory=dict)
    files: list[StoredFile] = field(default_factory=list)
    taken: Position | None = None
    may_use: str = ""
    proof: str = ""
    step: str = "what"
    is_kept: bool = False
    saved_at: datetime | None = None

    @property
    def is_blank(self) -> bool:
        """Nothing has been said yet."""
        return not self.files and not any(self.answers.get(name, "").strip() for name in ("text", "place", "region"))

    def to_data(self) -> dict[str, Any]:
        """As the sealed draft holds it."""
        place = [str(self.taken.latitude), str(self.taken.longitude)] if self.taken else None
        return {
            "key": str(self.key),
            "answers": self.answers,
            "files": [file.sha256 for file in self.files],
            "taken": place,
            "may_use": self.may_use,
            "proof": self.proof,
        }


def report_draft(token: str, at: datetime) -> ReportDraft | None:
    """The draft that this secret opens, with those of its files that are still there. Two statements."""
    if not token or len(token) > 100:
        return None
    try:
        kept = draft_of(token, at=at)
    except NoSuchDraft:
        return None
    if kept.definition.key != FORM:
        return None
    data = kept.data
    return ReportDraft(
        key=UUID(data["key"]),
        token=token,
        answers=dict(data["answers"]),
        files=files_with(data["files"]),
        taken=position(*data["taken"]) if data["taken"] else None,
        may_use=data["may_use"],
        proof=data["proof"],
        step=kept.step,
        is_kept=True,
        saved_at=kept.updated_at,
    )


def files_with(digests: list[str]) -> list[StoredFile]:
    """The files with these contents, in this order."""
    if not digests:
        return []
    found = {file.sha256: file for file in StoredFile.objects.filter(sha256__in=digests)}
    return [found[digest] for digest in digests if digest in found]


def case_sent_with(key: UUID) -> Case | None:
    """The case that a submission with this key has made already, on whichever path."""
    return Case.objects.filter(idempotency_key=key).select_related("lead_unit").first()


def examination_due(case: Case) -> datetime | None:
    """Until when the inspectorate has to say what it found."""
    return Deadline.objects.filter(case=case, clock="examination").values_list("due_at", flat=True).first()
