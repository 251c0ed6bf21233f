# SPDX-License-Identifier: EUPL-1.2
"""`praja bench documents`: results issued with the trial certificate, beside rendering alone and signing alone."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from praja.config.bench.ground import lay_ground
from praja.config.bench.machine import machine
from praja.kernel.documents.domain.papers import RESULT, ResultText
from praja.kernel.documents.domain.signing import Signatory
from praja.kernel.documents.enums import Provider
from praja.kernel.documents.gateways.signing.local import LocalService
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import NewDocument, request_issue, sign_documents
from praja.kernel.documents.queries import page_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.lib.actors import system_actor

AT_ONCE = 60
ACTOR = system_actor("bench")
TEXT = ResultText(
    opening=("Yang bertanda tangan di bawah ini menerangkan bahwa:",),
    fields=(
        ("Nama", "Warga Ukur"),
        ("NIK", "0000000000000000"),
        ("Tempat dan tanggal lahir", "Kota Ukur, 1 Januari 1990"),
        ("Alamat", "Jalan Ukur Nomor 1 RT 01 RW 02, Kelurahan Ukur, Kecamatan Ukur"),
    ),
    closing=(
        "benar berdomisili pada alamat tersebut.",
        "Surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya.",
    ),
)


def run(*, count: int, at: datetime, say: Callable[[str], None] = print) -> dict[str, Any]:
    """Ask for `count` results and have them signed as the worker does, in one process; then the same pages without the
    platform. Figures are documents a minute.
    """
    unit, account = _ground(at)
    say(f"asking for {count} documents")
    ids: list[int] = []
    asking = _per_minute(count, lambda: ids.append(request_issue(new=_new(unit, account), actor=ACTOR, at=at).pk))
    # Never signed: the raw rounds render and sign its page again and again.
    kept = request_issue(new=_new(unit, account), actor=ACTOR, at=at)
    page = page_of(kept, Provider.LOCAL, at)
    say("signing them as the worker does")
    started = time.perf_counter()
    for start in range(0, count, AT_ONCE):
        sign_documents(document_ids=ids[start : start + AT_ONCE], secret=None, actor=ACTOR, at=at)
    issuing = _rate(count, started)
    issued = IssuedDocument.objects.select_related("file").filter(pk__in=ids, state="issued")
    sizes = [document.file.size for document in issued if document.file]
    say("rendering alone and signing alone")
    service, signatory = LocalService(Path(settings.PRAJA_KEYS)), Signatory("Kepala Ukur", "Lurah Ukur")
    sign = partial(service.sign, [page], signatory=signatory, secret=None, at=at, announce=print)
    raw = {
        "render": _per_minute(count, lambda: page_of(kept, Provider.LOCAL, at)),
        "sign": _per_minute(count, sign),
    }
    ceiling = 1 / (1 / raw["render"] + 1 / raw["sign"])
    return {
        "machine": machine(),
        "key": "ECDSA P-256, SHA-256",
        "documents": len(sizes),
        "bytes_of_one": sum(sizes) // max(1, len(sizes)),
        "asked_for_a_minute": asking,
        "issued_a_minute": issuing,
        "raw_a_minute": {**raw, "render_and_sign": round(ceiling)},
        "ratio": round(issuing / ceiling, 3),
    }


def _per_minute(count: int, act: Callable[[], object]) -> int:
    started = time.perf_counter()
    for _n in range(count):
        act()
    return _rate(count, started)


def _rate(count: int, started: float) -> int:
    return round(60 * count / (time.perf_counter() - started))


def _ground(at: datetime) -> tuple[Unit, Account]:
    lay_ground(at)
    account = Account.objects.order_by("pk").first()
    assert account is not None
    return Unit.objects.order_by("pk")[1], account


def _new(unit: Unit, account: Account) -> NewDocument:
    return NewDocument(
        template=RESULT,
        title="Surat Keterangan Domisili",
        object_kind="bench",
        object_id=1,
        unit_id=unit.pk,
        register_key=f"bench.{unit.pk}",
        number_pattern="{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}",
        classification="400.12.2",
        unit_code="UKR",
        signer_id=account.pk,
        signer_title="Lurah Ukur",
        data=TEXT.as_data(),
        place="Kota Ukur",
        address="Jalan Ukur 1",
        holder="Warga Ukur",
    )
