# SPDX-License-Identifier: EUPL-1.2
"""Setor & Terima: with something that came and something that went, as those who do it and as the auditor."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from django.core.files.uploadedfile import SimpleUploadedFile

from crawl.site import START
from crawl.tourist import Page, Tourist
from officers import officer
from praja.duties.complaints.operations import reconcile_lapor
from praja.duties.complaints.operations.lapor import EXPORT
from praja.duties.opendata.domain.indah.fields import PARTS
from praja.duties.opendata.models import Dataset, SipdElement, StatisticalActivity
from praja.duties.services.models import ListTemplate
from praja.kernel.exchange.declarations import points
from praja.kernel.exchange.operations import hand_over
from praja.kernel.people.enums import Role
from praja.lib.actors import system_actor
from praja.lib.imports import read_table
from towns import FOUNDER, Town

LIST = "Tracking ID;Tanggal Laporan Masuk;Status Laporan\n7001;02 Jan 2026;Selesai\n"
TYPED_IN_EXCHANGE = (
    "Isian SIPPN",
    "Judul SP",
    "SKPD",
    "SIPPN",
    "SIASN",
    "SRIKANDI",
    "Indeks Inovasi Daerah",
    "KIPP",
    "e-Kinerja",
    "data.go.id",
    "/api/3/action/package_search",
    "layanan",
    "Unit",
    *(
        "SIPD e-Walidata",
        "SIPD",
        "Kunci",
        "Apa",
        "satuan",
        "001.02",
        "Panjang trotoar",
        "kilometer",
        "kode_dssd",
        "uraian_dssd",
        "get_ref_dssd",
    ),
    "tiadalah",
    *(
        "INDAH",
        "DRAFT",
        "SUBMITTED",
        "CORRECTION_REQUIRED",
        "(UNDER_REVIEW)",
        "(APPROVED)",
        "(REJECTED)",
        "Survei trotoar",
        "Trotoar per orang",
        "Lengkapi tujuannya.",
    ),
    *(
        "V-26",
        "0,1",
        "besok",
        "a|b|c|d|e",
        "ton | Survei",
        "Survei",
        "MS-Keg, MS-Ind, MS-Var",
        "PAPI",
        "CAPI",
        "CATI",
        "CAWI",
    ),
)
"""A template of the tour and its headings, and names of systems, which are the same in every language."""


def exchange(language: str, town: Town) -> Iterator[Page]:
    """The page, and the pages of single hand-overs."""
    data, at = LIST.encode(), START - timedelta(days=9)
    reconcile_lapor(
        lines=read_table(data, EXPORT).lines,
        file_digest=sha256(data).hexdigest(),
        take_over=False,
        actor=FOUNDER,
        at=at,
    )
    columns = {"name": "Judul SP", "unit": "SKPD"}
    ListTemplate.objects.get_or_create(name="Isian SIPPN", defaults={"columns": columns, "kept_at": at})
    bureau = _signed_in(language, Role.ORGANIZATION, town)
    yield from bureau.get("/setor-terima/")
    yield from bureau.get("/setor-terima/sippn.in/")
    yield from bureau.get("/setor-terima/sippn.out/")
    hand_over(point=points()["sippn.out"], actor=system_actor("tests"), at=START)
    yield from bureau.get("/setor-terima/sippn.out/")
    yield from bureau.get("/setor-terima/tiada/")
    steward = _signed_in(language, Role.STEWARD, town)
    yield from _sipd(steward)
    yield from _indah(steward, town)
    auditor = _signed_in(language, Role.AUDITOR, town)
    yield from auditor.get("/setor-terima/")
    for code in sorted(points()):
        yield from auditor.get(f"/setor-terima/{code}/")


ACTIVITY, INDICATOR, NOTE = "Survei trotoar", "Trotoar per orang", "Lengkapi tujuannya."
REFERENCE = "Kunci;Apa;satuan\n001.02;Panjang trotoar;kilometer\n002;;kilometer\n"


def _sipd(steward: Tourist) -> Iterator[Page]:
    """From an unknown file to an element."""

    def file() -> SimpleUploadedFile:
        return SimpleUploadedFile("ref.csv", REFERENCE.encode())

    here = "/satu-data/sipd/"
    yield from steward.get(here)
    yield from steward.post(f"{here}berkas/")
    yield from steward.post(f"{here}berkas/", file=file())
    asked = steward.client.post(f"{here}berkas/", {"file": file()})
    if asked.status_code == 302:
        columns = asked.headers["Location"]
        yield from steward.post(columns, code="Kunci")
        yield from steward.post(columns, code="Kunci", wording="Apa", unit_of_measure="satuan")
    yield from steward.post(f"{here}berkas/", file=file())
    element = SipdElement.objects.get(code="001.02")
    yield from steward.get(f"{here}{element.pk}/")
    yield from steward.post(f"{here}{element.pk}/", dataset=str(Dataset.objects.order_by("pk").first().pk))
    for state in ("dijawab", "tanpa-nilai", "terbuka"):
        yield from steward.get(f"{here}?di={state}")
    yield from steward.get(f"{here}?q=tiadalah")


def _indah(steward: Tourist, town: Town) -> Iterator[Page]:
    """An activity from its beginning to what BPS says of it, with forms refused."""
    here = "/satu-data/metadata/"
    yield from steward.get(here)
    yield from steward.post(f"{here}baru/")
    yield from steward.post(f"{here}baru/", title=ACTIVITY, year="2026", unit=str(town.roads.pk))
    row = StatisticalActivity.objects.get(title=ACTIVITY)
    here = f"{here}{row.code}/"
    for path in ("judul/", *(f"bagian/{part.key}/" for part in PARTS), "dataset/", "indikator/0/"):
        yield from steward.get(here + path)
    yield from steward.post(f"{here}judul/", title="")
    spoilt = {"jadwal.desain.awal": "2026-01-01", "variabel": "a|b|c|d|e"}
    yield from steward.post(f"{here}bagian/perencanaan/", **spoilt)
    yield from steward.post(f"{here}bagian/umum/", sent="1", seen_version="1", identitas_rekomendasi="V-26")
    yield from steward.post(f"{here}bagian/sampel/", sent="1", seen_version="1", fraksi_sampel="0,1")
    yield from steward.post(f"{here}bagian/umum/", sent="1", seen_version="9", cara_pengumpulan_data="SURVEI")
    yield from steward.post(f"{here}bagian/umum/", sent="1", seen_version="1", cara_pengumpulan_data="SURVEI")
    yield from steward.post(f"{here}bagian/diseminasi/", **{"sent": "1", "produk.digital.jadwal_rilis": "besok"})
    dataset = Dataset.objects.filter(unit=town.roads).order_by("pk").first()
    yield from steward.post(f"{here}dataset/", sent="1", seen_version="2", datasets=[str(dataset.pk)])
    for made in ({"apakah_komposit": "on"}, {}, {"apakah_komposit": "on", "variabel_pembangun": "ton"}):
        yield from steward.post(f"{here}indikator/0/", sent="1", seen_version="3", nama=INDICATOR, **made)
    yield from steward.post(
        f"{here}indikator/0/", sent="1", seen_version="3", nama=INDICATOR, variabel_pembangun="ton | Survei"
    )
    yield from steward.get(f"{here}indikator/1/")
    yield from steward.post(f"{here}setor/", seen_version="4")
    yield from steward.get(f"{here}judul/")
    yield from steward.post(f"{here}keadaan/", seen_version="5")
    yield from steward.post(f"{here}keadaan/", seen_version="5", status="CORRECTION_REQUIRED")
    yield from steward.post(f"{here}keadaan/", seen_version="5", status="CORRECTION_REQUIRED", note=NOTE)
    yield from steward.post(f"{here}indikator/1/hapus/", seen_version="6")
    yield from steward.get("/satu-data/metadata/")


def _signed_in(language: str, role: Role, town: Town) -> Tourist:
    tourist = Tourist(language, f"exchange as {role}")
    account = officer("Siti Setor", role, town.root)
    tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return tourist
