# SPDX-License-Identifier: EUPL-1.2
"""Pages that manuals show: whose, at which address, how wide. `make gambar` takes them in the demo town with a browser."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shot:
    """A page as `login` sees it: what stands before the @ of somebody of the cast; empty: a visitor. `width` and `height` in CSS
    pixels. `follow` are the links to open from `path`, by how their words end: pages whose address has a code of its own."""

    path: str
    login: str = ""
    width: int = 1100
    height: int = 760
    follow: tuple[str, ...] = ()


CLASS = "Angkatan I"
"""The class of the demo town that runs."""
PLANNING = "Diagnosis dan Rencana Aksi Pelayanan, Angkatan I"
"""The one whose participants have plans."""
SHOTS: Mapping[str, Shot] = {
    "beranda": Shot("/"),
    "lapor": Shot("/aduan/lapor/", width=420, height=860),
    "lacak": Shot("/lacak/"),
    "masuk": Shot("/akun/masuk/", width=420, height=760),
    "meja": Shot("/meja/", "penghubung.pu"),
    "ringkasan": Shot("/ringkasan/", "walikota"),
    "loket": Shot("/loket/", "loket"),
    "saring": Shot("/aduan/kasus/saring/", "koordinator"),
    "daftar-aduan": Shot("/aduan/kasus/", "koordinator"),
    "permohonan": Shot("/layanan/kantor/", "petugas.kelurahan"),
    "setoran": Shot("/layanan/kantor/setoran/", "bendahara"),
    "standar": Shot("/layanan/standar/", "organisasi"),
    "disposisi": Shot("/surat/disposisi/", "kepala.pu"),
    "agenda-surat": Shot("/surat/masuk/", "arsiparis"),
    "berkas-arsip": Shot("/surat/arsip/", "arsiparis"),
    "surat-keluar": Shot("/surat/keluar/", "arsiparis"),
    "jadwal": Shot("/presensi/jadwal/", "kepegawaian"),
    "presensi": Shot("/presensi/", "penghubung.pu", width=420, height=860),
    "rekap": Shot("/presensi/rekap/", "kepegawaian"),
    "satu-data": Shot("/satu-data/", "walidata"),
    "katalog-data": Shot("/data/"),
    "silang": Shot("/presensi/silang/", "pemeriksa"),
    "dasar-hukum": Shot("/dasar-hukum/"),
    "buku-besar": Shot("/buku-besar/"),
    "kunci": Shot("/akun/kunci/", "admin"),
    "latihan": Shot("/latihan/"),
    "diklat": Shot("/diklat/", "widyaiswara"),
    "pengawasan": Shot("/aduan/pengawasan/", "inspektur"),
    "meja-hukum": Shot("/meja/", "hukum"),
    "bank-soal": Shot("/diklat/bank-soal/prima-1/", "widyaiswara"),
    "tes": Shot("/diklat/", "widyaiswara", follow=(CLASS, "Tes", "Tes awal"), height=900),
    "nilai-esai": Shot("/diklat/", "widyaiswara", follow=(CLASS, "Tes", "Tes awal", "Nilai esai"), height=900),
    "kehadiran": Shot("/diklat/", "widyaiswara", follow=(CLASS, "Kehadiran")),
    "bahan": Shot("/diklat/", "widyaiswara", follow=(CLASS, "Bahan")),
    "rencana-aksi": Shot("/diklat/", "widyaiswara", follow=(PLANNING, "Rencana aksi")),
    "modul": Shot("/diklat/modul/", "penghubung.pu"),
    "jp-saya": Shot("/diklat/saya/", "penghubung.pu", width=420, height=860),
}
"""Name to what is shown."""
