# SPDX-License-Identifier: EUPL-1.2
"""What can be done on the page of a letter that is written here, until it is signed."""

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import Mode
from praja.duties.letters.forms.enclosures import EncloseForm, TakeOutForm
from praja.duties.letters.forms.outgoing import AbandonForm, HandInForm, InitialForm, NumberForm, ReturnForm
from praja.duties.letters.operations.checking import clear_legal, give_back, hand_in, initial
from praja.duties.letters.operations.drafting import abandon_letter
from praja.duties.letters.operations.elsewhere import number_by_srikandi, take_to_srikandi
from praja.duties.letters.operations.enclosing import enclose_files, take_out_enclosure
from praja.duties.letters.queries.modes import mode_of
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import OfficeAct
from praja.lib.clock import local_date, now
from praja.lib.moments import local_zone


def is_in_srikandi(case: Case) -> bool:
    """Whether the unit that writes it works with SRIKANDI today."""
    return mode_of(case.lead_unit_id, local_date(now(), local_zone())) is Mode.SRIKANDI


ACTS = (
    OfficeAct("initial_letter", "paraf", InitialForm, initial, ("initial",), leads=True),
    OfficeAct("clear_letter", "harmonisasi", InitialForm, clear_legal, ("clear",), leads=True),
    OfficeAct("hand_in_letter", "ajukan", HandInForm, hand_in, ("hand_in",)),
    OfficeAct("enclose_letter", "lampiran", EncloseForm, enclose_files, ("enclose",)),
    OfficeAct("take_out_enclosure", "lampiran/keluarkan", TakeOutForm, take_out_enclosure, ("take_out",)),
    OfficeAct("number_letter", "nomor-srikandi", NumberForm, number_by_srikandi, ("number_by_srikandi",), leads=True),
    OfficeAct(
        "take_letter_to_srikandi",
        "ke-srikandi",
        StepForm,
        take_to_srikandi,
        ("take_to_srikandi",),
        leads=True,
        offered=is_in_srikandi,
    ),
    OfficeAct("return_letter", "kembalikan", ReturnForm, give_back, ("return",)),
    OfficeAct(
        "abandon_letter",
        "batalkan",
        AbandonForm,
        abandon_letter,
        ("abandon",),
        label=_("Give the letter up"),
        danger=True,
    ),
)
