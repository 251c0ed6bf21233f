# SPDX-License-Identifier: EUPL-1.2
"""Letters that the roads' office writes, in the states from which steps of their page begin; and what would move one."""

from datetime import date, datetime
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from documents.making import picture
from letters.writing import words
from officers import officer
from praja.duties.letters.enums import ENCLOSURE
from praja.duties.letters.models import LetterRegister, UnitMode
from praja.duties.letters.operations.checking import hand_in
from praja.duties.letters.operations.drafting import draft_letter
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.operations.elsewhere import take_to_srikandi
from praja.duties.letters.operations.enclosing import enclose_files
from praja.duties.letters.operations.signing import sign_letters
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.operations import take_in
from praja.kernel.people.enums import Role
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from towns import Town

STATES = ("draft", "enclosed", "to_sign", "to_take", "with_srikandi", "signed")


def outgoing_in(state: str, town: Town, at: datetime) -> Case:
    """A letter in this state; the office works with SRIKANDI where the state asks for that."""
    author = actor_of(officer("Oka", Role.OFFICER, town.roads), at)
    head = actor_of(officer("Hana", Role.HEAD, town.roads), at)
    _set_up(town, "srikandi" if state in ("to_take", "with_srikandi") else "mandiri")
    new = NewDraft(kind="surat_dinas", subject="Data", words=words(), addressees=(NewAddressee(unit=town.lights),))
    case: Case = draft_letter(new=new, unit=town.roads, actor=author, at=at).letter.case
    if state == "enclosed":
        file = take_in(upload=BytesIO(picture()), actor=author, at=at)
        enclose_files(case=case, title="Foto", files=(file,), actor=author, at=at, seen_version=None)
    elif state != "draft":
        hand_in(case=case, checks=(), actor=author, at=at, seen_version=None)
    if state == "with_srikandi":
        take_to_srikandi(case=case, actor=author, at=at, seen_version=None)
    elif state == "signed":
        sign_letters(case_ids=[case.pk], secret=None, actor=head, at=at)
    return Case.objects.get(pk=case.pk)


def _set_up(town: Town, mode: str) -> None:
    since = date(2020, 1, 1)
    UnitMode.objects.update_or_create(unit=town.roads, defaults={"mode": mode, "decree": "SK 1", "since": since})
    LetterRegister.objects.get_or_create(
        unit=town.roads, defaults={"name": "Surat", "pattern": "{nomor}/{tahun}", "decree": "SK 1", "since": since}
    )


def said_of_outgoing(name: str) -> dict[str, object]:
    """What a rightful holder would send of the letter that was made last."""
    if name == "letters:enclose_letter":
        return {"title": "Foto", "photos": SimpleUploadedFile("foto.jpg", picture())}
    if name == "letters:take_out_enclosure":
        return {"enclosure": Attachment.objects.filter(object_kind=ENCLOSURE).latest("pk").pk}
    if name == "letters:number_letter":
        return {"number": "1/2026", "dated_on": "2026-01-05"}
    return {"note": "Ubah.", "reason": "Keliru"}
