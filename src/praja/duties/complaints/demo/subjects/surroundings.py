# SPDX-License-Identifier: EUPL-1.2
"""Rubbish, trees, rivers, markets, noise and order."""

from praja.duties.complaints.demo.subjects.subject import KELURAHAN, Subject
from praja.duties.complaints.enums import Classification, ReportKind

SURROUNDINGS = (
    Subject(
        name="Sampah menumpuk",
        unit="DLH",
        weight=10,
        photo=True,
        reports=(
            "Sampah di {place} tidak diangkut {since}.",
            "Bak sampah di {place} meluber sampai ke jalan {since}.",
            "Ada tempat buang sampah liar baru di {place} {since}.",
        ),
        details=(
            "Lalat dan tikus mulai masuk rumah.",
            "Padahal iuran dibayar setiap bulan.",
            "Kantong-kantongnya dirobek anjing sehingga berserakan.",
            "Yang membuang orang dari luar, biasanya malam hari.",
        ),
        done=(
            "Tumpukan di {place} diangkut {crew} pada {day}, seluruhnya {n} truk. Jadwal angkut tetap Senin, "
            "Rabu dan Jumat.",
            "Lokasi di {place} dibersihkan {day} dan dipasangi papan larangan; {crew} berjaga pada malam hari.",
        ),
        explained=(
            "Satu truk pengangkut wilayah {place} rusak. Truk pengganti beroperasi sejak {day}, jadwal kembali normal.",
        ),
    ),
    Subject(
        name="Pohon rawan tumbang",
        unit="DLH",
        weight=5,
        photo=True,
        reports=(
            "Pohon besar di {place} miring ke arah jalan {since}.",
            "Dahan pohon di {place} menyentuh kabel {since}.",
            "Batang pohon di {place} keropos {since}.",
        ),
        details=(
            "Kalau angin kencang dahannya jatuh ke atap warung.",
            "Di bawahnya tempat anak-anak menunggu jemputan.",
        ),
        done=(
            "Pohon di {place} dipangkas {crew} pada {day}; {n} dahan kering diturunkan.",
            "Setelah diperiksa, pohon di {place} ditebang pada {day} dan diganti {n} bibit tabebuya.",
        ),
        explained=(
            "Pemeriksaan {day}: pohon di {place} sehat dan akarnya kuat. Pemangkasan ringan masuk jadwal pekan depan.",
        ),
    ),
    Subject(
        name="Pencemaran sungai",
        unit="DLH",
        weight=3,
        photo=True,
        reports=("Air kali di {place} berubah warna {since}.", "Busa putih menumpuk di kali dekat {place} {since}."),
        details=("Ikan banyak yang mati.", "Baunya seperti bahan pewarna kain.", "Biasanya keluar menjelang subuh."),
        done=(
            "Contoh air di {place} diambil {day}. Sumbernya usaha pencelupan; saluran buangnya disegel {crew} "
            "sampai ada pengolahan.",
        ),
        explained=(
            "Contoh air diambil di {place} pada {day} dan sedang diuji laboratorium; hasil keluar dalam {n} hari.",
        ),
    ),
    Subject(
        name="Asap dan bau usaha",
        unit="DLH",
        weight=2.4,
        about_service=False,
        reports=(
            "Bau menyengat dari peternakan di {place} {since}.",
            "Asap cerobong usaha di {place} masuk permukiman {since}.",
        ),
        details=(
            "Jendela tidak bisa dibuka.",
            "Anak saya batuk terus.",
            "Pemiliknya sudah diberi tahu RT tetapi tidak berubah.",
        ),
        done=(
            "Pemilik peternakan di {place} dipanggil {day}; kotoran diangkut tiap hari dan kandang disemprot, "
            "diperiksa {crew}.",
            "Pemilik usaha di {place} dipanggil {day}; cerobong ditinggikan dan saringan dipasang, diperiksa {crew}.",
        ),
        explained=(
            "Usaha di {place} memiliki persetujuan lingkungan. Pada {day} kami beri waktu {n} minggu untuk "
            "memperbaiki saringannya.",
        ),
    ),
    Subject(
        name="Taman kota",
        unit="DLH",
        weight=2,
        photo=True,
        reports=("Ayunan di taman {place} putus rantainya {since}.", "Toilet taman di {place} terkunci {since}."),
        details=("Banyak anak bermain pada sore hari.", "Lampu taman juga mati sebagian."),
        done=(
            "Rantai ayunan di taman {place} diganti {crew} pada {day}, ayunan lain ikut diperiksa.",
            "Toilet taman di {place} dibuka kembali {day}, buka setiap hari pukul 06.00 sampai 20.00.",
        ),
        explained=(
            "Ayunan di {place} kami turunkan {day} demi keselamatan; yang baru dipasang bersama perbaikan taman.",
            "Toilet di {place} ditutup karena pompa air rusak; suku cadang dipesan {day}.",
        ),
    ),
    Subject(
        name="Pembakaran sampah",
        unit=KELURAHAN,
        weight=3,
        reports=(
            "Warga membakar sampah setiap sore di {place} {since}.",
            "Lahan kosong di {place} dipakai membakar plastik {since}.",
        ),
        details=("Saya punya bayi dan asapnya masuk kamar.", "Sudah ditegur baik-baik tetapi diulang."),
        done=(
            "Lurah bersama Ketua RT mendatangi warga di {place} pada {day}; disepakati tidak membakar dan ikut "
            "angkutan sampah.",
        ),
        explained=(
            "Larangan membakar sampah kami sampaikan di {place} pada {day}. Bila terulang, silakan hubungi "
            "petugas piket kelurahan.",
        ),
    ),
    Subject(
        name="Kebisingan",
        unit="Satpol PP",
        weight=4,
        reports=(
            "Musik kafe di {place} sangat keras sampai dini hari {since}.",
            "Bengkel las di {place} bekerja sampai tengah malam {since}.",
            "Balap motor liar di {place} {since}.",
        ),
        details=(
            "Orang tua saya sakit dan tidak bisa tidur.",
            "Bayi kami terbangun terus.",
            "Sudah diperingatkan RT {n} kali.",
        ),
        done=(
            "{crew} mendatangi lokasi di {place} pada {day}; pemilik menandatangani pernyataan tutup pukul 22.00.",
            "Pemilik bengkel di {place} dipanggil {day} dan bersedia berhenti pukul 20.00; {crew} memeriksa dua malam.",
            "Patroli gabungan di {place} dilakukan sejak {day}; {n} sepeda motor diserahkan ke polisi.",
        ),
        explained=(
            "Pengukuran di {place} pada {day} masih di bawah batas. Pengelola diminta mengecilkan pengeras suara sesudah "
            "pukul 21.00.",
            "Bengkel di {place} berizin. Pada {day} disepakati dengan RT: tidak mengelas sesudah pukul 21.00.",
            "Kepolisian diberi tahu tentang {place} pada {day}; patroli malam dijadwalkan bersama pada akhir pekan.",
        ),
    ),
    Subject(
        name="Pedagang di trotoar",
        unit="Satpol PP",
        weight=4,
        photo=True,
        reports=("Lapak memenuhi trotoar di {place} {since}.", "Gerobak ditinggal semalaman di {place} {since}."),
        details=("Pejalan kaki turun ke jalan raya.", "Sisa minyaknya dibuang ke got.", "Pagi hari jadi macet."),
        done=(
            "{crew} menata {n} lapak di {place} pada {day}; pedagang pindah ke sisi dalam dan trotoar bisa dilalui.",
        ),
        explained=(
            "Pedagang di {place} diberi waktu sampai {day} untuk pindah ke pasar. Sesudah itu dilakukan penertiban.",
        ),
    ),
    Subject(
        name="Pasar rakyat",
        unit="Diskopdag",
        weight=3,
        about_service=True,
        reports=(
            "Atap los pasar dekat {place} bocor {since}.",
            "Timbangan pedagang di pasar {place} tidak pas {since}.",
        ),
        details=("Sudah {n} kali saya sampaikan ke mantri pasar.", "Pembeli jadi enggan datang."),
        done=(
            "Atap los dekat {place} ditambal {crew} pada {day}.",
            "{n} timbangan di pasar {place} ditera ulang pada {day}; yang tidak sesuai disita.",
        ),
        explained=(
            "Perbaikan atap pasar {place} masuk anggaran perubahan; terpal dipasang {day} untuk sementara.",
            "Tera ulang di pasar {place} berlangsung sampai {day}; timbangan pembanding tersedia di pos pasar.",
        ),
    ),
    Subject(
        name="Ruang bermain dan pos ronda",
        unit=KELURAHAN,
        weight=2,
        kind=ReportKind.ASPIRATION,
        classification=Classification.ASPIRATION,
        reports=(
            "Usul: lahan kosong di {place} dijadikan tempat bermain anak.",
            "Kami mengusulkan pos ronda di {place} diperbaiki.",
        ),
        details=("Sudah dibicarakan dalam rapat RT.", "Warga siap kerja bakti bila ada bahan."),
        done=(
            "Lahan di {place} boleh dipakai menurut rembuk warga {day}; {n} alat bermain dipasang lewat kerja bakti.",
            "Pos ronda di {place} diperbaiki dalam kerja bakti {day} dengan bantuan bahan dari kelurahan.",
        ),
        explained=(
            "Usulan untuk {place} dicatat dan dibawa ke musyawarah perencanaan kelurahan; rapat persiapan {day}.",
        ),
    ),
)
