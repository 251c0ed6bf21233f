# SPDX-License-Identifier: EUPL-1.2
"""Letters that are written here, at each stage, made by the operations that officers use."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from letters.conftest import Office
from praja.duties.letters.domain.bodies import paragraph
from praja.duties.letters.domain.words import Words
from praja.duties.letters.models import ClassificationCode, LetterRegister, Outgoing
from praja.duties.letters.operations.checking import AskedToInitial, hand_in
from praja.duties.letters.operations.drafting import draft_letter
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.operations.registers import NewRegister, set_register
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.procedures.models import Case

SAYS = "Bersama ini kami sampaikan data jalan rusak di Kecamatan Timur."
CODE = "000.1.2"


def words(says: str = SAYS, **more: Any) -> Words:
    """An ordinary letter of one sentence."""
    return Words(
        opening=[paragraph("Dengan hormat,")],
        body=[paragraph(says)],
        closing=[paragraph("Demikian, atas perhatian Saudara diucapkan terima kasih.")],
        **more,
    )


def classification(code: str = CODE) -> ClassificationCode:
    """A code to classify letters by."""
    found, _made = ClassificationCode.objects.get_or_create(
        code=code, defaults={"level": 3, "title": "Contoh", "sort_key": code, "since": date(2020, 1, 1)}
    )
    return found


def register(office: Office, at: datetime, unit: Unit | None = None, **more: Any) -> LetterRegister:
    """The series that numbers every letter which `unit` (roads) signs."""
    unit = unit or office.roads
    keeper = {office.roads.pk: office.roads_records, office.root.pk: office.mayor_records}.get(unit.pk, office.lawyer)
    given = {
        "name": "Surat keluar",
        "pattern": "{keamanan}/{kode}/{nomor:3}/{unit}/{tahun}",
        "unit_code": "DPU",
        "decree": "SK 9/2025",
        "since": date(2025, 1, 1),
    }
    return set_register(new=NewRegister(**{**given, **more}), unit=unit, actor=office.actor(keeper, at), at=at)


def drafted_letter(
    office: Office, at: datetime, *, author: Account | None = None, unit: Unit | None = None, **more: Any
) -> Outgoing:
    """A letter that Oka of roads begins: from roads to lights, ordinary, unless `more` (fields of NewDraft) says otherwise."""
    given: dict[str, Any] = {
        "kind": "surat_dinas",
        "subject": "Data jalan rusak",
        "words": words(),
        "addressees": (NewAddressee(unit=office.lights),),
    }
    if "classification" not in more:
        given["classification"] = classification()
    actor = office.actor(author or office.roads_officer, at)
    return draft_letter(new=NewDraft(**{**given, **more}), unit=unit or office.roads, actor=actor, at=at)


def handed_in_letter(
    office: Office,
    at: datetime,
    *,
    checks: Sequence[tuple[Account, Unit]] = (),
    author: Account | None = None,
    **more: Any,
) -> Case:
    """A letter that was handed in a minute after it was begun: without `checks` it waits for the signature of the head of roads,
    and its register is set up."""
    outgoing = drafted_letter(office, at, author=author, **more)
    if not LetterRegister.objects.filter(unit=outgoing.signing_unit).exists() and not more.get("kind", "").startswith(
        "per"
    ):
        register(office, at, outgoing.signing_unit)
    later = at + timedelta(minutes=1)
    case: Case = outgoing.letter.case
    asked = [AskedToInitial(account, unit) for account, unit in checks]
    actor = office.actor(author or office.roads_officer, later)
    return hand_in(case=case, checks=asked, actor=actor, at=later, seen_version=case.version)
