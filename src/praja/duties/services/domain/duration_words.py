# SPDX-License-Identifier: EUPL-1.2
"""The words in which agencies write durations. What is not here is not understood."""

MINUTES, HOURS, DAYS, MONTHS = "minutes", "hours", "days", "months"

UNITS = {
    **dict.fromkeys(("menit", "mnt"), (MINUTES, 1)),
    "jam": (HOURS, 1),
    **dict.fromkeys(("hari", "hr", "hk"), (DAYS, 1)),
    **dict.fromkeys(("minggu", "mgg"), (DAYS, 7)),
    **dict.fromkeys(("bulan", "bln"), (MONTHS, 1)),
    **dict.fromkeys(("tahun", "thn"), (MONTHS, 12)),
}
"""Word to unit and how many of it."""
WEEKS = frozenset({"minggu", "mgg"})
SERVED = frozenset({"kerja", "layanan", "pelayanan"})
"""After "jam": hours of the open counter; of "hari" only "kerja" says so."""
CALENDAR = frozenset({"kalender", "takwim"})

RANGE = ("sampai dengan", "sampai", "hingga", "-", "atau")
MOST = (
    "paling lama",
    "paling lambat",
    "maksimal",
    "maksimum",
    "max",
    "maks",
    "selambat - lambatnya",
    "selama - lamanya",
    "kurang dari",
    "<",
    "≤",
)
LEADING = (
    *MOST,
    "kurang lebih",
    "lebih kurang",
    "sekitar",
    "kira - kira",
    "±",
    "standar waktu",
    "jangka waktu",
    "waktu",
    "lama",
    "lamanya",
    "durasi",
    "estimasi",
    "perkiraan",
    "proses",
    "penyelesaian",
    "pelayanan",
    "layanan",
    "diselesaikan",
    "selesai",
    "dapat ditunggu",
    "selama",
    "dalam",
    "adalah",
    "total",
    "rata - rata",
    ":",
)
"""What may stand before a time and changes nothing."""

CONDITION = (
    "setelah",
    "sesudah",
    "sejak",
    "semenjak",
    "terhitung",
    "dihitung",
    "jika",
    "apabila",
    "bila",
    "bilamana",
    "asalkan",
    "dengan catatan",
    "dengan ketentuan",
    "dengan syarat",
    "selama tidak",
    "selama berkas",
    "selama persyaratan",
    "dari diterimanya",
    "kecuali",
)
"""What begins the words that say when it holds, up to the end of the text."""

SPOILING = frozenset(
    {
        *UNITS,
        *CALENDAR,
        "kerja",
        "per",
        "setiap",
        "tiap",
        "masing",
        "sebelum",
        "minimal",
        "minimum",
        "sekurang",
        "ditambah",
        "kemudian",
        "lalu",
        "selanjutnya",
        "dilanjutkan",
        "tergantung",
        "tahap",
        "kali",
        "x",
        "+",
        "/",
        "=",
    }
)
"""Words in a condition that make it another promise, or a second one."""
