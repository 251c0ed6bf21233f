# SPDX-License-Identifier: EUPL-1.2
"""What takes more than opening an address: each page on the way, with what is refused on it."""

import re
from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from crawl.editing import TYPED_IN_THE_EDITOR, forms_edited
from crawl.serving import TYPED_ON_SERVICE, serving
from crawl.site import NIPS, START, let_the_worker_run
from crawl.tourist import Page, Tourist
from praja.duties.complaints.enums import Held
from praja.duties.complaints.models import Answer, AnswerTemplate
from praja.duties.complaints.operations import Filed, Report, draw_sample, file_complaint
from praja.duties.complaints.procedure import COMPLAINT
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.notifications.operations import hear_words
from praja.kernel.organization.models import Affair
from praja.kernel.people.models import ApiToken
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from praja.lib.codes import show_code
from residents import GOOD, hidden, photo
from towns import Town

BRIBE = "Petugas loket meminta uang supaya berkas saya didahulukan."
ALIKE = "Jalan berlubang di tikungan dekat sekolah dasar, sudah lama."
PART = "Trotoar rusak di depan kantor pos."
NOTE = "Mohon sebutkan tempatnya, lalu lapor lagi."
TEMPLATE = "Lubang {tempat} sudah ditambal."
POST = "https://contoh.test/kiriman/1"
NO_CASE = "AAAAA22222"
SHORT = "Nah"
KEY_FOR = "Stasiun cuaca"
TYPED_ON_ERRANDS = (
    BRIBE,
    ALIKE,
    PART,
    NOTE,
    TEMPLATE,
    POST,
    show_code(NO_CASE),
    SHORT,
    KEY_FOR,
    "Authorization: Bearer …",
    *TYPED_IN_THE_EDITOR,
    *TYPED_ON_SERVICE,
)
"""What these people type, and pages show as it is."""


def errands(language: str, town: Town, filed: dict[str, Filed]) -> Iterator[Page]:
    """Everything that takes several steps, as whoever takes them."""
    for one in filed.values():
        one.case.refresh_from_db()
    coordinator = Tourist(language).sign_in("coordinator")
    yield from _report_in_steps(Tourist(language))
    yield from _report_wrongdoing(language)
    yield from _me_too(Tourist(language), filed["forwarded"].case)
    yield from _as_the_reporter(language, filed)
    yield from _summed_up(language, coordinator)
    yield from _at_the_counter(Tourist(language).sign_in("counter"))
    yield from _several_at_once(coordinator, town)
    yield from _joining_and_splitting(coordinator, filed)
    yield from _beside_lapor(coordinator, filed["late"].case)
    yield from _affairs(Tourist(language).sign_in("administrator"), town)
    yield from _quality(coordinator)
    yield from _figures(coordinator)
    yield from _keys(Tourist(language).sign_in("administrator"))
    yield from forms_edited(Tourist(language).sign_in("administrator"))
    yield from serving(language, town)
    yield from _templates(coordinator, Tourist(language).sign_in("liaison"))


def _report_in_steps(visitor: Tourist) -> Iterator[Page]:
    yield from visitor.get("/aduan/lapor/")
    begun = hidden(visitor.page)
    form = {"key": begun.key, "draft": begun.draft}
    said = {**GOOD, **form, "text": ALIKE}
    yield from visitor.post("/aduan/lapor/", **said, step="where", photos=[photo()])
    yield from visitor.post("/aduan/lapor/", **{**said, "region": "salah"}, step="who")
    yield from visitor.post("/aduan/lapor/", **said, step="who")
    yield from visitor.post("/aduan/lapor/", **{**said, "email": "salah"}, step="check")
    yield from visitor.post("/aduan/lapor/", **said, step="check")
    yield from visitor.get("/aduan/lapor/")


def _report_wrongdoing(language: str) -> Iterator[Page]:
    visitor = Tourist(language, "reporter of wrongdoing")
    begun = hidden(visitor.client.get("/aduan/lapor/").content.decode())
    said = {**GOOD, "key": begun.key, "draft": begun.draft, "text": BRIBE, "kind": "wrongdoing"}
    for step in ("where", "who", "check", "send"):
        yield from visitor.post("/aduan/lapor/", **said, step=step)
    case = Case.objects.filter(complaint__text=BRIBE).get()
    inspector = Tourist(language).sign_in("inspector")
    page = f"/aduan/pengawasan/{case.code}/"
    yield from inspector.get("/aduan/pengawasan/?keadaan=answered")
    yield from inspector.get("/meja/")
    yield from inspector.get(page)
    yield from inspector.post(f"{page}jawab/", text="", seen_version="1")
    yield from inspector.post(f"{page}jawab/", text=NOTE, seen_version="99")
    yield from inspector.post(f"{page}jawab/", text=NOTE, seen_version=str(case.version))
    yield from inspector.post(f"{page}tutup/", seen_version="1")
    yield from visitor.get(f"/lacak/{case.code}/")


def _me_too(visitor: Tourist, case: Case) -> Iterator[Page]:
    page = f"/aduan/{case.code}/ikuti/"
    yield from visitor.get(page)
    yield from visitor.post(page, phone="salah")
    yield from visitor.post(page)
    yield from visitor.get(f"/aduan/{case.code}/")


def _as_the_reporter(language: str, filed: dict[str, Filed]) -> Iterator[Page]:
    for name, paths in {"answered": ("nilai", "buka-lagi"), "forwarded": ("pesan",), "closed": ("nilai",)}.items():
        one = filed[name]
        tourist = Tourist(language, f"reporter of {name}")
        tourist.client.get(f"/lacak/{one.case.code}/{one.secret}/")
        for path in paths:
            yield from tourist.get(f"/aduan/{one.case.code}/{path}/")
            yield from tourist.post(f"/aduan/{one.case.code}/{path}/", text="")
        if name == "forwarded":
            with override_settings(PRAJA_WHATSAPP_SECRET="rahasia"):
                yield from tourist.get(f"/lacak/{one.case.code}/")
                yield from tourist.post(f"/aduan/{one.case.code}/sambung/")


def _summed_up(language: str, coordinator: Tourist) -> Iterator[Page]:
    """A greeting by WhatsApp that becomes a report, and its reporter, who puts it right."""
    greeting = Report(text=SHORT, held=Held.INCOMING)
    one = file_complaint(report=greeting, channel="whatsapp", actor=NOBODY, at=START)
    reporter = Actor(ActorKind.LINK, case_id=one.case.pk)
    hear_words(case=one.case, text=ALIKE, files=(), channel="whatsapp", actor=reporter, at=START)
    page = f"/aduan/kasus/{one.case.code}/"
    sort = {"seen_version": "1", "kind": "complaint", "topic": "", "region": ""}
    yield from coordinator.get(page)
    yield from coordinator.post(f"{page}jadikan-aduan/", **sort, text="")
    yield from coordinator.post(f"{page}jadikan-aduan/", **sort, text=PART)
    yield from coordinator.get(page)
    visitor = Tourist(language, "reporter of a talk")
    visitor.client.get(f"/lacak/{one.case.code}/{one.secret}/")
    yield from visitor.get(f"/lacak/{one.case.code}/")
    yield from visitor.get(f"/aduan/{one.case.code}/perbaiki/")
    yield from visitor.post(f"/aduan/{one.case.code}/perbaiki/", text=SHORT, seen="2")
    yield from visitor.post(f"/aduan/{one.case.code}/perbaiki/", text=ALIKE, seen="2")
    yield from visitor.get(f"/lacak/{one.case.code}/")


def _at_the_counter(counter: Tourist) -> Iterator[Page]:
    let_the_worker_run()
    for door in ("telepon", "kertas", "pantauan", "loket"):
        page = f"/aduan/masuk/?pintu={door}"
        yield from counter.get(page)
        yield from counter.post(page, step="check")
        yield from counter.post(page, step="check", **_heard(counter.page))
    yield from counter.post(page, step="send", **_heard(counter.page))
    code = re.search(r"/aduan/masuk/(\w{10})/", counter.page)[1]  # type: ignore[index]
    yield from counter.post(f"/aduan/masuk/{code}/pesan/", text="")
    yield from counter.get(f"/loket/?kode={code}")
    yield from counter.get("/loket/?kode=SALAH")


def _heard(page: str) -> dict[str, str]:
    """What an officer at the counter writes down, of every door, on the form of `page`."""
    form = {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("key", "draft")}  # type: ignore[index]
    door = {
        "door_ref": "F-17",
        "received_at": "2026-01-16T10:00",
        "source_url": POST,
        "priority": "",
    }
    return {**GOOD, **door, **form, "text": ALIKE}


def _several_at_once(coordinator: Tourist, town: Town) -> Iterator[Page]:
    page = "/aduan/kasus/sekaligus/"
    yield from coordinator.post(page)
    picks = [f"{case.code}.{case.version}" for case in Case.objects.filter(state="received", procedure=COMPLAINT.name)]
    for act in ("forward", "postpone", "archive"):
        yield from coordinator.post(page, act=act, pick=picks[:2])
        yield from coordinator.post(page, act=act, pick=picks[:2], decided="1")
    said = {"reason": "too_general", "note": NOTE, "pick": [picks[0], f"{NO_CASE}.1"]}
    yield from coordinator.post(page, act="archive", decided="1", **said)
    yield from coordinator.post(page, act="archive", decided="1", **said)


def _joining_and_splitting(coordinator: Tourist, filed: dict[str, Filed]) -> Iterator[Page]:
    case, other = filed["late"].case, filed["forwarded"].case
    page = f"/aduan/kasus/{case.code}/"
    yield from coordinator.get(f"{page}gabung/?kode={other.code}&kode=SALAH")
    yield from coordinator.post(f"{page}gabung/", direction="here", seen_version=case.version)
    yield from coordinator.get(f"{page}pecah/")
    yield from coordinator.post(f"{page}pecah/", text=SHORT)
    yield from coordinator.post(f"{page}pecah/", text=PART, topic="")
    yield from coordinator.get(page)
    joined = {"direction": "here", "seen_version": case.version, "pick": f"{other.code}.{other.version}"}
    yield from coordinator.post(f"{page}gabung/", **joined)
    yield from coordinator.post(f"{page}gabung/", **joined)
    yield from coordinator.get(page)
    yield from coordinator.get(f"/aduan/kasus/{other.code}/")
    yield from coordinator.get(f"/aduan/kasus/{filed['answered'].case.code}/pecah/")


def _beside_lapor(coordinator: Tourist, case: Case) -> Iterator[Page]:
    yield from coordinator.get(f"/aduan/sp4n/{case.code}/")
    yield from coordinator.post(f"/aduan/sp4n/{case.code}/", tracking_id="")
    yield from coordinator.post("/aduan/sp4n/bandingkan/")
    for text in ("bukan,daftar\n1,2\n", LAPOR_LIST):
        sent = SimpleUploadedFile("daftar.csv", text.encode(), "text/csv")
        yield from coordinator.post("/aduan/sp4n/bandingkan/", file=sent)
    for chosen in ("only_there", "differs", "answered_there", "not_there"):
        yield from coordinator.get(f"/aduan/sp4n/?daftar={chosen}")


LAPOR_LIST = (
    "Tracking ID,Tanggal Laporan Masuk,Waktu Laporan Masuk,Nama Pelapor,Judul Laporan,Isi Laporan Awal,Status Laporan,"
    "Instansi Terdisposisi\n"
    "90001,02 Jan 2026,01:30:00,Warga Contoh,Pagar taman roboh,Pagar besi taman roboh ke arah ayunan.,"
    "Terdisposisi Sedang Diproses,Dinas Pekerjaan Umum\n"
    "90002,kemarin,01:30:00,Warga Contoh,Pagar taman roboh,Pagar besi taman roboh.,Arsip,Dinas Pekerjaan Umum\n"
)


def _keys(administrator: Tourist) -> Iterator[Page]:
    """A key for another system: none yet, refused, given, ended."""
    said = {"name": KEY_FOR, "scopes": ["opendata:write"], "until": "2099-12-31"}
    yield from administrator.get("/akun/kunci/")
    yield from administrator.post("/akun/kunci/baru/")
    yield from administrator.post("/akun/kunci/baru/", **said, holder="tiada@contoh.invalid")
    yield from administrator.post("/akun/kunci/baru/", **{**said, "until": "2000-01-01"}, holder=NIPS["liaison"])
    yield from administrator.post("/akun/kunci/baru/", **said, holder=NIPS["liaison"])
    yield from administrator.get("/akun/kunci/")
    yield from administrator.post(f"/akun/kunci/{ApiToken.objects.latest('pk').pk}/akhiri/")
    yield from administrator.get("/akun/kunci/")


def _affairs(administrator: Tourist, town: Town) -> Iterator[Page]:
    said = {"code": "1.03", "name": "Jalan", "matters": "Lubang", "decree": "SK 3/2020", "unit": town.roads.pk}
    yield from administrator.post("/aduan/urusan/baru/")
    yield from administrator.post("/aduan/urusan/baru/", **said, since="2020-01-01")
    yield from administrator.post("/aduan/urusan/impor/")
    text = "kode,urusan,kode unit,dasar,sejak\n1.04,Lampu,3,SK 3/2020,2020-01-01\n1.05,Taman,99,SK 3/2020,kemarin\n"
    sent = SimpleUploadedFile("urusan.csv", text.encode(), "text/csv")
    yield from administrator.post("/aduan/urusan/impor/", file=sent, since="2020-01-01")
    yield from administrator.get("/aduan/urusan/")
    for pk in Affair.objects.values_list("pk", flat=True):
        yield from administrator.get(f"/aduan/urusan/{pk}/akhiri/")


def _quality(coordinator: Tourist) -> Iterator[Page]:
    close_interval(at=START)
    draw_sample(actor=system_actor("complaints.draw_sample"), at=START)
    yield from coordinator.get("/aduan/mutu/")
    for pk in Answer.objects.values_list("pk", flat=True):
        yield from coordinator.get(f"/aduan/mutu/{pk}/")
        yield from coordinator.post(f"/aduan/mutu/{pk}/")


def _figures(coordinator: Tourist) -> Iterator[Page]:
    yield from coordinator.get("/aduan/statistik/")
    for path in sorted(set(re.findall(r'href="(/aduan/statistik/kasus/[^"]*)"', coordinator.page))):
        yield from coordinator.get(path.replace("&amp;", "&"))


def _templates(coordinator: Tourist, liaison: Tourist) -> Iterator[Page]:
    yield from coordinator.post("/aduan/templat/baru/")
    said = {"title": "Jalan berlubang", "kind": "done", "text": TEMPLATE, "is_active": "on"}
    yield from coordinator.post("/aduan/templat/baru/", **said)
    for pk in AnswerTemplate.objects.values_list("pk", flat=True):
        yield from coordinator.get(f"/aduan/templat/{pk}/")
        yield from liaison.get(f"/aduan/templat/{pk}/")
