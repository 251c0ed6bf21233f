# SPDX-License-Identifier: EUPL-1.2
from django.db import models
from django.utils.translation import gettext_lazy as _

APPLICATION = "services.application"
"""Name of the procedure of applications, as its cases carry it."""

CONSULTATION = "services.consultation"
"""What called for a commitment that was made in a public consultation."""

STANDARD = "services.standard"
"""Name of the procedure by which a service standard comes about."""

SIPPN = "sippn"
"""The national list of services, as external codes name it."""

SERVICE_KIND, OFFER_KIND = "services.service", "services.offer"
"""Whose external codes they are: of a service at the unit that keeps it; of one at a unit that only offers it."""


class Issuer(models.TextChoices):
    """Whose system issues the product. A foreign one is guided, handed over and followed by its number; a region's own system
    must not issue it (services.md, corrections on §6)."""

    OWN = "own", _("This government")
    SIAK = "siak", _("SIAK or IKD (civil registry)")
    OSS = "oss", _("OSS (business licences)")
    SIMBG = "simbg", _("SIMBG (building approval)")
    OTHER = "other", _("Another system")

    @property
    def is_foreign(self) -> bool:
        return self is not Issuer.OWN


class Component(models.TextChoices):
    """The 14 components of a service standard (UU 25/2009 Ps 21; the split in two groups: PermenPANRB 15/2014). The first six
    belong to service delivery and must be published on the unit's media, the other eight to service manufacturing."""

    REQUIREMENTS = "persyaratan", _("Requirements")
    PROCEDURE = "prosedur", _("System, mechanism and procedure")
    DURATION = "jangka_waktu", _("Time to completion")
    FEE = "biaya", _("Fee")
    PRODUCT = "produk", _("Product of the service")
    COMPLAINTS = "pengaduan", _("Handling of complaints, suggestions and feedback")
    LEGAL_BASIS = "dasar_hukum", _("Legal basis")
    FACILITIES = "sarpras", _("Facilities and equipment")
    COMPETENCE = "kompetensi", _("Competence of those who serve")
    SUPERVISION = "pengawasan", _("Internal supervision")
    STAFF = "jumlah_pelaksana", _("Number of those who serve")
    SERVICE_GUARANTEE = "jaminan_pelayanan", _("Guarantee of service")
    SAFETY_GUARANTEE = "jaminan_keamanan", _("Guarantee of security and safety")
    EVALUATION = "evaluasi", _("Evaluation of those who serve")


DELIVERY = (
    Component.REQUIREMENTS,
    Component.PROCEDURE,
    Component.DURATION,
    Component.FEE,
    Component.PRODUCT,
    Component.COMPLAINTS,
)
"""The components that must be published on the unit's own media."""


class MediumKind(models.TextChoices):
    """Media on which a unit shows what its standards promise, besides these pages."""

    SIPPN = "sippn", _("SIPPN, the national system")
    BOARD = "board", _("Board or banner in the service room")
    PRINT = "print", _("Leaflet, brochure or booklet")
    SCREEN = "screen", _("Screen or kiosk in the service room")
    SOCIAL = "social", _("Social media")
    SITE = "site", _("Website of the unit")
    PRESS = "press", _("Newspaper, radio or television")


class DurationUnit(models.TextChoices):
    """In what a standard promises its time. Days are working or calendar days, as the standard says."""

    MINUTES = "minutes", _("minutes")
    HOURS = "hours", _("hours")
    DAYS = "days", _("days")
    MONTHS = "months", _("months")


class FeeKind(models.TextChoices):
    """How a fee is set."""

    FREE = "free", _("Free of charge")
    FIXED = "fixed", _("One amount")
    TABLE = "table", _("By a table")


class StageKind(models.TextChoices):
    """The small library of stages a path is put together from. A path names each at most once, in order; the values are the
    states of the procedure."""

    REFERENCE = "reference", _("Reference by the head of the neighbourhood (RT/RW)")
    CHECK = "check", _("Check of completeness")
    VISIT = "visit", _("Visit to the place")
    RECOMMENDATION = "recommendation", _("Recommendation by another unit")
    PAYMENT = "payment", _("Payment")
    APPROVAL = "approval", _("Approval by the head of the unit")
    SIGNING = "signing", _("Signature")
    HANDOVER = "handover", _("Hand-over of the product")


class DocumentKind(models.TextChoices):
    """Documents that residents give once: the sources `document.…` of the forms kernel."""

    KTP = "ktp", _("Identity card (KTP)")
    KK = "kk", _("Family card (KK)")
    NPWP = "npwp", _("Tax card (NPWP)")
    PHOTO = "photo", _("Portrait photo")


class FiledFor(models.TextChoices):
    """For whom somebody applies."""

    SELF = "self", _("For myself")
    HOUSEHOLD = "household", _("For somebody of my household")
    PROXY = "proxy", _("For somebody who gave me a mandate")


class PublicGroup(models.TextChoices):
    """The five groups of the public that a standard is to be consulted with (PEKPPP indicator 2)."""

    USERS = "users", _("Users of the service")
    EXPERTS = "experts", _("Experts, academics and practitioners")
    AGENCIES = "agencies", _("Related agencies")
    SOCIETY = "society", _("Civil society organisations")
    MEDIA = "media", _("Mass media")


class FileState(models.TextChoices):
    """What the officer found of a paper that was handed in."""

    GIVEN = "given", _("Not checked yet")
    GOOD = "good", _("In order")
    WRONG = "wrong", _("To be sent again")


class ReferenceState(models.TextChoices):
    """What became of asking the head of the neighbourhood."""

    ASKED = "asked", _("Asked")
    CONFIRMED = "confirmed", _("Confirmed: a resident here")
    DENIED = "denied", _("Not a resident here")
    COME_FIRST = "come_first", _("Please come by first")
    VERIFIED = "verified", _("Verified by the kelurahan instead")
    PAPER = "paper", _("Shown on paper")
    WITHDRAWN = "withdrawn", _("No longer needed")


class PaymentState(models.TextChoices):
    WAITING = "waiting", _("Not paid yet")
    PAID = "paid", _("Paid")
    WAIVED = "waived", _("Waived, with the reason")
    CANCELLED = "cancelled", _("No longer owed")


class PaymentMethod(models.TextChoices):
    """How something was paid."""

    CASH = "cash", _("In cash")
    TRANSFER = "transfer", _("By bank transfer")
    QRIS = "qris", _("By QRIS")
    GATEWAY = "gateway", _("By the payment service")


class NoticeOutcome(models.TextChoices):
    """What came of a payment service's notice. All but the first wait for a treasurer."""

    CONFIRMED = "confirmed", _("Confirmed")
    OTHER_AMOUNT = "amount", _("Another amount than is owed was paid")
    TWICE = "twice", _("It was paid twice")
    NOT_OWED = "not_owed", _("Something was paid that is no longer owed")
    STUCK = "stuck", _("It was paid, and the application could not go on")


class CollectedBy(models.TextChoices):
    """Who took the product. Their papers are looked at; neither name nor number is kept."""

    APPLICANT = "applicant", _("The applicant")
    HOUSEHOLD = "household", _("Somebody of the household")
    PROXY = "proxy", _("Somebody with a mandate")


class RemarkKind(models.TextChoices):
    """What the office says to itself in a case."""

    PROPOSAL = "proposal", _("Proposes to refuse")
    RETURN = "return", _("Gives back to be checked again")


class RefusalReason(models.TextChoices):
    """Why an application is refused; the words beside it say it for this one."""

    NOT_ENTITLED = "not_entitled", _("The conditions are not met")
    UNTRUE = "untrue", _("What was stated does not hold")
    NOT_HERE = "not_here", _("Another office serves this")
    DOUBLE = "double", _("It was already applied for")
    ELSEWHERE = "elsewhere", _("The issuing system refused it")
    OTHER = "other", _("Another reason")
