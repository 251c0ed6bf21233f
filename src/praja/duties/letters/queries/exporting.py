# SPDX-License-Identifier: EUPL-1.2
"""A file of records as a bag, to be handed to an archive: every file of every letter, and what is known of each."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.domain.bagging import Bag
from praja.duties.letters.enums import ENCLOSURE
from praja.duties.letters.models import RecordFile
from praja.duties.letters.queries.files import fate_of
from praja.duties.letters.queries.filing import items_of
from praja.duties.letters.rules import may_open_letter
from praja.kernel.documents.enums import Kind
from praja.kernel.documents.models import Attachment, IssuedDocument, StoredFile
from praja.kernel.documents.queries import content_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed

KINDS = ("letters.incoming", "letters.outgoing", ENCLOSURE, "letters.order")
FIELDS = ("code", "procedure", "subject", "number", "dated", "received", "security", "path", "sha256", "media_type")


@dataclass(frozen=True, slots=True)
class Recorded:
    """One file of one case: what is known of the case, and the file itself; `file` is None for a case without any."""

    case: Case
    file: StoredFile | None
    path: str = ""


def write_bag(file: RecordFile, *, out: IO[bytes], actor: Actor, at: datetime) -> None:
    """Write a file of records as a bag into `out`.

    Raises `NotAllowed` where something lies in it that this reader may not open: a bag that leaves something out would lie.
    """
    rows = list(_recorded(file, actor))
    bag = Bag(out, f"berkas-{file.pk}")
    told = []
    for row in rows:
        digest = ""
        if row.file is not None:
            with content_of(row.file) as content:
                digest = bag.add(row.path, content)
        told.append(_facts(row, digest))
    bag.tag("metadata/metadata.csv", _csv(told))
    bag.tag("metadata/metadata.xml", _xml(file, told))
    bag.close(
        {
            "Source-Organization": f"{settings.PRAJA_SITE_NAME}, {file.unit.name}",
            "Bagging-Date": at.date().isoformat(),
            "External-Identifier": f"{file.code.code}/{file.pk}",
            "External-Description": file.title,
            "Bag-Software-Agent": "Praja",
        }
    )


def _recorded(file: RecordFile, actor: Actor) -> Iterator[Recorded]:
    cases = [item.case for item in items_of(file).order_by("filed_at", "pk")]
    ids = [case.pk for case in cases]
    opened = set(may_open_letter.visible(actor, Case.objects.filter(pk__in=ids)).values_list("pk", flat=True))
    if opened != set(ids):
        raise NotAllowed(
            _("Something lies in this file that you may not open."),
            next_step=_("Ask the head of the unit to take it along."),
        )
    held: dict[int, list[StoredFile]] = {}
    attachments = Attachment.objects.filter(object_kind__in=KINDS, object_id__in=ids).select_related("file")
    for attached in attachments.order_by("position", "pk"):
        held.setdefault(attached.object_id, []).append(attached.file)
    issued = IssuedDocument.objects.filter(object_kind__in=KINDS, object_id__in=ids, file__isnull=False)
    for document in issued.select_related("file"):
        assert document.file is not None
        held.setdefault(document.object_id, []).insert(0, document.file)
    for case in cases:
        files = held.get(case.pk, [])
        for number, one in enumerate(files, 1):
            yield Recorded(case, one, f"{case.code}/{number:02d}.{Kind(one.media_type).name.lower()}")
        if not files:
            yield Recorded(case, None)


def _facts(row: Recorded, digest: str) -> dict[str, str]:
    letter = row.case.letter
    return {
        "code": row.case.code,
        "procedure": row.case.procedure,
        "subject": letter.subject,
        "number": letter.number_text,
        "dated": letter.dated_on.isoformat() if letter.dated_on else "",
        "received": row.case.filed_at.isoformat(),
        "security": letter.security,
        "path": f"data/{row.path}" if row.path else "",
        "sha256": digest,
        "media_type": row.file.media_type if row.file else "",
    }


def _csv(rows: list[dict[str, str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _xml(file: RecordFile, rows: list[dict[str, str]]) -> str:
    root = Element("berkas", {"kode": file.code.code, "unit": file.unit.name, "nasib": fate_of(file) or ""})
    SubElement(root, "judul").text = file.title
    days = {"dibuka": file.opened_on, "ditutup": file.closed_on, "inaktif": file.inactive_from, "sampai": file.ends_on}
    for name, day in days.items():
        if day is not None:
            SubElement(root, name).text = day.isoformat()
    for row in rows:
        entry = SubElement(root, "naskah")
        for name, value in row.items():
            SubElement(entry, name).text = value
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"
