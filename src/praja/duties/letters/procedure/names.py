# SPDX-License-Identifier: EUPL-1.2
"""Names of the states and of what waits, as rows hold them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.kernel.people.enums import Role
from praja.kernel.procedures.declarations import Waiting
from praja.kernel.procedures.models import Case

REGISTERED, HANDLED = "registered", "handled"
NOTED, SETTLED, ANSWERED, MISTAKEN = "noted", "settled", "answered", "mistaken"

DRAFT, CHECKING, LEGAL, TO_SIGN, SIGNING = "draft", "checking", "legal", "to_sign", "signing"
SIGNED, SENT, ABANDONED, WITHDRAWN = "signed", "sent", "abandoned", "withdrawn"
TO_TAKE, WITH_SRIKANDI = "to_take", "with_srikandi"

GIVEN, FULFILLED, REVOKED = "given", "fulfilled", "revoked"

PROPOSED, ASSESSED, APPROVED, DONE, REFUSED = "proposed", "assessed", "approved", "done", "refused"

SETTLING = "settling"
DO_READ = Waiting("letters.read", _("Read and dispose"), Role.HEAD, clock=SETTLING)
DO_REVISE = Waiting("letters.revise", _("Change the draft that came back"), Role.OFFICER, person_from="author")
DO_INITIAL = Waiting(
    "letters.initial", _("Initial the draft"), Role.OFFICER, unit_from="unit_asked", person_from="person"
)
DO_CLEAR = Waiting("letters.clear", _("Look at the legal product"), Role.LEGAL, unit_from="unit_asked")
DO_SIGN = Waiting("letters.sign", _("Sign the letter"), Role.HEAD, unit_from="unit_asked")
DO_FINISH = Waiting("letters.signing", _("Being signed"), Role.HEAD, unit_from="unit_asked")
"""The page is with the signing service; what went wrong there is said on the signer's desk."""
DO_SEND = Waiting("letters.send", _("Send the letter"), Role.RECORDS, person_from="sender")
"""With a person (its writer) where the letter is sealed: who holds what waits may read it."""
DO_TAKE = Waiting(
    "letters.take", _("Take the letter to SRIKANDI"), Role.RECORDS, unit_from="unit_asked", person_from="person"
)
DO_NUMBER = Waiting("letters.srikandi", _("Enter the number that SRIKANDI gave"), Role.RECORDS)
DO_ASSESS = Waiting("letters.assess", _("Look at the list of files"), Role.HEAD)
DO_APPROVE = Waiting("letters.approve", _("Enter the approval"), Role.RECORDS)
DO_CARRY_OUT = Waiting("letters.carry_out", _("Carry out the list"), Role.RECORDS)

DO_CONCLUDE = Waiting("letters.conclude", _("Nobody has it any more: conclude it"), Role.HEAD)
"""Opened when the last addressee of the head has reported; closed by the next step, or when more is asked."""

ASSIGNMENT = "letters.assignment"
"""Kind of the items that addressees of a disposition hold; they stay whatever the letter does."""


def incoming_url(case: Case) -> str:
    """The page of a letter that came in."""
    return _address("letters:incoming", case)


def outgoing_url(case: Case) -> str:
    """The page of a letter that is written here."""
    return _address("letters:outgoing", case)


def order_url(case: Case) -> str:
    """The page of an order."""
    return _address("letters:order", case)


def clearance_url(case: Case) -> str:
    """The page of a list by which files leave."""
    return _address("letters:clearance", case)


_addresses: dict[str, str] = {}


def _address(name: str, case: Case) -> str:
    if name not in _addresses:
        _addresses[name] = reverse(name, args=["CODE"])
    return _addresses[name].replace("CODE", case.code)
