# SPDX-License-Identifier: EUPL-1.2
"""The rooms of Satu Data in the office: a file on its way to readers, with what is refused on it."""

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from crawl.site import START
from crawl.tourist import Page, Tourist
from officers import officer
from praja.duties.opendata.domain.harvesting import Found
from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.models import (
    Dataset,
    ForumDecision,
    HarvestedDataset,
    HarvestSource,
    PlannedDataset,
    Release,
    Story,
)
from praja.duties.opendata.operations.asking import Question, ask_for_data
from praja.duties.opendata.operations.harvesting.running import run_source
from praja.duties.opendata.operations.harvesting.taking_over import close_gone, take_over
from praja.duties.opendata.operations.measuring import count_families
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.lib.actors import NOBODY, system_actor
from towns import Town

TITLE, PERIOD = "Sampah terkumpul", "Triwulan I 2026"
QUESTION = ("Angka Tirta tahun 2024 keliru.", "Sudah kami betulkan.")
TOLD = ("Sampah naik", "Sedikit demi sedikit.", "Jumlahnya naik.", "Angkanya ditinjau.")
WHY_FIGURES = "Sepakat di forum."
PORTAL, PORTAL_AT = "Portal Provinsi", "http://127.0.0.1:9/"
TAKEN_OVER, THEIR_LICENCE = "Sungai provinsi", "Lisensi Provinsi"
TYPED_IN_OPENDATA = (
    PORTAL,
    PORTAL_AT,
    TAKEN_OVER,
    THEIR_LICENCE,
    TITLE,
    WHY_FIGURES,
    *TOLD,
    PERIOD,
    "nama_pemohon",
    "terkumpul",
    "Laporan Dinas",
    "Perbaiki satuannya.",
    "Salah hitung.",
    "Nama kantor, bukan orang.",
    "Jumlah sampah",
    "Jumlah timbulan sampah",
    "Daftar data",
    "BA-1/2026",
    "Tulis satuannya.",
    "Sama saja.",
    "Unduhan lama",
    "Belum ada anggaran.",
    *QUESTION,
    "kosong.csv",
    "satu.csv",
    "dua.csv",
    "dua.xls",
    "kec",
    "Kec",
    *(f"Kec {at}, 2025" for at in range(9)),
    *(f"Kec {at}" for at in range(9)),
    "Tirta, 2024",
    "Tirta",
    "Marga",
    "Asri",
    "banyak",
    "Ada",
    "Ida",
    "Uda",
    *(one.title for one in LICENCES.values()),
)
"""What these people type, and what stands in their files."""
FIRST = (
    b"Laporan Dinas\n\nkecamatan;tahun;terkumpul;nama_pemohon\nTirta;2024;1.250,5;Ada\nMarga;2024;98;Ida\n"
    + b"".join(b"Kec %d;2025;%d;Uda\n" % (at, at) for at in range(9))
    + b"Asri;2025;banyak;Ada\n"
)
SECOND = FIRST.replace(b";nama_pemohon", b";sumber").replace(b"1.250,5", b"1.300,5")


def opendata(language: str, town: Town) -> Iterator[Page]:
    """As the producer's officer, its head, and the data steward."""

    def tourist(account: Account) -> Tourist:
        found = Tourist(language, "opendata")
        found.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
        return found

    producer = tourist(officer("Prima Produsen", Role.OFFICER, town.roads))
    head = tourist(officer("Kania Kepala", Role.HEAD, town.roads))
    steward = tourist(officer("Wira Walidata", Role.STEWARD, town.root))
    yield from producer.get("/satu-data/")
    yield from producer.post("/satu-data/dataset/baru/")
    yield from producer.post("/satu-data/dataset/baru/", title=TITLE, unit=str(town.roads.pk))
    dataset = Dataset.objects.get(title=TITLE)
    here = f"/satu-data/dataset/{dataset.name}/"
    yield from producer.post(f"{here}edisi-baru/")
    yield from producer.post(f"{here}edisi-baru/", period=PERIOD)
    release = Release.objects.get(dataset=dataset)
    yield from _brought(producer, release)
    yield from _sent_on(producer, head, steward, release)
    yield from producer.get(here)
    yield from producer.get("/satu-data/?q=tiadalah")
    yield from _described(producer, steward, dataset)
    yield from _planned(producer, steward, town)
    yield from _asked(producer, steward, dataset)
    yield from _figures(producer, steward)
    yield from _told(producer, steward, dataset)
    yield from producer.post(f"{here}edisi-baru/", period="2026")
    yield from _changed(producer, Release.objects.get(dataset=dataset, number=2))


def _brought(producer: Tourist, release: Release) -> Iterator[Page]:
    page = f"/satu-data/edisi/{release.case.code}/"
    yield from producer.get(page)
    yield from producer.post(f"{page}berkas/")
    one = b"<table><tr><th>Kec</th><th>n</th></tr><tr><td>A</td><td>1</td></tr></table>"
    two = b"<html>" + one + one + b"</html>"
    yield from producer.post(f"{page}berkas/", file=SimpleUploadedFile("kosong.csv", b"satu kata"), resource="new")
    yield from producer.post(f"{page}berkas/", file=SimpleUploadedFile("dua.xls", two), resource="new")
    waiting = release.uploads.order_by("-pk")[0]
    yield from producer.get(page)
    yield from producer.post(f"{page}berkas/{waiting.pk}/hapus/")
    yield from producer.post(f"{page}berkas/", file=SimpleUploadedFile("satu.csv", FIRST), resource="new")
    upload = release.uploads.order_by("-pk")[0]
    decide = f"{page}berkas/{upload.pk}/1/"
    said = _filled(producer, decide)
    yield from producer.post(decide, **{**said, "title": "", "name_0": "A B", "counts_2": "on"})
    yield from producer.post(decide, **{**said, "look": "1"})
    yield from producer.post(decide, **said)
    version = release.tables.get()
    yield from producer.post(f"{page}serahkan/", seen_version=release.case.version)
    yield from producer.post(f"{page}tabel/{version.pk}/alasan/")
    yield from producer.post(f"{page}tabel/{version.pk}/alasan/", reason=TYPED_IN_OPENDATA[7])


def _filled(producer: Tourist, decide: str) -> dict[str, object]:
    """The form as the page fills it in."""
    form = producer.client.get(decide).context["form"]
    return {one.html_name: one.value() for one in form if one.value() not in (None, False)}


def _sent_on(producer: Tourist, head: Tourist, steward: Tourist, release: Release) -> Iterator[Page]:
    page = f"/satu-data/edisi/{release.case.code}/"

    def step(who: Tourist, slug: str, **said: object) -> Iterator[Page]:
        release.case.refresh_from_db()
        yield from who.post(f"{page}{slug}/", seen_version=release.case.version, **said)

    yield from step(producer, "serahkan")
    yield from head.get(page)
    yield from step(head, "sahkan")
    yield from step(steward, "kembalikan")
    yield from step(steward, "kembalikan", words=TYPED_IN_OPENDATA[5])
    yield from step(producer, "periode", period=PERIOD, changes=TYPED_IN_OPENDATA[6])
    yield from step(producer, "serahkan")
    yield from step(head, "sahkan")
    yield from step(steward, "setujui")
    yield from step(steward, "setujui", checked=["standard", "metadata", "interoperability", "codes"])
    yield from step(steward, "tayangkan")


def _changed(producer: Tourist, release: Release) -> Iterator[Page]:
    """Next time a column has another name; then small figures are emptied."""
    page = f"/satu-data/edisi/{release.case.code}/"
    table = str(release.dataset.resources.get(kind="table").pk)
    yield from producer.get(f"{page}berkas/")
    yield from producer.post(f"{page}berkas/", file=SimpleUploadedFile("dua.csv", SECOND), resource=table)
    upload = release.uploads.get()
    decide = f"{page}berkas/{upload.pk}/1/"
    said = {**_filled(producer, decide), "counts_2": "on", "least_count": "5"}
    yield from producer.post(decide, **said)
    yield from producer.get(page)
    yield from producer.post(f"{page}tabel/{release.tables.get().pk}/keluarkan/")
    release.case.refresh_from_db()
    yield from producer.post(f"{page}batalkan/", seen_version=release.case.version)


def _described(producer: Tourist, steward: Tourist, dataset: Dataset) -> Iterator[Page]:
    here = f"/satu-data/dataset/{dataset.name}/"
    table = dataset.resources.get(kind="table").pk
    yield from producer.get(f"{here}uraian/")
    yield from producer.post(f"{here}uraian/", title="", tags="a/b", first_day="2026-02-01", last_day="2026-01-01")
    yield from producer.get(f"{here}isi/{table}/")
    yield from producer.post(f"{here}isi/{table}/1/", title="")
    yield from producer.get(f"{here}isi/{table}/1/")
    yield from producer.post(f"{here}berkas/", title="")
    yield from producer.post(f"{here}tautan/", title="", url="x")
    link = {"title": TYPED_IN_OPENDATA[14], "url": "https://contoh.test/lama"}
    yield from producer.post(f"{here}tautan/", **link)
    yield from producer.post(f"{here}isi/{dataset.resources.get(kind='link').pk}/tarik/")
    yield from steward.post(f"{here}akses/", access="closed")
    yield from steward.post(f"{here}prioritas/", is_priority="on")
    yield from steward.get(here)


def _asked(producer: Tourist, steward: Tourist, dataset: Dataset) -> Iterator[Page]:
    wrong, fixed = QUESTION
    question = Question(wish="error", text=wrong, dataset=dataset)
    case = ask_for_data(question=question, channel="web", actor=NOBODY, at=START).case
    page = f"/satu-data/pertanyaan/{case.code}/"
    yield from steward.get("/satu-data/pertanyaan/")
    yield from steward.get("/satu-data/pertanyaan/?di=answered")
    yield from steward.post(f"{page}teruskan/", seen_version=1)
    yield from steward.post(f"{page}teruskan/", seen_version=1, unit=str(dataset.unit_id))
    yield from producer.post(f"{page}jawab/", seen_version=2)
    yield from producer.post(f"{page}jawab/", seen_version=2, outcome="corrected", answer=fixed)
    yield from steward.post(f"{page}buka-lagi/", seen_version=3)


def _figures(producer: Tourist, steward: Tourist) -> Iterator[Page]:
    """Figures of this platform: decided on, counted, seen by everybody, shown no more."""
    here = "/satu-data/ukuran/complaints/"
    yield from producer.get("/satu-data/ukuran/")
    yield from steward.post(here)
    yield from steward.post(here, reason=WHY_FIGURES)
    count_families(actor=system_actor("opendata.count_figures"), at=START)
    yield from steward.get("/satu-data/ukuran/")
    yield from steward.get(here)
    yield from steward.get("/satu-data/ukuran/letters/")


def _told(producer: Tourist, steward: Tourist, dataset: Dataset) -> Iterator[Page]:
    """A story: written with all that is refused, given back, published, read, taken off."""
    table = dataset.resources.get(kind="table")
    drawn = f"/data/{dataset.name}/{table.uuid}/?grup=tahun&hitung=sum:terkumpul"
    yield from producer.get("/satu-data/cerita/")
    yield from producer.get("/data/cerita/")
    yield from producer.post("/satu-data/cerita/baru/")
    yield from producer.post("/satu-data/cerita/baru/", title=TOLD[0], unit=str(dataset.unit_id))
    story = Story.objects.get()
    here = f"/satu-data/cerita/{story.name}/"
    yield from producer.get(here)
    yield from producer.post(f"{here}judul/", title="", seen_version=1)
    yield from producer.post(f"{here}tambah/teks/", seen_version=1)
    yield from producer.post(f"{here}tambah/teks/", text=TOLD[1], seen_version=1)
    yield from producer.post(f"{here}tambah/grafik/", address="/aduan/", seen_version=2)
    plain = drawn.partition("?")[0]
    yield from producer.post(f"{here}tambah/grafik/", address=plain, alternative=TOLD[2], seen_version=2)
    yield from producer.post(f"{here}tambah/grafik/", address=drawn, alternative=TOLD[2], seen_version=2)
    yield from producer.post(f"{here}langkah/", langkah="naik", bagian=2, seen_version=1)
    yield from producer.post(f"{here}langkah/", langkah="serahkan", seen_version=3)
    yield from steward.post(f"{here}langkah/", langkah="kembalikan", seen_version=4)
    yield from steward.post(f"{here}langkah/", langkah="tayangkan", seen_version=4)
    yield from steward.get(here)
    yield from steward.get(f"/data/cerita/{story.name}/")
    yield from steward.get("/data/cerita/")
    yield from steward.get("/satu-data/cerita/")
    yield from steward.post(f"{here}langkah/", langkah="tarik", reason=TOLD[3], seen_version=5)


def _planned(producer: Tourist, steward: Tourist, town: Town) -> Iterator[Page]:
    one, other, meeting, number, unclear, same = TYPED_IN_OPENDATA[8:14]
    yield from producer.get("/satu-data/daftar/?tahun=2026")
    yield from producer.post("/satu-data/daftar/usul/")
    said = {"unit": str(town.roads.pk), "year": "2026", "due_on": "2026-06-30", "frequency": "yearly"}
    yield from producer.post("/satu-data/daftar/usul/", title=one, **{**said, "another": "on"})
    yield from producer.post("/satu-data/daftar/usul/", title=one, **said)
    yield from producer.post("/satu-data/daftar/usul/", title=other, **{**said, "another": "on"})
    yield from _portals(steward, town)
    yield from steward.get("/satu-data/forum/")
    yield from steward.post("/satu-data/forum/catat/")
    decided = {"number": number, "decided_on": "2026-01-05", "matter": "plan", "subject": meeting}
    yield from steward.post("/satu-data/forum/catat/", **decided)
    decision = str(ForumDecision.objects.get(number=number).pk)
    first, second = PlannedDataset.objects.filter(title__in=(one, other)).order_by("pk")

    def step(who: Tourist, planned: PlannedDataset, slug: str, **words: object) -> Iterator[Page]:
        planned.case.refresh_from_db()
        page = f"/satu-data/daftar/{planned.case.code}/{slug}/"
        yield from who.post(page, seen_version=planned.case.version, **words)

    yield from step(steward, first, "kembalikan")
    yield from step(steward, first, "kembalikan", reason=unclear)
    yield from step(producer, first, "ubah", title=one, due_on="2026-06-30", frequency="yearly")
    yield from step(steward, first, "tetapkan")
    yield from step(steward, first, "tetapkan", decision=decision, due_on="2026-06-30")
    yield from step(steward, second, "gabung", into=str(first.pk), reason=same)
    yield from step(steward, first, "tunda", due_on="2026-09-30", reason=TYPED_IN_OPENDATA[15])
    yield from producer.get(f"/satu-data/daftar/{first.case.code}/")
    yield from steward.get("/satu-data/daftar/?tahun=2026")


def _portals(steward: Tourist, town: Town) -> Iterator[Page]:
    """Portals: none yet, refused, entered, looked at in vain and well, one dataset of it, changed."""
    said = {"title": PORTAL, "address": PORTAL_AT, "kind": "ckan", "rhythm": "daily", "unit": str(town.roads.pk)}
    yield from steward.get("/satu-data/panen/")
    yield from steward.post("/satu-data/panen/baru/")
    yield from steward.post("/satu-data/panen/baru/", **{**said, "address": "x"})
    yield from steward.post("/satu-data/panen/baru/", **said)
    source = HarvestSource.objects.get(address=PORTAL_AT)
    here, worker = f"/satu-data/panen/{source.pk}/", system_actor("opendata.harvest")
    yield from steward.get(here)
    run = run_source(source=source, actor=worker, at=START)
    found = Found(identifier="1", name="dari-provinsi", title=TAKEN_OVER, address=PORTAL_AT, licence=THEIR_LICENCE)
    take_over(source=source, run=run, found=found, actor=worker, at=START)
    yield from steward.get("/data/dari-provinsi/")
    close_gone(known=HarvestedDataset.objects.get(source=source), actor=worker, at=START)
    yield from steward.get("/data/dari-provinsi/")
    yield from steward.post(f"{here}sekarang/")
    yield from steward.get(here)
    yield from steward.get(f"{here}ubah/")
    yield from steward.get("/satu-data/panen/")
