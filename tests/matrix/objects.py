# SPDX-License-Identifier: EUPL-1.2
"""The things that are knocked for: one case of every kind, each with words of its own that must not leak."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Filed, Report, file_complaint, forward_complaint
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.organization.models import Unit
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from residents import photo
from towns import Town, answered

ABSENT_CODE = "0000000000"
PHONE = "081234567890"


def words_of(name: str) -> str:
    """The report's own text: if this stands on a page, the row leaked."""
    return f"Laporan {name} berbunyi demikian adanya."


def reporter_of(name: str) -> str:
    return f"Pelapor Bernama {name.title()}"


@dataclass(frozen=True)
class Things:
    """Cases by name, with the secrets of their links."""

    cases: dict[str, Filed]
    _arguments: dict[str, dict[str, object]] = field(default_factory=dict, repr=False)

    def code(self, name: str) -> str:
        return self.cases[name].case.code if name in self.cases else ABSENT_CODE

    def attachment(self, name: str) -> int:
        found = Attachment.objects.filter(object_kind="complaints.complaint", object_id=self._id(name)).first()
        return found.pk if found else 0

    def links(self, *names: str) -> dict[str, str]:
        return {self.code(name): self.cases[name].secret for name in names}

    def _id(self, name: str) -> int:
        return self.cases[name].case.pk if name in self.cases else 0

    def arguments(self, name: str) -> dict[str, object]:
        """A value for every argument that a route may take. Nothing that is only opened changes them."""
        if name not in self._arguments:
            self._arguments[name] = self._arguments_of(name)
        return self._arguments[name]

    def _arguments_of(self, name: str) -> dict[str, object]:
        entry = LedgerEvent.objects.order_by("id").first()
        assert entry is not None
        return {
            "code": self.code(name),
            "role": "officer",
            "number": self.attachment(name),
            "secret": "x" * 27,
            "other": ABSENT_CODE,
            "name": "csv",
            "pk": 1,
            "stream": entry.stream,
            "seq": entry.seq,
            "digest": bytes(entry.hash).hex(),
            "key": "tak.ada",
            "edition": 1,
            "page": "isian",
            "kind": "csv",
            "month": "2026-01",
            "which": "daftar",
            "slug": "terima",
            "sheet": 1,
            "year": 1,
            "attachment": self.attachment(name),
            "question": "nama",
            "part": "nama",
            "component": "biaya",
            "step": "consult",
            "unit": "0",
            "uuid": UUID(int=0),
            "mark": ABSENT_CODE,
            "digits": "000000",
            "resource": ABSENT_CODE,
        }


def file_one(name: str, at: datetime, *, secret: bool = False, files: tuple[StoredFile, ...] = ()) -> Filed:
    report = Report(
        text=words_of(name),
        region="99.01.01.1001",
        place=f"Jalan {name.title()} 3",
        reporter=new_person(at=at, name=reporter_of(name), phone=PHONE),
        secret=secret,
        files=files,
    )
    return file_complaint(report=report, channel="web", actor=NOBODY, at=at)


def forward_one(filed: Filed, town: Town, unit: Unit, at: datetime, *, publish: bool = False) -> Case:
    return forward_complaint(
        case=filed.case,
        to_unit=unit,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        at=at,
        seen_version=1,
    )


def answer_one(case: Case, town: Town, at: datetime, text: str = "Sudah kami kerjakan kemarin pagi.") -> Case:
    return answered(case, liaison=town.roads_liaison, head=town.roads_head, at=at, text=text)


def all_things(town: Town, at: datetime) -> Things:
    """Own, other, secret and public; each with a photo; the ledger's first interval closed over them."""
    picture = take_in_picture(at)
    filed = {
        name: file_one(name, at, secret=name == "secret", files=(picture,))
        for name in ("own", "other", "secret", "public")
    }
    for name, one in filed.items():
        unit = town.lights if name == "other" else town.roads
        case = forward_one(one, town, unit, at + timedelta(hours=1), publish=name == "public")
        if name == "public":
            answer_one(case, town, at + timedelta(hours=2))
        one.case.refresh_from_db()
    close_interval(at=at + timedelta(hours=3))
    return Things(filed)


def take_in_picture(at: datetime) -> StoredFile:
    """The photo that every report shows."""
    return take_in(upload=photo(), actor=NOBODY, at=at)
