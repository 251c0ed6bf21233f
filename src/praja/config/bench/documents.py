# SPDX-License-Identifier: EUPL-1.2
"""`praja bench documents`: results issued with the trial certificate by several processes at once, beside rendering alone and
signing alone.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from django.conf import settings

from praja.config.bench.ground import lay_ground
from praja.config.bench.machine import machine
from praja.kernel.documents.domain.letters import LetterText
from praja.kernel.documents.domain.papers import LETTER, RESULT, ResultText
from praja.kernel.documents.domain.signing import Signatory
from praja.kernel.documents.enums import Provider
from praja.kernel.documents.gateways.signing.local import LocalService
from praja.kernel.documents.models import IssuedDocument
from praja.kernel.documents.operations import NewDocument, request_issue
from praja.kernel.documents.queries import page_of
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.lib.actors import system_actor
from praja.lib.codes import new_code

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
PARAGRAPH = (
    "Menindaklanjuti hasil rapat koordinasi, bersama ini disampaikan bahwa unit kerja di lingkungan Pemerintah Kota Ukur "
    "menyampaikan laporan pelaksanaan paling lambat tanggal sepuluh setiap bulan."
)
LETTER_TEXT = LetterText(
    layout="letter",
    heading="Surat Dinas",
    subject="Penyampaian laporan bulanan",
    security="Biasa",
    to=("Kepala Dinas Ukur",),
    copies=("Wali Kota Ukur",),
    body=[{"is": "text", "runs": [[PARAGRAPH, ""]], "indent": 0} for _n in range(4)],
)


def run(*, count: int, processes: int, at: datetime, say: Callable[[str], None] = print) -> dict[str, Any]:
    """Ask for `count` results of one register and have them signed by `processes` at once, each as the worker does; then a page
    rendered and signed without the platform, by one process.
    """
    load = os.getloadavg()[0]
    unit, account = _ground(at)
    ids: list[int] = []
    say(f"asking for {count} documents")
    asking = _measured(count, lambda: ids.append(request_issue(new=_new(unit, account), actor=ACTOR, at=at).pk))
    # Never signed: the raw rounds render and sign its page again and again.
    kept = request_issue(new=_new(unit, account), actor=ACTOR, at=at)
    say(f"signing them, {processes} processes")
    issuing = _issued_by(processes, ids)
    issued = IssuedDocument.objects.select_related("file").filter(pk__in=ids, state="issued")
    sizes = [document.file.size for document in issued if document.file]
    say("rendering alone and signing alone")
    render, signing = _alone(count, kept, at)
    ceiling = 1 / (1 / render["a_minute"] + 1 / signing["a_minute"])
    say("the same of a letter")
    letter = request_issue(new=_new_letter(unit, account), actor=ACTOR, at=at)
    letter_render, letter_signing = _alone(count, letter, at)
    return {
        "machine": machine(),
        "load_at_start": load,
        "key": "ECDSA P-256, SHA-256",
        "documents": len(sizes),
        "bytes_of_one": sum(sizes) // max(1, len(sizes)),
        "asked_for": asking,
        "issued": issuing,
        "raw": {"render": render, "sign": signing, "render_and_sign_a_minute": round(ceiling)},
        "ratio": round(issuing["a_minute"] / ceiling, 3),
        "letter": {"render": letter_render, "sign": letter_signing},
    }


def _issued_by(processes: int, ids: list[int]) -> dict[str, float]:
    """Documents a minute by all processes together, from the moment when the first was ready to sign until the last had ended,
    and how much of the machine's processors nobody used meanwhile: none left says that the processor was what they waited for.
    """
    shares = [ids[number::processes] for number in range(processes)]
    command = [sys.executable, "-m", "praja.config.bench.signing"]
    signers = [
        subprocess.Popen([*command, json.dumps(share)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own module
        for share in shares
    ]
    pipes = [(signer.stdin, signer.stdout) for signer in signers if signer.stdin and signer.stdout]
    for _go, told in pipes:
        told.readline()  # it is ready
    started, idle = time.perf_counter(), _idle_seconds()
    for go, _told in pipes:
        go.close()
    busy = sum(float(told.read()) for _go, told in pipes)
    wall, idle = time.perf_counter() - started, _idle_seconds() - idle
    return {
        "processes": processes,
        "a_minute": round(60 * len(ids) / wall),
        "processor_ms_of_one": round(1000 * busy / len(ids), 1),
        "processors_idle_percent": round(100 * idle / wall / (os.cpu_count() or 1)),
    }


def _idle_seconds() -> float:
    """How long the machine's processors had nothing to do, waiting for disks counted in; 0 where the system does not tell."""
    try:
        fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()
    except OSError:
        return 0.0
    return (int(fields[4]) + int(fields[5])) / os.sysconf("SC_CLK_TCK")


def _alone(count: int, document: IssuedDocument, at: datetime) -> tuple[dict[str, float], dict[str, float]]:
    """A document's page rendered, and signed, again and again by this process."""
    service, signatory = LocalService(Path(settings.PRAJA_KEYS)), Signatory("Kepala Ukur", "Lurah Ukur")
    page = page_of(document, Provider.LOCAL, at)
    sign = partial(service.sign, [page], signatory=signatory, secret=None, at=at, announce=print)
    return _measured(count, lambda: _another_page(document, at)), _measured(count, sign)


def _another_page(document: IssuedDocument, at: datetime) -> bytes:
    """Under a new code each time, as every document has one: Typst remembers what it has laid out before."""
    document.code = new_code()
    return page_of(document, Provider.LOCAL, at)


def _measured(count: int, act: Callable[[], object]) -> dict[str, float]:
    """Documents a minute and the median of one by the clock on the wall, and how long one kept this process's processor busy: on
    a machine that others use as well only the last is the platform's own.
    """
    walls, busy = list[float](), time.process_time()
    for _n in range(count):
        started = time.perf_counter()
        act()
        walls.append(time.perf_counter() - started)
    busy = time.process_time() - busy
    return {
        "a_minute": round(60 * count / sum(walls)),
        "median_ms": round(1000 * median(walls), 1),
        "processor_ms_of_one": round(1000 * busy / count, 1),
    }


def _ground(at: datetime) -> tuple[Unit, Account]:
    lay_ground(at)
    account = Account.objects.order_by("pk").first()
    assert account is not None
    return Unit.objects.order_by("pk")[1], account


def _new(unit: Unit, account: Account) -> NewDocument:
    return _document(RESULT, "Surat Keterangan Domisili", TEXT.as_data(), unit, account)


def _new_letter(unit: Unit, account: Account) -> NewDocument:
    return _document(LETTER, LETTER_TEXT.heading, LETTER_TEXT.as_data(), unit, account)


def _document(template: str, title: str, data: dict[str, Any], unit: Unit, account: Account) -> NewDocument:
    return NewDocument(
        template=template,
        title=title,
        object_kind="bench",
        object_id=1,
        unit_id=unit.pk,
        register_key=f"bench.{unit.pk}",
        number_pattern="{kode}/{nomor:3}/{unit}/{bulan_romawi}/{tahun}",
        classification="400.12.2",
        unit_code="UKR",
        signer_id=account.pk,
        signer_title="Lurah Ukur",
        data=data,
        place="Kota Ukur",
        address="Jalan Ukur 1",
        holder="Warga Ukur" if template == RESULT else "",
    )
