# SPDX-License-Identifier: EUPL-1.2
"""What the letters of the demo town say. Every office in them is invented or a unit of the town."""

from dataclasses import dataclass

NOTE, SETTLE, ANSWER = "note", "settle", "answer"


@dataclass(frozen=True, slots=True)
class Text:
    """A letter: who writes (a unit's short name after `@`), what it is about, what it asks for, what becomes of it, and its
    classification."""

    sender: str
    kind: str
    subject: str
    asks: str
    end: str
    said: str = ""
    security: str = "B"
    speed: str = "biasa"
    enclosures: str = ""
    code: str = ""


TEXTS = (
    Text(
        "Balai Pengelolaan Sungai Tirtanusa",
        "surat_undangan",
        "Undangan rapat penanganan sedimentasi Sungai Tirta",
        "Mohon hadir bersama petugas teknis, membawa peta ruas yang dangkal.",
        SETTLE,
        "Sudah dihadiri; notula ada pada bidang teknis.",
        speed="segera",
        code="000.1",
    ),
    Text(
        "@Bappeda",
        "nota_dinas",
        "Permintaan bahan rancangan akhir rencana kerja",
        "Mohon mengirim rencana kerja dengan sasaran dan indikatornya.",
        ANSWER,
        "Dijawab dengan nota dinas, dikirim lewat SRIKANDI.",
        speed="segera",
        enclosures="1 format isian",
        code="000.7",
    ),
    Text(
        "Forum Warga Peduli Air Bersih",
        "surat_dinas",
        "Permohonan peninjauan jaringan pipa Jalan Melati",
        "Warga meminta jaringan pipa yang sering bocor ditinjau bersama.",
        ANSWER,
        "Dijawab: peninjauan bersama dijadwalkan pekan depan.",
        code="600.1",
    ),
    Text(
        "@Inspektorat",
        "surat_dinas",
        "Tindak lanjut hasil pemeriksaan reguler",
        "Mohon bukti tindak lanjut atas tiga rekomendasi yang tersisa.",
        ANSWER,
        "Dijawab dengan surat pengantar dan tiga berkas bukti.",
        security="T",
        speed="segera",
        enclosures="1 berkas",
        code="700",
    ),
    Text(
        "Politeknik Tirtanusa",
        "surat_dinas",
        "Permohonan praktik kerja dua belas mahasiswa",
        "Mohon kesediaan menerima mahasiswa selama dua bulan.",
        ANSWER,
        "Dijawab: diterima delapan mahasiswa, dengan pembimbing lapangan.",
        enclosures="12 daftar riwayat hidup",
        code="800.2",
    ),
    Text(
        "@Diskominfo",
        "surat_edaran",
        "Pembaruan kata sandi aplikasi perkantoran",
        "Seluruh pegawai memperbarui kata sandi paling lambat akhir bulan.",
        NOTE,
        code="500.12",
    ),
    Text(
        "Perhimpunan Pedagang Pasar Hulu",
        "surat_dinas",
        "Keberatan atas rencana penutupan jalan pasar",
        "Meminta jadwal penutupan digeser ke malam hari.",
        SETTLE,
        "Jadwal digeser; pengurus sudah diberi tahu lewat telepon.",
        speed="amat_segera",
        code="500.11",
    ),
    Text(
        "@BKPSDM",
        "surat_undangan",
        "Undangan sosialisasi jabatan fungsional",
        "Mohon menugaskan dua pegawai sebagai peserta.",
        SETTLE,
        "Dua pegawai ditugaskan.",
        code="800.1",
    ),
    Text(
        "Kantor Pertanahan Tirtamarga",
        "surat_dinas",
        "Penyampaian peta bidang hasil pengukuran",
        "Peta bidang disampaikan untuk disimpan bersama berkas pengadaan.",
        NOTE,
        enclosures="4 lembar peta",
        code="500.17",
    ),
    Text(
        "@BPKAD",
        "surat_dinas",
        "Rekonsiliasi aset triwulan",
        "Mohon mengirim daftar aset yang berubah pada triwulan ini.",
        ANSWER,
        "Dijawab dengan daftar aset dan berita acara rekonsiliasi.",
        enclosures="1 format",
        code="900.1",
    ),
    Text(
        "Badan Pengawas Konstruksi Nusatirta",
        "laporan",
        "Laporan pengawasan berkala pekerjaan trotoar",
        "Tiga catatan mutu beton perlu ditindaklanjuti penyedia.",
        SETTLE,
        "Penyedia sudah memperbaiki ketiga titik.",
        enclosures="1 buku",
        code="600.1",
    ),
    Text(
        "@Satpol PP",
        "surat_dinas",
        "Hasil pemeriksaan dugaan pelanggaran disiplin",
        "Disampaikan untuk diputuskan pimpinan.",
        SETTLE,
        "Sudah diputuskan; berkas disimpan terpisah.",
        security="R",
        code="800.1",
    ),
)
