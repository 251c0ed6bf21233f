# SPDX-License-Identifier: EUPL-1.2
"""The kinds of official letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterKind(models.TextChoices):
    """Kinds of naskah dinas. What is known of each stands in `domain.kinds`."""

    REGIONAL_REGULATION = "perda", _("Regional regulation (Perda)")
    HEAD_REGULATION = "perkada", _("Regulation of the head of region (Perkada)")
    COUNCIL_REGULATION = "peraturan_dprd", _("Regulation of the council")
    JOINT_REGULATION = "peraturan_bersama", _("Joint regulation")
    HEAD_DECREE = "keputusan_kepala_daerah", _("Decree of the head of region")
    UNIT_DECREE = "keputusan_kepala_pd", _("Decree of the head of a unit")
    COUNCIL_DECREE = "keputusan_dprd", _("Decree of the council")
    ORDER_LETTER = "surat_perintah", _("Letter of order")
    ASSIGNMENT_LETTER = "surat_tugas", _("Letter of assignment")
    TRAVEL_LETTER = "surat_perjalanan_dinas", _("Letter of official travel")
    NOTE = "nota_dinas", _("Official note (nota dinas)")
    MEMO = "memo", _("Memorandum")
    INTERNAL_INVITATION = "undangan_internal", _("Internal invitation")
    LETTER = "surat_dinas", _("Official letter (surat dinas)")
    INVITATION = "surat_undangan", _("Letter of invitation")
    INSTRUCTION = "instruksi", _("Instruction")
    CIRCULAR = "surat_edaran", _("Circular")
    POWER_OF_ATTORNEY = "surat_kuasa", _("Power of attorney")
    MINUTES = "berita_acara", _("Record of proceedings (berita acara)")
    CERTIFICATE = "surat_keterangan", _("Statement (surat keterangan)")
    COVER_LETTER = "surat_pengantar", _("Cover letter")
    ANNOUNCEMENT = "pengumuman", _("Announcement")
    REPORT = "laporan", _("Report")
    STAFF_STUDY = "telaahan_staf", _("Staff study")
    MEETING_NOTES = "notula", _("Meeting notes (notula)")
    DUTY_STATEMENT = "spmt", _("Statement of taking up duty (SPMT)")
    SUMMONS = "surat_panggilan", _("Summons")
    PERMIT_LETTER = "surat_izin", _("Letter of permission")
    RECOMMENDATION = "rekomendasi", _("Recommendation")
    RADIOGRAM = "radiogram", _("Radiogram")
    DIPLOMA = "sertifikat", _("Certificate (sertifikat)")
    CHARTER = "piagam", _("Charter (piagam)")
    AGREEMENT = "surat_perjanjian", _("Letter of agreement")


class ErrandKind(models.TextChoices):
    """What a letter of assignment sends somebody for. The value is the code of their days in the recap of attendance."""

    TRAVEL = "DL", _("Duty travel (dinas luar)")
    STUDY = "TB", _("Study assignment (tugas belajar)")
    TRAINING = "DIK", _("Training (diklat)")
