# SPDX-License-Identifier: EUPL-1.2
"""The 14 components of a service standard (UU 25/2009 Ps 21), by the keys under which standards keep them. Duties do not import
each other; a test holds the two lists equal."""

COMPONENTS = (
    "persyaratan",
    "prosedur",
    "jangka_waktu",
    "biaya",
    "produk",
    "pengaduan",
    "dasar_hukum",
    "sarpras",
    "kompetensi",
    "pengawasan",
    "jumlah_pelaksana",
    "jaminan_pelayanan",
    "jaminan_keamanan",
    "evaluasi",
)
