# SPDX-License-Identifier: EUPL-1.2
"""What SIPPN has of the demo town: much of it as it holds here, some of it outdated, something missing, something only there."""

import hashlib
import json
from datetime import datetime, timedelta

from praja.duties.services.domain.exchange.columns import heading_of
from praja.duties.services.enums import DELIVERY
from praja.duties.services.models import Standard
from praja.duties.services.operations.exchange import send_list
from praja.lib.actors import Actor
from praja.lib.imports import Line, Sheet

COMPARED_BEFORE = timedelta(days=9)
EVERY = 5
"""Of so many standards one is outdated in SIPPN, and one was never entered."""
OUTDATED = {
    "jangka_waktu": "5 hari kerja sejak berkas diterima di loket.",
    "pengaduan": "Kotak saran di ruang pelayanan.",
}
ONLY_THERE = {
    "name": "Surat pengantar perjalanan antarkota (contoh)",
    "persyaratan": "1. KTP-el\n2. Surat pengantar RT",
    "jangka_waktu": "1 hari kerja.",
    "biaya": "Gratis.",
}


def compare_with_sippn(*, actor: Actor, at: datetime) -> None:
    """Send the list of SIPPN as the organisation bureau does every month, so that it is compared with what is published."""
    standards = Standard.objects.filter(unit=None).select_related("current", "service__owner").order_by("pk")
    rows = [{**ONLY_THERE, "sippn_id": "9000000", "unit": standards[0].service.owner.name}]
    for number, standard in enumerate(standards):
        if number % EVERY == 0 or standard.current is None:
            continue
        said = {key.value: standard.current.components.get(key, "") for key in DELIVERY}
        rows.append(
            {
                **said,
                **(OUTDATED if number % EVERY == 1 else {}),
                "name": standard.service.name,
                "unit": standard.service.owner.name,
                "sippn_id": str(9_000_001 + number),
            }
        )
    keys = ["sippn_id", "name", "unit", *(key.value for key in DELIVERY)]
    lines = [
        Line(number, {heading_of(key): row.get(key, "") for key in keys}) for number, row in enumerate(rows, start=2)
    ]
    sheet = Sheet([heading_of(key) for key in keys], lines)
    digest = hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()
    send_list(sheet=sheet, sha256=digest, is_sippn=True, actor=actor, at=at - COMPARED_BEFORE)
