# SPDX-License-Identifier: EUPL-1.2
"""Roads, lamps, traffic, water in the streets."""

from praja.duties.complaints.demo.subjects.subject import Subject
from praja.duties.complaints.enums import ReportKind

STREETS = (
    Subject(
        name="Jalan berlubang",
        unit="DPUPR",
        weight=10,
        photo=True,
        reports=(
            "Aspal di {place} berlubang cukup dalam {since}.",
            "Ada {n} lubang besar berjajar di {place}, makin lebar {since}.",
            "Tambalan jalan di {place} sudah mengelupas lagi {since}.",
        ),
        details=(
            "Kalau hujan lubangnya tertutup air dan tidak kelihatan.",
            "Kemarin sore seorang ibu yang membonceng anak jatuh di situ.",
            "Truk material yang lewat membuat tepinya terus runtuh.",
            "Warga sudah menaruh ban bekas sebagai tanda.",
        ),
        done=(
            "Lubang di {place} ditambal dengan aspal panas pada {day} oleh {crew}; {n} titik selesai dipadatkan.",
            "Pada {day} {crew} membongkar lapisan yang rusak di {place} dan menghampar aspal baru sepanjang {n}0 "
            "meter.",
        ),
        explained=(
            "Ruas di {place} masuk paket pemeliharaan berkala triwulan ini. Sambil menunggu, {crew} menimbun lubang dengan "
            "batu pecah pada {day} agar aman dilalui.",
        ),
    ),
    Subject(
        name="Saluran air tersumbat",
        unit="DPUPR",
        weight=8,
        photo=True,
        reports=(
            "Got di {place} mampat {since}, airnya hitam dan tidak mengalir.",
            "Saluran di {place} penuh lumpur dan plastik {since}.",
            "Tutup saluran di {place} amblas sehingga air meluap ke jalan {since}.",
        ),
        details=(
            "Baunya masuk sampai ke dalam rumah.",
            "Setiap hujan setengah jam saja air naik ke teras.",
            "Jentik nyamuk sudah banyak sekali.",
        ),
        done=(
            "{crew} mengangkat endapan dari saluran di {place} pada {day}, {n} truk lumpur dibawa keluar; air "
            "sudah mengalir.",
            "Saluran di {place} digelontor dan tutup yang amblas diganti pada {day}.",
        ),
        explained=(
            "Sumbatan di {place} berasal dari pipa di bawah jalan yang menyempit. Pembongkaran dijadwalkan minggu depan; pada "
            "{day} {crew} sudah membuka jalan air sementara.",
        ),
    ),
    Subject(
        name="Trotoar rusak",
        unit="DPUPR",
        weight=3,
        photo=True,
        reports=(
            "Ubin trotoar di {place} banyak yang lepas {since}.",
            "Trotoar di {place} ambles dan menganga {since}.",
        ),
        details=(
            "Ibu saya memakai kursi roda dan terpaksa turun ke badan jalan.",
            "Anak sekolah lewat situ setiap pagi.",
            "Besi tutup lubangnya juga hilang.",
        ),
        done=(
            "Trotoar di {place} diperbaiki {crew} pada {day}: {n} meter persegi ubin dipasang kembali, termasuk "
            "ubin pemandu.",
        ),
        explained=(
            "Galian kabel di {place} belum dipulihkan pelaksananya. Surat teguran kami kirim {day}; pemulihan wajib selesai "
            "dalam dua minggu.",
        ),
    ),
    Subject(
        name="Jembatan kecil rusak",
        unit="DPUPR",
        weight=1.2,
        photo=True,
        reports=(
            "Pagar jembatan di {place} patah {since}.",
            "Papan jembatan penyeberangan kali di {place} lapuk {since}.",
        ),
        details=("Malam hari tidak ada lampu, takut ada yang terperosok.", "Jembatan ini jalan pintas ke sekolah."),
        done=("Pagar dan papan jembatan di {place} diganti {crew} pada {day}; kekuatannya sudah diuji petugas.",),
        explained=(
            "Hasil pemeriksaan {day}: rangka jembatan di {place} masih kuat, papan diganti bertahap mulai minggu "
            "depan.",
        ),
    ),
    Subject(
        name="Lampu jalan padam",
        unit="Dishub",
        weight=9,
        photo=False,
        reports=(
            "Lampu jalan di {place} mati {since}.",
            "{n} tiang lampu berturut-turut di {place} padam {since}.",
            "Penerangan di {place} hidup mati tidak menentu {since}.",
        ),
        details=(
            "Sepulang kerja sif malam kami jalan dalam gelap.",
            "Minggu lalu ada yang hampir dijambret di situ.",
            "Siang hari justru menyala, malamnya mati.",
        ),
        done=(
            "{crew} mengganti {n} lampu di {place} pada {day}; semua sudah menyala saat diperiksa malam harinya.",
            "Penyebabnya kabel putus di kotak panel. Sudah disambung {day} dan lampu di {place} menyala kembali.",
        ),
        explained=(
            "Tiang di {place} milik pengembang perumahan yang belum diserahkan ke kota. Kami bersurat pada {day} agar segera "
            "diperbaiki, dan mencatatnya untuk serah terima.",
        ),
    ),
    Subject(
        name="Lampu lalu lintas",
        unit="Dishub",
        weight=3,
        reports=(
            "Lampu merah di simpang dekat {place} mati {since}.",
            "Durasi lampu hijau di simpang {place} terlalu singkat {since}.",
        ),
        details=(
            "Pagi hari kendaraan saling kunci.",
            "Hanya {n} kendaraan yang sempat lewat.",
            "Lampu penyeberang juga tidak berfungsi.",
        ),
        done=(
            "Modul pengatur lampu di {place} diganti {crew} pada {day} dan berfungsi normal.",
            "Setelan waktu lampu di {place} diubah pada {day}: fase dari arah pasar ditambah {n} detik.",
        ),
        explained=(
            "Catu daya di {place} terputus karena galian; sambungan diperbaiki mulai {day} dan petugas mengatur "
            "lalu lintas.",
            "Durasi di {place} mengikuti hitungan arus terakhir; penghitungan ulang dilakukan {day} dan hasilnya "
            "kami umumkan.",
        ),
    ),
    Subject(
        name="Parkir liar",
        unit="Dishub",
        weight=6,
        photo=True,
        reports=(
            "Mobil parkir dua lapis di {place} {since}.",
            "Di {place} juru parkir menarik bayaran tanpa karcis {since}.",
            "Bahu jalan di {place} dijadikan pangkalan travel {since}.",
        ),
        details=(
            "Ambulans kemarin tertahan lama.",
            "Ditegur malah marah.",
            "Diminta lima ribu untuk berhenti sebentar.",
        ),
        done=(
            "Penertiban di {place} dilakukan {crew} pada {day}: {n} kendaraan digembok dan rambu larangan dipasang.",
            "Juru parkir di {place} dibina dan diberi karcis resmi pada {day}; pengawasan diulang tiap akhir pekan.",
            "Pengusaha travel di {place} dipanggil {day} dan pindah ke terminal; {crew} memasang {n} kerucut pembatas.",
        ),
        explained=(
            "Parkir di {place} memang titik resmi sampai pukul 17.00. Di luar jam itu petugas patroli sejak {day}.",
        ),
    ),
    Subject(
        name="Rambu dan marka",
        unit="Dishub",
        weight=2,
        photo=True,
        reports=("Rambu di {place} tertutup dahan {since}.", "Zebra cross di {place} hampir hilang catnya {since}."),
        details=("Kemarin hampir terjadi tabrakan.", "Terutama berbahaya pada jam pulang sekolah."),
        done=(
            "Dahan di {place} dipangkas {crew} pada {day}; rambu dibersihkan dan terlihat jelas.",
            "Zebra cross di {place} dicat ulang oleh {crew} pada malam {day}.",
        ),
        explained=("Pengecatan di {place} menunggu pelapisan aspal selesai; rambu sementara dipasang {day}.",),
    ),
    Subject(
        name="Angkutan kota",
        unit="Dishub",
        weight=2,
        about_service=True,
        reports=(
            "Angkot yang lewat {place} jarang sekali {since}.",
            "Sopir angkot di {place} menurunkan penumpang sebelum tujuan {since}.",
        ),
        details=("Menunggu bisa {n}0 menit.", "Tarifnya pun berbeda-beda.", "Anak saya terlambat sekolah karenanya."),
        done=(
            "Pengurus trayek dipanggil {day} dan menambah {n} kendaraan pada jam sibuk yang melewati {place}.",
            "Sopir yang dilaporkan dibina {day}; {crew} memeriksa trayek {place} selama {n} hari.",
        ),
        explained=(
            "Trayek melalui {place} sedang dikaji ulang; usulan jadwal baru dibahas bersama pengurus pada {day}.",
        ),
    ),
    Subject(
        name="Rumah tidak layak huni",
        unit="Disperkim",
        weight=1.4,
        photo=True,
        kind=ReportKind.ASPIRATION,
        reports=("Rumah tetangga kami, seorang janda lansia di {place}, atapnya runtuh sebagian {since}.",),
        details=("Dindingnya bambu dan sudah miring.", "Beliau tinggal sendiri dan takut bila hujan angin."),
        done=("Petugas mendata rumah di {place} pada {day}; bahan atap diantar {crew} dan dipasang bersama warga.",),
        explained=(
            "Rumah di {place} memenuhi syarat dan masuk daftar bantuan perbaikan tahap berikut; berita acara "
            "dibuat {day}.",
        ),
    ),
    Subject(
        name="Genangan dan banjir",
        unit="BPBD",
        weight=4,
        photo=True,
        reports=(
            "Air setinggi lutut di {place} {since}.",
            "Setiap hujan deras {place} tergenang, begitu terus {since}.",
        ),
        details=(
            "Kendaraan mogok dan warung tutup.",
            "Ada {n} rumah yang kemasukan air.",
            "Pompa air tidak terdengar menyala.",
        ),
        done=(
            "Pompa bergerak dikirim ke {place} pada {day} oleh {crew}; genangan surut dalam {n} jam dan saringan "
            "dibersihkan.",
        ),
        explained=(
            "Genangan di {place} terjadi saat muka sungai lebih tinggi dari saluran. Pintu air diperiksa {day}; pompa tetap "
            "diusulkan tahun depan.",
        ),
    ),
)
