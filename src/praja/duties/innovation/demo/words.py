# SPDX-License-Identifier: EUPL-1.2
"""What the teams of the demo town wrote."""

from dataclasses import dataclass

from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.enums import BasicService, InnovationForm, Means, PathState

FIRST = "complaints.first_response_on_time"
SETTLED = "complaints.settled_on_time"
SERVED = "services.on_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One innovation: whose it is, how far it went, and its words. `ago`: days since it began; `member` empty: none."""

    title: str
    unit: str
    leader: str
    member: str = ""
    reaches: str
    ago: int
    measures: tuple[str, ...] = ()
    """By which its leader chooses before the trial to judge it."""
    number: int = 14
    """Of the regulation by which it is applied."""
    form: str = InnovationForm.PUBLIC_SERVICE
    means: str = Means.OTHER
    affair: str = ""
    basic_service: str = ""
    problem: str
    cause: str
    root: str
    what: str
    sheet: ProfileSheet


_FETCHED = """
Warga lanjut usia, penyandang disabilitas, dan warga yang tidak dapat meninggalkan pekerjaannya sering menunda
pengurusan surat keterangan karena harus datang ke kantor kelurahan pada jam kerja. Sebagian meminta tolong orang lain
dan membayar, padahal layanan kelurahan tidak dipungut biaya. Catatan loket selama tiga bulan menunjukkan bahwa satu
dari enam berkas diajukan oleh orang yang bukan pemohon, dan separuhnya kembali karena ada persyaratan yang tertinggal
di rumah. Inovasi ini membalik arah layanan. Dua petugas kelurahan berkeliling setiap Selasa dan Kamis menurut jadwal RW
yang diumumkan seminggu sebelumnya. Warga mendaftar lewat ketua RT, lewat laman permohonan, atau dengan menelepon
kantor. Sebelum berangkat petugas memeriksa persyaratan pemohon, sehingga kekurangannya diketahui sebelum petugas tiba
di rumah. Di rumah pemohon berkas difoto dan langsung masuk ke permohonan yang sama seperti di loket, dengan jam tenggat
yang sama. Surat yang selesai dapat diunduh, dikirim ke ponsel, atau diantar pada putaran berikutnya. Kebaruannya ada
pada tiga hal. Pertama, jadwal putaran mengikuti permintaan, bukan sebaliknya. Kedua, pemeriksaan persyaratan dilakukan
sebelum kunjungan. Ketiga, kunjungan dan loket memakai satu antrean dan satu tenggat, sehingga tidak ada warga yang
didahulukan karena tempat tinggalnya. Petugas keliling tidak membawa uang dan tidak menerima pemberian apa pun; kalimat
itu tercetak pada kartu tanda kunjungan. Cara kerjanya dimulai dari pendaftaran sampai pukul dua belas siang sehari
sebelumnya. Koordinator menyusun rute paling banyak sepuluh rumah. Setiap kunjungan dicatat waktunya. Bila pemohon tidak
ada di rumah, petugas meninggalkan kartu dan menjadwalkan ulang satu kali. Setiap akhir bulan lurah membaca tiga angka
bersama petugas: berapa rumah yang dikunjungi, berapa berkas yang selesai tanpa kembali, dan berapa hari rata-rata
sampai surat diterima. Bila salah satu memburuk, rute dan jadwal bulan berikutnya diubah. Inovasi ini tidak menambah
persyaratan dan tidak memungut biaya, memakai petugas dan sepeda motor dinas yang sudah ada, dan dapat ditiru kelurahan
lain dengan satu hari pelatihan serta satu surat tugas. Pelaksanaannya berpegang pada standar pelayanan kelurahan yang
berlaku dan ditetapkan dengan keputusan lurah.
""".replace("\n", " ").strip()

_OPEN = """
Setiap pagi pengawas armada menandai rute yang sudah berangkat pada satu lembar jadwal yang dibuka juga oleh petugas
aduan. Laporan yang masuk dicocokkan dengan rute menurut kelurahan, lalu dijawab pada hari yang sama: diangkut hari ini,
atau pada hari tertentu dengan alasannya. Bila truk rusak, pengawas mengubah jadwal dan petugas aduan memberi tahu pelapor
yang sudah dijanjikan. Tiap Senin keduanya membaca berapa jawaban yang terlambat dan rute mana yang paling sering meleset.
""".replace("\n", " ").strip()

_EARLY = """
Setiap pagi dua petugas memeriksa berkas yang masuk sejak sore sebelumnya, di ruang yang terpisah dari loket. Mereka
mengambil berkas menurut tenggatnya, bukan menurut urutan masuk. Yang kurang lengkap diberitahukan sebelum pukul sepuluh,
sehingga pemohon dapat melengkapinya pada hari yang sama. Giliran diatur sebulan di muka dengan pengganti untuk setiap
nama. Pada hari Jumat pemeriksa dan petugas loket membaca bersama berapa permohonan yang lewat waktu dan pada langkah mana.
""".replace("\n", " ").strip()

SCENES = (
    Scene(
        title="Jemput Berkas Keliling",
        measures=(FIRST, SETTLED),
        unit="Kel. Layungsari",
        leader="lurah",
        member="petugas.kelurahan",
        reaches=PathState.DISPLAYED,
        ago=390,
        affair="Administrasi kependudukan dan pelayanan kelurahan",
        basic_service=BasicService.SOCIAL,
        problem="Warga lanjut usia menunda pengurusan surat karena harus datang pada jam kerja.",
        cause="Layanan hanya ada di loket kantor.",
        root="Persyaratan baru diperiksa setelah warga tiba.",
        what="Petugas berkeliling menurut jadwal, dan memeriksa persyaratan sebelum berkunjung.",
        sheet=ProfileSheet(
            design=_FETCHED,
            changes="Semula warga datang ke loket; kini petugas datang ke rumah, dengan antrean dan tenggat yang sama.",
            aims="Warga yang sulit keluar rumah menerima surat tanpa perantara dan tanpa biaya.",
            benefits="Berkas yang kembali berkurang, dan tidak ada lagi warga yang membayar perantara.",
            results="Dalam enam bulan pertama petugas mengunjungi 214 rumah pada 46 putaran.",
        ),
    ),
    Scene(
        title="Jadwal Angkut Terbuka",
        measures=(FIRST,),
        unit="DLH",
        leader="penghubung.dlh",
        reaches=PathState.DISPLAYED,
        ago=230,
        number=21,
        means=Means.DIGITAL,
        affair="Lingkungan hidup",
        problem="Laporan sampah menumpuk menunggu lama sebelum dijawab.",
        cause="Laporan dijawab setelah truk kembali, dan truk berangkat menurut kebiasaan.",
        root="Jadwal angkut tidak diketahui oleh yang menjawab laporan.",
        what="Jadwal truk terbuka bagi petugas aduan, dan tiap laporan dijawab dengan hari angkutnya pada hari yang sama.",
        sheet=ProfileSheet(
            design=_OPEN,
            changes="Semula laporan dijawab setelah diangkut; kini dijawab pada hari yang sama dengan hari angkutnya.",
            aims="Laporan sampah dijawab tepat waktu.",
            benefits="Warga tahu kapan sampah diangkut, dan tidak melapor dua kali.",
            results="Jadwal terbuka sejak uji coba; dampaknya pada jawaban pertama terbaca pada angkanya.",
        ),
    ),
    Scene(
        title="Cetak Sejak Pagi",
        measures=(SERVED,),
        unit="Disdukcapil",
        leader="penghubung.capil",
        reaches=PathState.DISPLAYED,
        ago=140,
        number=27,
        affair="Administrasi kependudukan dan pencatatan sipil",
        problem="Permohonan menunggu diperiksa sampai sore, lalu lewat dari waktu yang dijanjikan.",
        cause="Berkas diperiksa sekaligus sesudah loket tutup.",
        root="Petugas pemeriksa sama dengan petugas loket.",
        what="Dua petugas memeriksa sejak pagi, terpisah dari loket, menurut tenggat yang paling dekat.",
        sheet=ProfileSheet(
            design=_EARLY,
            changes="Semula diperiksa sekaligus pada sore hari; kini sejak pagi menurut tenggatnya.",
            aims="Permohonan selesai dalam waktu yang dijanjikan standar pelayanan.",
            benefits="Warga tidak kembali hanya untuk menanyakan berkasnya.",
            results="Giliran pemeriksa berjalan sejak hari pertama uji coba dan kini tertulis pada keputusan kepala dinas.",
        ),
    ),
    Scene(
        title="Pilah Pagi Sore",
        measures=(FIRST, SETTLED),
        unit="DPUPR",
        leader="petugas",
        reaches=PathState.TRIAL,
        ago=100,
        means=Means.DIGITAL,
        affair="Pekerjaan umum dan penataan ruang",
        basic_service=BasicService.PUBLIC_WORKS,
        problem="Laporan jalan rusak menunggu lama sebelum ada yang turun ke lapangan.",
        cause="Laporan dipilah sekali sehari, pada sore hari.",
        root="Tidak ada pengganti bila pemilah bertugas di lapangan.",
        what="Laporan dipilah pagi dan sore oleh dua orang yang bergiliran.",
        sheet=ProfileSheet(
            design="Laporan dipilah dua kali sehari menurut ruas jalan, supaya satu regu menyelesaikan beberapa sekaligus.",
            changes="Dari satu pemilahan menjadi dua, dengan pengganti yang ditetapkan.",
            aims="Laporan jalan rusak dijawab pada hari yang sama.",
            benefits="Warga tidak menunggu tanpa kabar, dan regu tidak bolak-balik.",
        ),
    ),
    Scene(
        title="Satu Lembar Persyaratan",
        unit="Kec. Hulumarga",
        leader="camat",
        reaches=PathState.PROPOSED,
        ago=20,
        form=InnovationForm.GOVERNANCE,
        affair="Pelayanan kecamatan",
        problem="Warga kembali dua atau tiga kali karena berkasnya belum lengkap.",
        cause="Persyaratan dijelaskan berbeda oleh setiap petugas.",
        root="Daftar di loket belum diperbarui sejak standar terakhir.",
        what="Satu lembar persyaratan yang sama di loket, di dinding, dan di laman.",
        sheet=ProfileSheet(
            design="Lembar persyaratan dibuat dari standar pelayanan yang berlaku, dan diganti begitu standarnya berubah.",
            changes="Dari penjelasan lisan menjadi satu lembar yang sama di mana-mana.",
            aims="Warga cukup datang satu kali.",
            benefits="Waktu warga dan petugas tidak terbuang.",
        ),
    ),
    Scene(
        title="Pos Aduan Pasar",
        measures=(FIRST,),
        unit="DPUPR",
        leader="kepala.pu",
        reaches=PathState.STOPPED,
        ago=270,
        affair="Pekerjaan umum dan penataan ruang",
        problem="Pedagang pasar jarang melaporkan saluran yang tersumbat.",
        cause="Pedagang tidak sempat membuka laman.",
        root="Tidak ada tempat melapor di pasar.",
        what="Satu meja aduan di pasar pada hari pasaran.",
        sheet=ProfileSheet(
            design="Satu petugas menerima aduan lisan di pasar setiap hari pasaran, dan mencatatnya untuk pedagang.",
            changes="Aduan diterima di tempat, bukan di kantor.",
            aims="Pedagang melapor begitu saluran tersumbat.",
            benefits="Saluran dibersihkan sebelum meluap.",
        ),
    ),
)
LESSON = "Pedagang lebih suka memanggil kepala pasar. Meja aduan hanya dipakai dua kali dalam sebulan."
"""What the trial that was stopped taught."""
