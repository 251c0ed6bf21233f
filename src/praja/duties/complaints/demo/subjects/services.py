# SPDX-License-Identifier: EUPL-1.2
"""Papers, schools, health, aid, taxes and how officers behave."""

from praja.duties.complaints.demo.subjects.subject import KECAMATAN, KELURAHAN, Subject
from praja.duties.complaints.enums import Classification, ReportKind

SERVICES = (
    Subject(
        name="KTP elektronik",
        unit="Disdukcapil",
        weight=5,
        about_service=True,
        reports=(
            "Saya merekam KTP {since} tetapi kartunya belum jadi juga.",
            "Antrean KTP dari pagi, nomor habis sebelum jam sembilan, {since} begitu.",
            "KTP saya salah cetak alamat di {place} dan diminta mengurus dari awal.",
        ),
        details=(
            "Saya butuh untuk melamar kerja.",
            "Petugas hanya meminta bersabar.",
            "Rumah saya di {place}, jauh dari kantor.",
        ),
        done=(
            "KTP sudah dicetak pada {day} dan dapat diambil di loket {n}, atau diantar ke {place} tanpa biaya.",
            "Mulai {day} nomor antrean dapat diambil lewat telepon dan loket ditambah menjadi {n}; KTP Bapak/Ibu "
            "sudah dicetak.",
            "Alamat pada data diperbaiki {day}; kartu baru dicetak hari itu juga.",
        ),
        explained=(
            "Perekaman terbaca ganda dengan data kota lain. Permintaan pembukaan dikirim {day}; kami kabari "
            "begitu tercetak.",
            "Jaringan pusat terputus pada hari itu. Sejak {day} layanan normal; {n}0 nomor tambahan dibuka tiap hari.",
            "Perubahan alamat memerlukan kartu keluarga yang baru. Silakan datang ke loket {n}; berkas disiapkan "
            "{day}.",
        ),
    ),
    Subject(
        name="Akta kelahiran",
        unit="Disdukcapil",
        weight=3,
        about_service=True,
        reports=(
            "Akta kelahiran anak saya belum terbit {since}.",
            "Pengajuan akta lewat aplikasi ditolak tanpa alasan {since}.",
        ),
        details=("Padahal berkas dinyatakan lengkap.", "Diperlukan untuk mendaftar sekolah."),
        done=("Akta terbit {day} dan berkas elektroniknya sudah dikirim; salinan cetak tersedia di loket {n}.",),
        explained=(
            "Surat keterangan lahir yang diunggah tidak terbaca. Mohon unggah ulang; sesudah itu akta terbit "
            "dalam {n} hari kerja.",
        ),
    ),
    Subject(
        name="Kartu keluarga",
        unit="Disdukcapil",
        weight=3,
        about_service=True,
        reports=("Nama anak belum masuk kartu keluarga {since}.", "Pindah datang ke {place} belum selesai {since}."),
        details=("Saya sudah bolak-balik {n} kali.", "Jaminan kesehatan jadi tertunda."),
        done=("Kartu keluarga yang baru terbit {day}; tautan unduhnya dikirim ke nomor Bapak/Ibu.",),
        explained=("Surat pindah dari daerah asal belum masuk. Kami menghubungi daerah asal pada {day}.",),
    ),
    Subject(
        name="Pelayanan puskesmas",
        unit="Dinkes",
        weight=4,
        about_service=True,
        reports=(
            "Antre di puskesmas dekat {place} lebih dari {n} jam {since}.",
            "Obat di puskesmas {place} sering kosong {since}.",
        ),
        details=("Ibu saya lansia dan harus berobat rutin.", "Sudah {n} kali saya alami."),
        done=(
            "Mulai {day} puskesmas dekat {place} membuka {n} loket dan antrean khusus lansia.",
            "Obat yang kosong tiba {day}; stok kini dipantau mingguan.",
        ),
        explained=(
            "Dua dokter sedang bertugas luar. Jadwal pengganti di puskesmas {place} berlaku sejak {day}.",
            "Pengiriman obat dari gudang terlambat; pesanan darurat untuk puskesmas {place} dikirim {day}.",
        ),
    ),
    Subject(
        name="Pelayanan rumah sakit",
        unit="RSUD",
        weight=3.4,
        about_service=True,
        reports=("Menunggu kamar di RSUD {since}, tidak ada kabar.", "Antrean obat di RSUD terlalu lama {since}."),
        details=("Ayah saya menunggu di kursi roda.", "Tidak ada petugas yang memberi penjelasan."),
        done=(
            "Keluarga pasien dihubungi {day} dan kamar tersedia; sejak itu daftar tunggu diberi tahu tiap {n} jam.",
            "Alur pengambilan obat diubah {day}: resep racikan dan jadi dipisah, waktu tunggu turun menjadi {n}0 "
            "menit.",
        ),
        explained=(
            "Pada hari itu kamar kelas tiga terisi penuh. Sejak {day} ketersediaan kamar tampil di layar lobi "
            "dan laman.",
            "Satu apoteker berhalangan pada hari itu. Jadwal pengganti ditetapkan {day}.",
        ),
    ),
    Subject(
        name="Pungutan di sekolah",
        unit="Disdik",
        weight=3,
        about_service=True,
        classification=Classification.SUPERVISORY,
        reports=(
            "Sekolah anak saya dekat {place} meminta iuran wajib {since}.",
            "Orang tua diwajibkan membeli seragam di sekolah {place} {since}.",
        ),
        details=("Jumlahnya ditentukan dan memberatkan.", "Yang belum membayar diumumkan di grup."),
        done=(
            "Kepala sekolah dipanggil {day}. Iuran dihentikan dan uang dikembalikan kepada {n} wali murid; "
            "berita acara kami simpan.",
            "Sekolah di {place} ditegur {day}: seragam boleh dibeli di mana saja; {n} wali murid menerima "
            "uangnya kembali.",
        ),
        explained=(
            "Pemeriksaan {day}: dana itu sumbangan komite tanpa jumlah tetap. Sekolah wajib menyampaikannya "
            "secara tertulis.",
            "Menurut pemeriksaan {day} pembelian di koperasi bersifat pilihan; sekolah sudah mengumumkannya "
            "kepada wali murid.",
        ),
    ),
    Subject(
        name="Penerimaan murid baru",
        unit="Disdik",
        weight=2,
        about_service=True,
        kind=ReportKind.INFORMATION,
        classification=Classification.INFORMATION,
        reports=(
            "Mohon penjelasan cara menghitung jarak untuk jalur domisili dari {place}.",
            "Apakah anak yang pindah ke {place} {since} bisa ikut jalur domisili?",
        ),
        details=("Keterangan di laman dan di sekolah berbeda.", "Batas waktunya tinggal {n} hari."),
        done=(
            "Jarak dihitung garis lurus dari titik alamat pada kartu keluarga. Contoh hitungan dari {place} "
            "dipasang di laman pada {day}.",
            "Bisa, bila kartu keluarga di {place} sudah berlaku cukup lama menurut petunjuk teknis; daftar tanya "
            "jawab dipasang {day}.",
        ),
        explained=(
            "Alamat pada kartu keluarga harus berlaku paling sedikit sesuai petunjuk teknis; berkas dapat "
            "diperiksa di posko sejak {day}.",
        ),
    ),
    Subject(
        name="Bantuan sosial",
        unit="Dinsos",
        weight=5,
        about_service=True,
        reports=(
            "Tetangga yang mampu di {place} menerima bantuan, kami tidak {since}.",
            "Nama saya hilang dari daftar bantuan {since}.",
        ),
        details=(
            "Suami saya buruh harian.",
            "Waktu didata dulu rumah kami difoto.",
            "Diminta potongan oleh orang yang mengaku petugas.",
        ),
        done=(
            "Data keluarga Bapak/Ibu di {place} diperiksa ulang {crew} pada {day} dan diusulkan kembali; {n} "
            "data yang tidak layak dicoret.",
        ),
        explained=("Penetapan penerima dilakukan pusat. Usulan perbaikan data dari {place} kami kirim {day}.",),
    ),
    Subject(
        name="Perizinan usaha",
        unit="DPMPTSP",
        weight=2,
        about_service=True,
        reports=("Izin warung saya di {place} belum terbit {since}.", "Syarat izin reklame berubah-ubah {since}."),
        details=("Sudah {n} kali melengkapi berkas.", "Tidak ada keterangan tahap berkas."),
        done=(
            "Izin terbit {day} dan dapat diunduh; tahap berkas kini tampil di akun Bapak/Ibu.",
            "Syarat izin reklame ditetapkan satu daftar dan dipasang di laman pada {day}; berkas Bapak/Ibu "
            "dinyatakan lengkap.",
        ),
        explained=("Rekomendasi teknis untuk {place} masih diproses dinas lain; peninjauan lapangan dilakukan {day}.",),
    ),
    Subject(
        name="Pajak bumi dan bangunan",
        unit="Bapenda",
        weight=2,
        about_service=True,
        reports=(
            "Tagihan PBB rumah di {place} naik hampir {n} kali lipat.",
            "PBB saya tercatat menunggak padahal lunas {since}.",
        ),
        details=("Semua bukti masih saya simpan.", "Saya pensiunan dan keberatan."),
        done=(
            "Luas objek di {place} dibetulkan {day}; surat ketetapan yang baru sudah dikirim.",
            "Pembayaran Bapak/Ibu ditemukan dan dibukukan {day}; tunggakan sudah dihapus.",
        ),
        explained=(
            "Kenaikan di {place} karena nilai jual disesuaikan. Permohonan keringanan dapat diajukan di loket "
            "{n} sejak {day}.",
            "Pembayaran tercatat pada objek lain. Mohon tunjukkan bukti bayar di loket {n}; data disiapkan {day}.",
        ),
    ),
    Subject(
        name="Laman dan aplikasi kota",
        unit="Diskominfo",
        weight=1.5,
        about_service=True,
        reports=(
            "Wifi publik di {place} tidak tersambung {since}.",
            "Aplikasi layanan kota selalu kembali ke halaman awal {since}.",
        ),
        details=("Sudah dicoba di {n} telepon.", "Anak-anak memakainya untuk belajar."),
        done=(
            "Perangkat di {place} diganti {crew} pada {day}, kecepatannya sudah diuji.",
            "Aplikasi diperbaiki dan versi barunya terbit {day}; mohon diperbarui.",
        ),
        explained=("Gangguan berasal dari jaringan penyedia dan pulih {day}. Mohon masuk ulang bila masih terjadi.",),
    ),
    Subject(
        name="Informasi lowongan kerja",
        unit="Disnaker",
        weight=1,
        kind=ReportKind.INFORMATION,
        classification=Classification.INFORMATION,
        reports=(
            "Apakah pelatihan menjahit di dekat {place} dibuka lagi?",
            "Mohon informasi bursa kerja tahun ini, {since} tidak ada kabar.",
        ),
        details=("Saya lulusan SMK dan belum bekerja.", "Ada {n} tetangga yang juga berminat."),
        done=(
            "Pendaftaran pelatihan menjahit dibuka {day} untuk {n}0 peserta; syaratnya ada di laman dinas.",
            "Bursa kerja diadakan bulan depan dengan {n}0 perusahaan; pendaftaran dibuka {day}.",
        ),
        explained=(
            "Pelatihan menjahit tahun ini penuh. Daftar tunggu dibuka {day}; angkatan berikut bulan depan.",
            "Bursa kerja berikut diadakan bulan depan; daftar perusahaan diumumkan mulai {day}.",
        ),
    ),
    Subject(
        name="Pelayanan kantor kelurahan",
        unit=KELURAHAN,
        weight=4,
        about_service=True,
        reports=(
            "Loket kelurahan kosong saat jam kerja {since}.",
            "Surat keterangan usaha di kelurahan belum ditandatangani {since}.",
        ),
        details=("Saya izin kerja setengah hari untuk datang.", "Rumah saya di {place}.", "Sudah {n} kali datang."),
        done=(
            "Mulai {day} loket dijaga bergantian, juga selama jam istirahat; jadwal piket ditempel di pintu.",
            "Surat selesai {day} dan dapat diambil, atau diantar bila Bapak/Ibu berhalangan.",
        ),
        explained=(
            "Pada hari itu petugas mengikuti posyandu. Jadwal piket kini ditempel di pintu dan berlaku sejak {day}.",
            "Berkas menunggu keterangan tempat usaha dari RT. Kami menghubungi Ketua RT pada {day}.",
        ),
    ),
    Subject(
        name="Surat pengantar",
        unit=KELURAHAN,
        weight=2,
        kind=ReportKind.INFORMATION,
        classification=Classification.INFORMATION,
        reports=(
            "Apa syarat surat pengantar nikah bagi warga {place}?",
            "Apakah surat pengantar RT masih perlu untuk pindah dari {place}?",
        ),
        details=("Informasi di media sosial berbeda-beda.", "Kami perlu dalam {n} minggu."),
        done=(
            "Cukup kartu keluarga dan KTP; surat pengantar dapat dibuat di loket mulai pukul 08.00. Daftar "
            "syarat dipasang {day}.",
            "Tidak perlu lagi; pindah cukup diurus di loket kependudukan. Hal ini kami umumkan kepada semua RT "
            "pada {day}.",
        ),
        explained=(
            "Syaratnya kartu keluarga, KTP dan akta kelahiran kedua calon; daftar lengkap ditempel di loket "
            "sejak {day}.",
            "Untuk pindah tidak perlu surat pengantar RT; silakan langsung ke loket atau aplikasi. Dijelaskan "
            "juga kepada RT pada {day}.",
        ),
    ),
    Subject(
        name="Pelayanan kantor kecamatan",
        unit=KECAMATAN,
        weight=2,
        about_service=True,
        reports=(
            "Legalisasi di kecamatan memakan waktu seharian {since}.",
            "Ruang tunggu kantor kecamatan panas dan kursinya kurang {since}.",
        ),
        details=("Banyak lansia yang ikut mengantre.", "Saya menunggu {n} jam."),
        done=(
            "Penandatanganan kini diwakilkan bila camat bertugas luar, berlaku {day}.",
            "{n}0 kursi dan kipas ditambahkan di ruang tunggu pada {day}.",
        ),
        explained=("Antrean hari itu bertepatan dengan pendataan. Jadwal layanan diumumkan di pintu sejak {day}.",),
    ),
    Subject(
        name="Disiplin petugas",
        unit="Inspektorat",
        weight=1.3,
        classification=Classification.SUPERVISORY,
        about_service=True,
        reports=(
            "Petugas berseragam di {place} meminta uang agar berkas didahulukan {since}.",
            "Pegawai di kantor dekat {place} sering keluar pada jam kerja {since}.",
        ),
        details=("Saya bersedia memberi keterangan.", "Terjadi {n} kali dan ada saksinya."),
        done=(
            "Pemeriksaan selesai {day}. Petugas dijatuhi hukuman disiplin dan uang dikembalikan kepada yang berhak.",
            "Kehadiran diperiksa mendadak {day}: {n} pegawai ditegur tertulis dan tunjangannya dipotong.",
        ),
        explained=(
            "Keterangan {n} orang diambil sampai {day}. Dugaan tidak terbukti; atasan diminta memperketat pengawasan.",
        ),
    ),
    Subject(
        name="Perpustakaan keliling",
        unit="Dispusip",
        weight=1,
        kind=ReportKind.ASPIRATION,
        classification=Classification.ASPIRATION,
        reports=(
            "Usul: mobil perpustakaan singgah juga di {place}.",
            "Kami berharap perpustakaan buka pada hari Minggu untuk anak di {place}.",
        ),
        details=("Ada {n}0 anak yang senang membaca.", "Sekolah kami belum punya perpustakaan."),
        done=(
            "{place} dimasukkan ke rute mobil perpustakaan mulai {day}, dua minggu sekali.",
            "Perpustakaan kota buka hari Minggu pukul 09.00 sampai 14.00, mulai {day}.",
        ),
        explained=(
            "Mobil perpustakaan penuh sampai akhir semester; {place} masuk daftar rute berikutnya, dibahas {day}.",
            "Jam buka hari Minggu dicoba mulai {day} selama {n} bulan; hasilnya menentukan kelanjutan.",
        ),
    ),
)
