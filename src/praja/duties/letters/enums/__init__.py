# SPDX-License-Identifier: EUPL-1.2
"""Small closed vocabularies of official letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums.kinds import ErrandKind as ErrandKind
from praja.duties.letters.enums.kinds import LetterKind as LetterKind
from praja.duties.letters.enums.records import Extent as Extent
from praja.duties.letters.enums.records import Fate as Fate
from praja.duties.letters.enums.records import FileState as FileState
from praja.duties.letters.enums.records import Schedule as Schedule
from praja.duties.letters.enums.records import Trigger as Trigger

INCOMING = "letters.incoming"
OUTGOING = "letters.outgoing"
ORDER = "letters.order"
CLEARANCE = "letters.clearance"
"""Names of the procedures: a letter that came in, one that is written here, an order of a head (arahan pimpinan), and a list by
which files of records leave."""

ENCLOSURE = "letters.enclosure"
"""Kind of the attachments that go with a letter which is written here; they are numbered by its case."""

LEGAL_BUREAU = "letters.legal"
"""The function of the whole government whose unit looks at legal products (Bagian Hukum)."""


class Security(models.TextChoices):
    """How secret a letter is (sifat, klasifikasi keamanan). The value is the letter that numbers begin with."""

    OPEN = "B", _("Ordinary (biasa)")
    LIMITED = "T", _("Limited (terbatas)")
    SECRET = "R", _("Secret (rahasia)")
    TOP_SECRET = "SR", _("Top secret (sangat rahasia)")


class Speed(models.TextChoices):
    """How soon it must be dealt with (kecepatan, urgensi): a field of its own beside how secret it is."""

    ORDINARY = "biasa", _("Ordinary")
    URGENT = "segera", _("Urgent (segera)")
    VERY_URGENT = "amat_segera", _("Very urgent (amat segera)")


class Reach(models.IntegerChoices):
    """How far inside a unit a letter can be read. It follows from how secret it is and from the access rule of its classification
    (SKKAAD), is fixed when the letter comes in, and is what every list, search and count asks."""

    OFFICE = 1, _("Everybody who works with letters at the unit")
    DESK = 2, _("The head, the secretary and the records officer of the unit")
    SEALED = 3, _("The head of the unit, and whom a disposition names")


class Arrival(models.TextChoices):
    """The way by which a letter came to the unit; it stands in the case's `channel`."""

    PAPER = "paper", _("On paper")
    EMAIL = "email", _("E-mail")
    INSIDE = "inside", _("From another unit")
    SRIKANDI = "srikandi", _("SRIKANDI")


class RegisterKind(models.TextChoices):
    """The registers of SRIKANDI that are taken in."""

    INCOMING = "masuk", _("Letters that came in (naskah masuk)")
    OUTGOING = "keluar", _("Letters that went out (naskah keluar)")


class PaperKind(models.TextChoices):
    """What money for paper is spent on."""

    STATIONERY = "atk", _("Stationery (alat tulis kantor)")
    COPYING = "cetak", _("Printing and copying (cetak dan penggandaan)")


class Mode(models.TextChoices):
    """By which system a unit numbers, signs and sends its letters."""

    OWN = "mandiri", _("Praja")
    SRIKANDI = "srikandi", _("SRIKANDI")


class Instruction(models.TextChoices):
    """What a disposition asks for: the boxes on its sheet."""

    ADVISE = "saran", _("Comment and advise")
    PROCEED = "proses", _("Take it further")
    COORDINATE = "koordinasi", _("Coordinate and confirm")
    DRAFT_ANSWER = "jawab", _("Draft an answer")
    ATTEND = "hadiri", _("Attend for me")
    STUDY = "telaah", _("Study and report")
    KNOW = "ketahui", _("For your information")
    KEEP = "arsip", _("File it")


class AssignmentState(models.TextChoices):
    """Where one addressee of a disposition stands."""

    OPEN = "open", _("Waiting")
    PASSED_ON = "passed_on", _("Passed on")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Said(models.TextChoices):
    """As what something is said in the conversation of an assignment."""

    WORDS = "words", _("Said")
    REPORT = "report", _("Reported as done")
    RETURNED = "returned", _("Sent back")


class OrderSource(models.TextChoices):
    """What an order of a head starts from."""

    CASE = "case", _("A case")
    MEASURE = "measure", _("A figure")
    MINUTES = "minutes", _("Minutes of a meeting")
    OWN = "own", _("The head's own initiative")


class CheckState(models.TextChoices):
    """What somebody who must initial a letter (paraf) has said of it."""

    WAITING = "waiting", _("Waiting")
    APPROVED = "approved", _("Initialled")
    RETURNED = "returned", _("Returned")
    LAPSED = "lapsed", _("Not asked any more")


class CheckKind(models.TextChoices):
    """As what somebody initials."""

    HIERARCHY = "hierarki", _("Up the line (paraf hierarki)")
    COORDINATION = "koordinasi", _("Of another unit (paraf koordinasi)")
    LEGAL = "hukum", _("The legal bureau")
    SIGNER = "penandatangan", _("The signer")


class SigningFor(models.TextChoices):
    """In whose name the signer signs."""

    OWN = "", _("In their own name")
    MANDATE = "a.n.", _("On behalf of (a.n.)")
    FOR_ATTENTION = "u.b.", _("On behalf of, two levels down (u.b.)")


class Way(models.TextChoices):
    """How a signed letter goes to an addressee."""

    INSIDE = "inside", _("To a unit of this government")
    EMAIL = "email", _("By e-mail")
    PRINT = "print", _("On paper, with a code to scan")


class AddresseeRole(models.TextChoices):
    TO = "to", _("To")
    COPY = "copy", _("Copy (tembusan)")
