# SPDX-License-Identifier: EUPL-1.2
"""Invented people: names from many regions, and identity numbers that no real person can have."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from praja.config.demo.places import CODE

MAIL = "contoh.invalid"
"""A domain that can never exist (RFC 2606)."""

MEN = (
    *(
        "Agus",
        "Budi",
        "Dwi",
        "Eko",
        "Joko",
        "Slamet",
        "Wahyu",
        "Bayu",
        "Adi",
        "Rizky",
        "Fajar",
        "Hendra",
        "Andi",
        "Yusuf",
    ),
    *("Ahmad", "Muhammad", "Ilham", "Asep", "Dadang", "Ujang", "Togar", "Binsar", "Parlin", "Made", "Ketut", "Gede"),
    *(
        "Yohanes",
        "Markus",
        "Ferdinand",
        "Rian",
        "Daniel",
        "Yance",
        "Yulius",
        "Syahrul",
        "Zulkifli",
        "Hafiz",
        "Teuku",
        "Lalu",
    ),
)
WOMEN = (
    *(
        "Siti",
        "Sri",
        "Dewi",
        "Rina",
        "Wulan",
        "Endang",
        "Yuni",
        "Ani",
        "Ratna",
        "Fitri",
        "Nur",
        "Aisyah",
        "Kartika",
        "Lestari",
    ),
    *(
        "Neneng",
        "Euis",
        "Tiur",
        "Rosida",
        "Luh",
        "Putu",
        "Ayu",
        "Maria",
        "Yuliana",
        "Grace",
        "Novita",
        "Merry",
        "Marlina",
    ),
    *("Halimah", "Cut", "Mutia", "Baiq", "Rahmawati", "Indah", "Intan", "Mega", "Tuti", "Veronika", "Kristina"),
)
FAMILIES = (
    *("Santoso", "Wibowo", "Nugroho", "Prasetyo", "Saputra", "Kusuma", "Hidayat", "Suryana", "Permana", "Gunawan"),
    *(
        "Siregar",
        "Nasution",
        "Simanjuntak",
        "Hutagalung",
        "Lubis",
        "Sinaga",
        "Tanjung",
        "Chaniago",
        "Koto",
        "Sikumbang",
    ),
    *(
        "Wirawan",
        "Sudiarta",
        "Mahendra",
        "Rumambi",
        "Lontoh",
        "Tumbelaka",
        "Mangindaan",
        "Patty",
        "Latuconsina",
        "Tuhumury",
    ),
    *(
        "Daeng Matutu",
        "Mappasessu",
        "Lapasere",
        "Hasanuddin",
        "Marpaung",
        "Ginting",
        "Tarigan",
        "Wanggai",
        "Kambu",
        "Rumbiak",
    ),
    *(
        "Lay",
        "Djawa",
        "Seran",
        "Nainggolan",
        "Halim",
        "Wijaya",
        "Maulana",
        "Ramadhan",
        "Firdaus",
        "Syahputra",
        "Anshari",
    ),
)
WOMENS_FAMILIES = (
    "Rahayu",
    "Handayani",
    "Puspitasari",
    "Anggraini",
    "Maharani",
    "Wulandari",
    "Utami",
    "Safitri",
    "Oktaviani",
)


def person_name(rng: Random, *, woman: bool) -> str:
    """A first name, often a second, and a last name."""
    first = rng.sample(WOMEN if woman else MEN, 2 if rng.random() < 0.35 else 1)
    families = (*FAMILIES, *WOMENS_FAMILIES * 2) if woman else FAMILIES
    return " ".join([*first, rng.choice(families)])


def day_between(rng: Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included."""
    return first + timedelta(days=rng.randint(0, max((last - first).days, 0)))


@dataclass(slots=True)
class Numbers:
    """Numbers that are well formed, used once, and marked: serials from 900 up, a city code that is nobody's, telephone
    numbers of a range without an operator."""

    rng: Random
    used: set[str]
    called: int = 0

    def nip(self, born: date, since: date, *, woman: bool, pppk: bool) -> str:
        """NIP, or NI PPPK: birth, start of service, sex, serial."""
        start = f"{since.year}21" if pppk else f"{since:%Y%m}"
        return self._once(lambda: f"{born:%Y%m%d}{start}{2 if woman else 1}{self.rng.randint(900, 998)}")

    def nik(self, born: date, *, woman: bool) -> str:
        """A NIK of the fictional city."""
        coded = f"{born.day + 40 * woman:02}{born:%m%y}"
        district = f"{CODE.replace('.', '')}{self.rng.randint(1, 6):02}"
        return self._once(lambda: f"{district}{coded}{self.rng.randint(9000, 9999)}")

    def phone(self) -> str:
        """A telephone number that rings nowhere."""
        self.called += 1
        return f"0890000{self.called:05}"

    def _once(self, draw: Callable[[], str]) -> str:
        number = draw()
        while number in self.used:
            number = draw()
        self.used.add(number)
        return number
