# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitKind(models.TextChoices):
    GOVERNMENT = "government", _("Government")
    SECRETARIAT = "secretariat", _("Secretariat")
    BUREAU = "bureau", _("Bureau (bagian)")
    DEPARTMENT = "department", _("Department (dinas)")
    AGENCY = "agency", _("Agency (badan)")
    INSPECTORATE = "inspectorate", _("Inspectorate")
    HOSPITAL = "hospital", _("Hospital")
    DISTRICT = "district", _("District (kecamatan)")
    SUBDISTRICT = "subdistrict", _("Subdistrict (kelurahan)")
    SECTION = "section", _("Section")
    TECHNICAL = "technical", _("Technical unit (UPT)")


class RegionLevel(models.IntegerChoices):
    PROVINCE = 1, _("Province")
    REGENCY = 2, _("Regency or city")
    DISTRICT = 3, _("District (kecamatan)")
    VILLAGE = 4, _("Village or kelurahan")
