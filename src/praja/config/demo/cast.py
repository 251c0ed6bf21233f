# SPDX-License-Identifier: EUPL-1.2
"""The people with a log-in: at least one for every role, easy to remember."""

from dataclasses import dataclass

from praja.config.demo.government import ROOT, kecamatan, kelurahan
from praja.config.demo.names import MAIL
from praja.kernel.people.enums import Holding, Role

PASSWORD = "tirtamarga-2026"  # noqa: S105 - meant to be known
"""One for all, printed wherever the accounts are: nothing in the demo town is worth hiding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastMember:
    """Somebody with a log-in. `mail` stands before the @; `nip` is empty for the mayor, who is elected. `unit` is where
    they work, `over` what the role covers. `days`: how long the role still lasts (0: open)."""

    mail: str
    name: str
    nip: str
    role: Role
    unit: str
    post: str
    grade: str = "III/c"
    over: str = ""
    holding: Holding = Holding.DEFINITIVE
    days: int = 0

    @property
    def login(self) -> str:
        return f"{self.mail}@{MAIL}"


_HEAD = Role.HEAD

CAST = (
    CastMember(mail="walikota", name="Raka Pramudya", nip="", role=_HEAD, unit=ROOT, over=ROOT, post="Wali Kota"),
    CastMember(
        mail="sekda",
        name="Ratna Wulansari",
        nip="196908141994032999",
        role=_HEAD,
        unit="Setda",
        grade="IV/d",
        post="Sekretaris Daerah",
    ),
    CastMember(
        mail="kepala.pu",
        name="Binsar Hutagalung",
        nip="197402211999031999",
        role=_HEAD,
        unit="DPUPR",
        grade="IV/b",
        post="Kepala Dinas Pekerjaan Umum dan Penataan Ruang",
    ),
    CastMember(
        mail="plt.dinsos",
        name="Ketut Sudiarta",
        nip="197705172003121999",
        role=_HEAD,
        unit="Dinsos",
        grade="IV/a",
        post="Sekretaris Dinas Sosial",
        holding=Holding.ACTING,
    ),
    CastMember(
        mail="camat",
        name="Zulkifli Tanjung",
        nip="197911032005011999",
        role=_HEAD,
        unit=kecamatan("Hulumarga"),
        grade="IV/a",
        post="Camat Hulumarga",
    ),
    CastMember(
        mail="plh.camat",
        name="Maria Tumbelaka",
        nip="198306252009022999",
        role=_HEAD,
        unit=kecamatan("Muaratirta"),
        grade="III/d",
        post="Sekretaris Kecamatan Muaratirta",
        holding=Holding.STANDIN,
        days=9,
    ),
    CastMember(
        mail="lurah",
        name="Neneng Suryana",
        nip="198504122010012999",
        role=_HEAD,
        unit=kelurahan("Layungsari"),
        grade="III/d",
        post="Lurah Layungsari",
    ),
    CastMember(
        mail="koordinator",
        name="Fajar Nugroho",
        nip="198709192011011999",
        role=Role.COMPLAINT_COORDINATOR,
        unit="Diskominfo",
        over=ROOT,
        post="Koordinator Pengelolaan Aduan",
    ),
    CastMember(
        mail="penghubung.pu",
        name="Ilham Chaniago",
        nip="199002082015031999",
        role=Role.LIAISON,
        unit="DPUPR",
        post="Pejabat Penghubung Aduan",
    ),
    CastMember(
        mail="penghubung.dishub",
        name="Novita Lontoh",
        nip="199107302015032999",
        role=Role.LIAISON,
        unit="Dishub",
        post="Pejabat Penghubung Aduan",
    ),
    CastMember(
        mail="penghubung.dlh",
        name="Gede Mahendra",
        nip="198812012014021999",
        role=Role.LIAISON,
        unit="DLH",
        post="Pejabat Penghubung Aduan",
    ),
    CastMember(
        mail="penghubung.capil",
        name="Aisyah Maulana",
        nip="199305162019032999",
        role=Role.LIAISON,
        unit="Disdukcapil",
        post="Pejabat Penghubung Aduan",
        grade="III/b",
    ),
    CastMember(
        mail="ppid",
        name="Kartika Lubis",
        nip="198201272006042999",
        role=Role.PPID,
        unit="Diskominfo",
        over=ROOT,
        post="Pejabat Pengelola Informasi dan Dokumentasi",
        grade="IV/a",
    ),
    CastMember(
        mail="walidata",
        name="Yusuf Anshari",
        nip="199004092014021999",
        role=Role.STEWARD,
        unit="Diskominfo",
        over=ROOT,
        post="Statistisi Ahli Muda",
    ),
    CastMember(
        mail="kepegawaian",
        name="Endang Puspitasari",
        nip="198003052005012999",
        role=Role.PERSONNEL,
        unit="BKPSDM",
        over=ROOT,
        post="Kepala Bidang Mutasi",
        grade="IV/a",
    ),
    CastMember(
        mail="organisasi",
        name="Wahyu Wibowo",
        nip="198111112006041999",
        role=Role.ORGANIZATION,
        unit="Bag. Organisasi",
        over=ROOT,
        post="Kepala Bagian Organisasi",
        grade="IV/a",
    ),
    CastMember(
        mail="hukum",
        name="Tiur Simanjuntak",
        nip="198607242010012999",
        role=Role.LEGAL,
        unit="Bag. Hukum",
        over=ROOT,
        post="Perancang Peraturan Ahli Muda",
    ),
    CastMember(
        mail="arsiparis",
        name="Dewi Anggraini",
        nip="199208132018012999",
        role=Role.RECORDS,
        unit="Dispusip",
        over=ROOT,
        post="Arsiparis Ahli Pertama",
        grade="III/b",
    ),
    CastMember(
        mail="bendahara",
        name="Hendra Wijaya",
        nip="198902022014031999",
        role=Role.TREASURER,
        unit="Bapenda",
        over=ROOT,
        post="Bendahara Penerimaan",
    ),
    CastMember(
        mail="widyaiswara",
        name="Markus Rumbiak",
        nip="197609302002121999",
        role=Role.TRAINER,
        unit="BKPSDM",
        over=ROOT,
        post="Widyaiswara Ahli Madya",
        grade="IV/b",
    ),
    CastMember(
        mail="juri",
        name="Rosida Siregar",
        nip="197804182003122999",
        role=Role.JUROR,
        unit="Bappeda",
        over=ROOT,
        post="Perencana Ahli Madya",
        grade="IV/b",
    ),
    CastMember(
        mail="loket",
        name="Putu Ayu Sudiarta",
        nip="199610102020122999",
        role=Role.COUNTER,
        unit="Disdukcapil",
        over=ROOT,
        post="Petugas Loket",
        grade="II/d",
    ),
    CastMember(
        mail="petugas",
        name="Rizky Ramadhan",
        nip="199511222020121999",
        role=Role.OFFICER,
        unit="DPUPR",
        post="Teknik Jalan dan Jembatan Terampil",
        grade="II/d",
    ),
    CastMember(
        mail="petugas.kelurahan",
        name="Dedi Kurniawan",
        nip="199404182019031999",
        role=Role.OFFICER,
        unit=kelurahan("Layungsari"),
        post="Kepala Seksi Pelayanan",
        grade="III/b",
    ),
    CastMember(
        mail="sekretaris.walikota",
        name="Mutia Hasanuddin",
        nip="199103272015032999",
        role=Role.SECRETARY,
        unit="Bag. Prokopim",
        over=ROOT,
        post="Sekretaris Pimpinan",
    ),
    CastMember(
        mail="pemeriksa",
        name="Parlin Nainggolan",
        nip="198405092009011999",
        role=Role.AUDITOR,
        unit="Inspektorat",
        over=ROOT,
        post="Auditor Ahli Muda",
        grade="III/d",
        days=60,
    ),
    CastMember(
        mail="inspektur",
        name="Hotmauli Sirait",
        nip="198102172006042999",
        role=Role.INSPECTOR,
        unit="Inspektorat",
        over=ROOT,
        post="Inspektur Pembantu Khusus",
        grade="IV/a",
    ),
    CastMember(
        mail="admin",
        name="Daniel Patty",
        nip="199206302018011999",
        role=Role.ADMINISTRATOR,
        unit="Diskominfo",
        over=ROOT,
        post="Pranata Komputer Ahli Muda",
    ),
)

ABSENT = kecamatan("Muaratirta")
"""Its camat is on leave: the reason why there is a plh."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A log-in as it is shown: `login` is typed, the NIP may be typed instead. `role` is a value of `people.enums.Role`."""

    role: str
    name: str
    post: str
    unit: str
    login: str
    nip: str
    password: str


def cast_accounts() -> tuple[DemoAccount, ...]:
    """The log-ins of the cast, in the order of the house."""
    return tuple(
        DemoAccount(member.role.value, member.name, _post_of(member), member.unit, member.login, member.nip, PASSWORD)
        for member in CAST
    )


def _post_of(member: CastMember) -> str:
    shown = {Holding.ACTING: "Plt. Kepala Dinas Sosial", Holding.STANDIN: "Plh. Camat Muaratirta"}
    return shown.get(member.holding, member.post)
