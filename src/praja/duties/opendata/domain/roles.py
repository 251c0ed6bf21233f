# SPDX-License-Identifier: EUPL-1.2
"""What a column is to its table, as its name and type let one guess; a person decides."""

import re

_PERIODS = "tahun|thn|year|bulan|month|tanggal|tgl|periode|triwulan|semester|minggu|hari|waktu"
_PLACES = (
    "provinsi|prov|kabupaten|kab|kota|kabupaten_kota|kecamatan|kec|kelurahan|kel|desa|wilayah|dusun|rt|rw|lokasi"
    "|geometry|lat|lon|latitude|longitude|lintang|bujur"
)
_NOTES = "keterangan|ket|catatan|satuan|sumber|no|nomor|id|note"
_PERIOD, _PLACE, _NOTE = (re.compile(rf"(?:^|_)(?:{words})(?:_|$)") for words in (_PERIODS, _PLACES, _NOTES))


def role_of(name: str, kind: str) -> str:
    """The likely role (`enums.ColumnRole`) of a column by its name for machines and its type."""
    if kind in ("year", "date", "datetime", "time") or _PERIOD.search(name):
        return "period"
    if _NOTE.search(name):
        return "note"
    if _PLACE.search(name):
        return "place"
    return "measure" if kind in ("integer", "number") else "dimension"
