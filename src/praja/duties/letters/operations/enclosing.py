# SPDX-License-Identifier: EUPL-1.2
"""What goes with a letter while it is written: files are added, and taken out again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.bodies import plain
from praja.duties.letters.domain.enclosures import titles_for
from praja.duties.letters.enums import ENCLOSURE
from praja.duties.letters.errors.writing import EnclosureRefused
from praja.duties.letters.models import Letter, UnsavedWords
from praja.duties.letters.queries.enclosures import enclosure_of, enclosures_of, told_now
from praja.duties.letters.rules import account_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach, detach
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.lib.actors import Actor

MOST, LONGEST_TITLE = 20, 120


def enclose_files(
    *, case: Case, title: str, files: Sequence[StoredFile], actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Let these files go with the letter, behind those that do already. A file that is among them stays where it is.

    Raises `EnclosureRefused` without a title or a file, or where more than `MOST` would go with it, and what `perform` raises.
    Records `letters.enclosed`.
    """
    said = " ".join(plain(title).split())
    _check_sent(said, files)
    data: dict[str, Any] = {}

    def write(locked: Case) -> None:
        held = {one.file_id for one in enclosures_of(locked.pk)}
        new = [file for file in files if file.pk not in held]
        if len(held) + len(new) > MOST:
            raise EnclosureRefused(
                _("No more than %(count)s files go with one letter.") % {"count": MOST},
                _("Put several into one PDF, or send a second letter."),
            )
        for file, called in zip(new, titles_for(said, len(new)), strict=True):
            attach(file=file, object_kind=ENCLOSURE, object_id=locked.pk, title=called, actor=actor, at=at)
        data.update(added=tuple(file.sha256 for file in new), **_after(locked, actor))

    return perform(case, "enclose", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _check_sent(title: str, files: Sequence[StoredFile]) -> None:
    if not files:
        raise EnclosureRefused(_("No file was chosen."), _("Choose a PDF or a picture."))
    if not title:
        raise EnclosureRefused(
            _("It is not said what the file is."), _("Name it as the letter does, for example Data jalan."), "title"
        )
    if len(title) > LONGEST_TITLE:
        raise EnclosureRefused(
            _("This is longer than %(count)s characters.") % {"count": LONGEST_TITLE}, _("Shorten it."), "title"
        )


def take_out_enclosure(
    *, case: Case, enclosure: int, actor: Actor, at: datetime, seen_version: int | None = None
) -> Case:
    """Let a file go with the letter no more. Raises `NotFound`, and what `perform` raises. Records
    `letters.enclosure_taken_out`."""
    data: dict[str, Any] = {}

    def write(locked: Case) -> None:
        found = enclosure_of(locked, enclosure)
        detach(attachment=found)
        data.update(removed=found.file.sha256, **_after(locked, actor))

    return perform(case, "take_out", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _after(case: Case, actor: Actor) -> dict[str, Any]:
    """What goes with the letter now. What this actor is typing is as new as before: nobody else saved anything."""
    mine = UnsavedWords.objects.filter(outgoing=case.pk, account=account_of(actor), seen_version=case.version - 1)
    mine.update(seen_version=F("seen_version") + 1)
    return told_now(Letter.objects.get(pk=case.pk))
