# SPDX-License-Identifier: EUPL-1.2
"""An application that is not sent yet, as it is kept between two pages.

One secret opens two drafts of the `forms` kernel: one with everything around the form (office, people, neighbourhood, mandate),
which is there for every service, and one with the answers to the form of the standard, so that each can have its own files.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac

from praja.duties.services.domain.stated import Stated
from praja.duties.services.models import Completion, Service, StandardVersion
from praja.duties.services.queries.catalogue import effective_version
from praja.kernel.forms.errors import NoSuchDraft
from praja.kernel.forms.models import FormDefinition
from praja.kernel.forms.queries import KeptFile, OpenDraft, draft_of
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

AROUND = "services.application"
"""Key of the form of everything around the form of a standard; what it asks for is the mandate of a proxy."""

MANDATE = "mandate"
"""The name under which the files of a mandate stand among those of an application; no question has this name."""

UNKNOWN = "?"


@dataclass(slots=True)
class ApplicationDraft:
    """Everything said so far, as it was typed: each page judges its own part when it is shown or left.

    `key` makes sending it twice one application; `step` is where to go on; `version` is the standard by which the chosen unit
    serves (the common one as long as none is chosen), None where nobody has set one. `token` is the secret that opens it, told
    with the first page; `is_kept` once something lies under it.
    """

    token: str
    service: Service
    version: StandardVersion | None
    unit: int | None = None
    filed_for: str = ""
    stated: Stated = field(default_factory=Stated)
    channel: str = Channel.WEB
    """How it is filled in: by residents themselves, or by an officer at the counter."""
    priority: str = ""
    """Why the person is served first; asked at the counter only."""
    fee_row: str = ""
    """Number of the row of the table of fees; `UNKNOWN` where the person cannot tell."""
    answers: dict[str, Any] = field(default_factory=dict)
    files: tuple[KeptFile, ...] = ()
    mandate: tuple[KeptFile, ...] = ()
    step: str = ""
    is_kept: bool = False
    saved_at: datetime | None = None

    @property
    def key(self) -> UUID:
        """The key of the submission: it follows from the secret, so that the first page has it too."""
        return submission_key(self.token)

    @property
    def form(self) -> FormDefinition | None:
        return self.version.form if self.version else None

    @property
    def schema(self) -> Mapping[str, Any]:
        """The form of the standard; one that asks nothing where it has none."""
        return self.form.fields if self.form else {"type": "object", "properties": {}}

    def to_data(self) -> dict[str, Any]:
        """What is kept around the form."""
        return {
            "service": self.service.pk,
            "unit": self.unit,
            "filed_for": self.filed_for,
            "stated": self.stated.to_json(),
            "fee_row": self.fee_row,
            "channel": str(self.channel),
            "priority": self.priority,
        }


def submission_key(token: str) -> UUID:
    return UUID(bytes=hashlib.sha256(b"praja-submission:" + token.encode()).digest()[:16], version=4)


def answers_token(token: str) -> str:
    """The secret of the draft with the answers, which follows from that of the whole."""
    digest = hashlib.sha256(b"praja-answers:" + token.encode()).digest()
    return base64.urlsafe_b64encode(digest[:20]).decode().rstrip("=")


def application_draft(
    token: str, service: Service, at: datetime, *, channel: str = Channel.WEB
) -> ApplicationDraft | None:
    """The draft for this service that the secret opens, by the way on which it was begun. Six statements at most."""
    around = _opened(token, at)
    if around is None or around.definition.key != AROUND or around.data.get("service") != service.pk:
        return None
    data, today = around.data, local_date(at, local_zone())
    if data.get("channel", Channel.WEB) != channel:
        return None
    draft = ApplicationDraft(
        token=token,
        service=service,
        version=effective_version(service, data["unit"], today),
        unit=data["unit"],
        filed_for=data["filed_for"],
        stated=Stated.of_json(data["stated"]),
        channel=channel,
        priority=data.get("priority", ""),
        fee_row=data["fee_row"],
        mandate=around.files,
        step=around.step,
        is_kept=True,
        saved_at=around.updated_at,
    )
    answers = _opened(answers_token(token), at)
    if answers is not None:
        draft.answers, draft.files = answers.data, answers.files
    return draft


def new_application_draft(token: str, service: Service, on: date, *, channel: str) -> ApplicationDraft:
    """Nothing said yet."""
    return ApplicationDraft(token, service, effective_version(service, None, on), channel=channel)


def completion_token(completion: Completion) -> str:
    """The secret of what an applicant has put together to complete their application and not sent. It is never told: whoever may
    complete the application goes on with it, on any device."""
    digest = salted_hmac("praja.services.completion", str(completion.pk), algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest[:20]).decode().rstrip("=")


def kept_completion(completion: Completion, at: datetime) -> OpenDraft | None:
    """What was put together for it so far."""
    return _opened(completion_token(completion), at)


def files_of_completion(completion: Completion, at: datetime) -> tuple[KeptFile, ...]:
    """The files chosen for it so far."""
    kept = kept_completion(completion, at)
    return kept.files if kept else ()


def _opened(token: str, at: datetime) -> OpenDraft | None:
    if not token or len(token) > 100:
        return None
    try:
        return draft_of(token, at=at)
    except NoSuchDraft:
        return None


def case_sent_with(key: UUID) -> Case | None:
    """The case that a submission with this key has made already."""
    return Case.objects.filter(idempotency_key=key).select_related("lead_unit").first()
