# SPDX-License-Identifier: EUPL-1.2
"""A JSON Schema of the record that INDAH takes, written by hand from what was read of it (not from our own fields): the shape of
the record, its statuses, what a draft needs, and the rules between fields. BPS publishes none."""

from typing import Any

TEXT = {"type": "string"}
NEEDED = {"type": "string", "minLength": 1}
YES = {"type": "boolean"}
COUNT = {"type": "integer", "minimum": 0}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TEXTS = {"type": "array", "items": NEEDED}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _marks(*names: str) -> dict[str, Any]:
    return _object(**dict.fromkeys(names, YES))


def _rows(*needed: str, **properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": {**_object(**properties), "required": list(needed)}}


_CONTACT = {"alamat": TEXT, "telepon": TEXT, "email": TEXT, "faks": TEXT}
_SPAN = _object(awal=DAY, akhir=DAY)
_PRODUCT = _object(ada=YES, jadwal_rilis={"type": "array", "items": DAY})
_SAMPLE = (
    "jenis_rancangan_sampel", "metode_pemilihan_tahap_terakhir", "metode_yang_digunakan", "kerangka_sampel", "fraksi_sampel",
    "sampling_error", "unit_sampel", "unit_observasi",
)  # fmt: skip
_VARIABLE = _rows(
    "nama",
    nama=NEEDED, alias=TEXT, definisi=TEXT, konsep=TEXTS, referensi_pemilihan=TEXTS, referensi_waktu=TEXT, ukuran=TEXT,
    satuan=TEXT, tipe_data=TEXT, value_domain=_rows("kode", kode=TEXT, nilai=TEXT), aturan_validasi=TEXTS,
    kalimat_pertanyaan=TEXT, bisa_diakses_umum=YES, id_sds=TEXT,
)  # fmt: skip
_INDICATOR: dict[str, Any] = {
    "type": "array",
    "items": {
        **_object(
            nama=NEEDED, definisi=TEXT, konsep=TEXTS, interpretasi=TEXT, metode_perhitungan=TEXT, rumus=TEXT, ukuran=TEXT,
            satuan=TEXT, variabel_disaggregasi=TEXTS, apakah_komposit=YES,
            indikator_pembangun=_rows("nama", nama=NEEDED, sumber_publikasi=TEXTS),
            variabel_pembangun=_rows("nama", nama=NEEDED, kegiatan_penghasil=TEXTS),
            level_estimasi=TEXT, bisa_diakses_umum=YES, id_sds=TEXT,
        ),
        "required": ["nama", "apakah_komposit"],
        "oneOf": [
            {
                "properties": {"apakah_komposit": {"const": True}, "indikator_pembangun": {"minItems": 1}},
                "required": ["indikator_pembangun"],
                "not": {"required": ["variabel_pembangun"]},
            },
            {
                "properties": {"apakah_komposit": {"const": False}, "variabel_pembangun": {"minItems": 1}},
                "required": ["variabel_pembangun"],
                "not": {"required": ["indikator_pembangun"]},
            },
        ],
    },
}  # fmt: skip
_DATA: dict[str, Any] = {
    **_object(
        judul_kegiatan=NEEDED, tahun={"type": "integer", "minimum": 1900, "maximum": 2100}, jenis_statistik=TEXT,
        cara_pengumpulan_data=TEXT, sektor_kegiatan=TEXT, identitas_rekomendasi=NEEDED, instansi_penyelenggara=TEXT, **_CONTACT,
        unit_penanggung_jawab=_object(eselon1=TEXT, eselon2=TEXT),
        penanggung_jawab_teknis=_object(nama=TEXT, jabatan=TEXT, **_CONTACT),
        latar_belakang=TEXT, tujuan=TEXT,
        jadwal=_object(
            perencanaan=_SPAN, desain=_SPAN, pengumpulan=_SPAN, pengolahan=_SPAN, analisis=_SPAN, diseminasi=_SPAN,
            evaluasi=_SPAN,
        ),
        variabel=_rows("nama", nama=NEEDED, konsep=TEXT, definisi=TEXT, referensi_waktu=TEXT),
        kegiatan_ini_dilakukan=TEXT, frekuensi=TEXT, tipe_pengumpulan=TEXT, cakupan_wilayah=TEXT,
        wilayah=_rows(kode_provinsi=TEXT, nama_provinsi=TEXT, kode_kabupaten=TEXT, nama_kabupaten=TEXT),
        metode=_marks("wawancara", "kuesioner_sendiri", "pengamatan", "sekunder", "lainnya"),
        sarana=_marks("papi", "capi", "cati", "cawi", "mail", "lainnya"),
        unit=_marks("individu", "rumah_tangga", "usaha", "lainnya"),
        **dict.fromkeys(_SAMPLE, TEXT),
        uji_coba=YES, pemeriksaan_kualitas=_marks("kunjungan_kembali", "supervisi", "taskforce", "lainnya"),
        penyesuaian_nonrespon=YES, petugas=TEXT, pendidikan_terendah=TEXT, jml_supervisor=COUNT, jml_enumerator=COUNT,
        pelatihan=YES, tahapan=_marks("editing", "coding", "data_entry", "validasi"), metode_analisis=TEXT, unit_analisis=TEXT,
        tingkat_penyajian=_marks("nasional", "provinsi", "kabupaten_kota", "lainnya"),
        produk=_object(tercetak=_PRODUCT, digital=_PRODUCT, mikrodata=_PRODUCT),
        ms_var=_VARIABLE, ms_ind=_INDICATOR,
    ),
    "required": ["judul_kegiatan", "tahun"],
    "if": {"properties": {"cara_pengumpulan_data": {"const": "SURVEI"}}, "required": ["cara_pengumpulan_data"]},
    "else": {"properties": dict.fromkeys(_SAMPLE, False)},
}  # fmt: skip
RECORD: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "INDAH v2",
    **_object(
        submission_period=TEXT,
        data=_DATA,
        status={
            "enum": ["DRAFT", "SUBMITTED", "UNDER_REVIEW", "CORRECTION_REQUIRED", "REVISED", "APPROVED", "REJECTED"]
        },
        submitter=TEXT,
        produsen_data={
            **_object(id=NEEDED, name=NEEDED, province_code=TEXT, city_code=TEXT),
            "required": ["id", "name"],
        },
        walidata_pusat={"type": ["string", "object", "null"]},
        version={"const": "v2"},
    ),
    "required": ["submission_period", "data", "status", "produsen_data", "version"],
}
