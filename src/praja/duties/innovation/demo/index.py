# SPDX-License-Identifier: EUPL-1.2
"""The regional innovation index of the demo town: past innovations out of a list, answers, and a sealed year."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from praja.duties.innovation.demo.hours import at_work
from praja.duties.innovation.enums import TeamFunction
from praja.duties.innovation.models import Innovation, Maturity
from praja.duties.innovation.operations.index import (
    NewAnswer,
    NewRegionAnswer,
    answer_region,
    check_maturity,
    confirm_offers,
    seal_index,
    tell_maturity,
)
from praja.duties.innovation.operations.index.past import import_past
from praja.duties.innovation.operations.path import join_team
from praja.duties.innovation.queries.index.editions import current_year
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.imports import Line
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
PAST: tuple[tuple[str, str, str, str, str, str, str], ...] = (
    (
        "Posyandu Malam",
        "Dinkes",
        "Kesehatan",
        "",
        "02-05",
        "Peraturan Wali Kota 21",
        "balita yang orang tuanya bekerja",
    ),
    (
        "Guru Kunjung",
        "Disdik",
        "Pendidikan",
        "",
        "15-07",
        "Keputusan Wali Kota 88",
        "siswa yang lama tidak masuk sekolah",
    ),
    (
        "Drainase Kampung",
        "DPUPR",
        "Pekerjaan umum",
        "petugas",
        "10-03",
        "Peraturan Wali Kota 9",
        "warga gang yang tergenang",
    ),
    (
        "Ronda Terjadwal",
        "Satpol PP",
        "Ketertiban umum",
        "",
        "20-09",
        "Keputusan Wali Kota 104",
        "pedagang yang kemalingan",
    ),
    (
        "Dapur Tetangga",
        "Dinsos",
        "Sosial",
        "plt.dinsos",
        "12-11",
        "Peraturan Wali Kota 30",
        "warga lansia yang tinggal sendiri",
    ),
)
"""Title, unit, basic service, who leads (empty: nobody is named), day and month of application, instrument, whom it serves."""
WRITTEN: tuple[tuple[str, int, str], ...] = (
    ("18", 2, "DPA dua tahun berturut-turut memuat belanjanya."),
    ("21", 2, "Tercantum dalam RKPD dua tahun terakhir."),
    ("25", 2, "Diberitakan di laman pemerintah kota."),
    ("26", 2, "Buku pedoman tersedia sebagai PDF."),
    ("33", 2, "Daftar penerima manfaat memuat 312 orang."),
)
"""What their people answered by hand: indicator, level, why."""
REGION: tuple[tuple[str, Decimal | None, int | None, str], ...] = (
    ("1", None, 2, "RPJMD, visi kota"),
    ("2a", None, 3, "Perda APBD tiga tahun, ditetapkan sebelum 31 Desember"),
    ("3", Decimal("4.10"), None, "Laporan penanaman modal, semester II"),
    ("4", Decimal("3.87"), None, "BPS Kota Tirtamarga"),
    ("5a", Decimal("0.41"), None, "BPS, Sakernas Agustus"),
    ("5b", Decimal("5.12"), None, "BPS, Sakernas Agustus"),
    ("7", Decimal("12.60"), None, "Laporan realisasi anggaran"),
    ("8", None, 3, "LHP BPK atas LKPD"),
    ("9", None, 2, "LHE SAKIP Kementerian PANRB"),
    ("10a", Decimal("0.32"), None, "BPS, Susenas Maret"),
    ("10b", Decimal("7.45"), None, "BPS, Susenas Maret"),
    ("11a", Decimal("0.71"), None, "BPS, IPM"),
    ("11b", Decimal("74.20"), None, "BPS, IPM"),
    ("12", None, 1, "Piagam penghargaan wali kota"),
    ("15", None, 1, "Sosialisasi HAKI oleh Bappeda"),
)
"""Rows of the region: a value or a level, and the source."""


def play_index(*, units: Mapping[str, Unit], cast: Mapping[str, Account], at: datetime) -> None:
    """Take past innovations over, answer for them and for the region, look at some of the evidence, and seal the year once."""
    year, since = current_year(local_date(at, local_zone()).year), at_work(at - 20 * DAY)
    bureau, looked = actor_of(cast["organisasi"], since), at_work(at - 19 * DAY)
    lines = [_line(place, story, units, since) for place, story in enumerate(PAST)]
    import_past(lines=lines, actor=bureau, at=since)
    for title, _unit, _service, leader, *_rest in PAST:
        row, teller = Innovation.objects.select_related("case").get(case__subject=title), bureau
        if leader:
            person, function = cast[leader].person, TeamFunction.LEADER
            join_team(innovation=row, person=person, function=function, actor=bureau, at=since)
            teller = actor_of(cast[leader], since)
        _answered(row, year, teller, since)
    for question, value, parameter, source in REGION:
        new = NewRegionAnswer(question=question, value=value, parameter=parameter, reason=source)
        answer_region(year=year, new=new, actor=bureau, at=since)
    for answer in Maturity.objects.filter(year=year, question__in=("16", "18")).exclude(
        told_by=cast["organisasi"].person
    ):
        check_maturity(answer=answer, seen_at=answer.told_at, accepted=True, why="", actor=bureau, at=looked)
    seal_index(year=year, actor=bureau, at=at_work(at - 18 * DAY))


def _line(place: int, story: tuple[str, ...], units: Mapping[str, Unit], at: datetime) -> Line:
    title, unit, service, _leader, day, instrument, served = story
    applied = f"{day}-{at.year - 1 - place % 2}"
    values = {
        "title": title,
        "unit": units[unit].code,
        "applied_on": applied,
        "basic_service": service,
        "form": "Pelayanan publik",
        "proposer": "Perangkat daerah",
        "means": "Digital" if place % 2 else "Non digital",
        "affair": service,
        "instrument": f"{instrument} Tahun {applied[-4:]}",
        "design": _DESIGN % {"title": title, "served": served},
        "aims": f"Layanan menjangkau {served}.",
        "benefits": "Warga dilayani tanpa datang berulang, dan petugas bekerja menurut jadwal yang dibaca bersama.",
    }
    return Line(place + 2, values)


def _answered(row: Innovation, year: int, teller: Actor, at: datetime) -> None:
    confirm_offers(innovation=row, year=year, actor=teller, at=at)
    for place, (question, parameter, why) in enumerate(WRITTEN):
        if (row.pk + place) % 3:
            way = "33a" if question == "33" else question
            new = NewAnswer(question=question, way=way, parameter=parameter, reason=why)
            tell_maturity(innovation=row, year=year, new=new, actor=teller, at=at)


_DESIGN = """
%(title)s lahir dari catatan loket dan aduan selama satu tahun. Catatan itu menunjukkan bahwa %(served)s paling sering
tidak terlayani, bukan karena aturannya kurang, melainkan karena jam dan tempat layanan mengikuti kebiasaan kantor.
Petugas sudah bekerja penuh, tetapi pada waktu dan tempat yang tidak cocok dengan kebutuhan warga. Akibatnya berkas
kembali, kunjungan diulang, dan keluhan yang sama datang setiap bulan. Inovasi ini mengubah tiga hal. Pertama, jadwal
disusun dari permintaan: warga mendaftar lewat ketua RT, lewat telepon, atau lewat laman, dan jadwal diumumkan seminggu
sebelumnya. Kedua, persiapan dilakukan sebelum bertemu warga: petugas memeriksa catatan, menyiapkan alat, dan menghubungi
warga yang datanya kurang, sehingga satu pertemuan cukup. Ketiga, hasil dicatat pada hari yang sama dan dibaca bersama
setiap akhir bulan. Cara kerjanya sederhana. Seorang koordinator memegang daftar permintaan dan menyusun rute atau giliran
paling lambat pukul dua belas siang sehari sebelumnya. Dua petugas menjalankan giliran itu dan mencatat waktu mulai, waktu
selesai, serta hal yang belum tuntas. Bila warga tidak ada, petugas meninggalkan kartu dan menjadwalkan ulang satu kali.
Bila ada hal di luar kewenangan, petugas meneruskannya ke unit yang berwenang melalui aplikasi aduan, dengan tenggat yang
sama seperti aduan lain. Kepala unit membaca tiga angka setiap bulan: berapa warga yang dilayani, berapa yang tuntas dalam
satu pertemuan, dan berapa hari rata-rata sampai tuntas. Bila salah satu memburuk, jadwal dan pembagian tugas bulan
berikutnya diubah, dan perubahan itu ditulis. Kebaruannya bukan pada alat, melainkan pada urutan kerja: permintaan lebih
dahulu, jadwal kemudian, dan angka dibaca oleh orang yang mengerjakannya. Inovasi ini tidak menambah persyaratan, tidak
memungut biaya, dan memakai petugas serta kendaraan yang sudah ada. Unit lain dapat meniru dengan satu hari pelatihan, satu
surat tugas, dan satu lembar pedoman. Risikonya dicatat sejak awal: petugas yang berhalangan digantikan dari daftar
cadangan, data warga hanya dibuka oleh petugas yang bertugas, dan setiap pemberian ditolak dengan kalimat yang tercetak di
kartu tugas. Setelah uji coba selama tiga bulan, cara ini ditetapkan dengan peraturan dan menjadi bagian dari standar
pelayanan unit.
""".replace("\n", " ").strip()
