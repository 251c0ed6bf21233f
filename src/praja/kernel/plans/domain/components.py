# SPDX-License-Identifier: EUPL-1.2
"""The 14 components of a service standard (UU 25/2009 Ps 21), by the keys under which standards keep them: what a design may say
that it changes. The kernel knows no duty; a test holds this list equal to that of the duty that keeps standards."""

SERVICE = "service"
"""What a design that changes a service standard names as the kind of its subject; the kind under which services are found."""
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
