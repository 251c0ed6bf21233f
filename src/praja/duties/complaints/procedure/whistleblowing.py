# SPDX-License-Identifier: EUPL-1.2
"""The path of a report on wrongdoing inside the government: the inspectorate alone, from the first word on.

"Whistleblowing" is one of the classes that LAPOR! knows (services.md §4.3); supervision of the regional government is its
inspectorate's (APIP, Permendagri 8/2023 Ps 1). The time to examine is that of a complaint with supervisory content.
"""

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints import rules
from praja.duties.complaints.enums import WHISTLEBLOWING
from praja.duties.complaints.events import WrongdoingAnswered, WrongdoingClosed, WrongdoingReplied, WrongdoingReported
from praja.duties.complaints.procedure.names import ANSWERED, CLOSED, INSPECT, RECEIVED, inspection_url
from praja.kernel.procedures.declarations import Clock, Procedure, State, Step, register

REPORT_ON_WRONGDOING = register(
    Procedure(
        name=WHISTLEBLOWING,
        version=1,
        duty="complaints",
        label=_("Report on wrongdoing"),
        legal_basis=("PermenPANRB 62/2018", "Permendagri 8/2023"),
        office_url=inspection_url,
        may_be_kept=False,
        states=(
            State(RECEIVED, _("With the inspectorate"), "Diperiksa Inspektorat", tone="info"),
            State(ANSWERED, _("Answered, open for a reply"), "Ditanggapi", tone="done"),
            State(CLOSED, _("Closed"), "Selesai", final=True, tone="done"),
        ),
        steps=(
            Step("report", _("Report"), frozenset(), RECEIVED, rules.may_file, WrongdoingReported, opens=(INSPECT,)),
            Step(
                "answer",
                _("Tell the reporter what was found"),
                frozenset({RECEIVED}),
                ANSWERED,
                rules.may_inspect,
                WrongdoingAnswered,
                consequence=_("Only the reporter reads it, by the secret link."),
            ),
            Step(
                "reply",
                _("Reply"),
                frozenset({ANSWERED}),
                RECEIVED,
                rules.may_reply,
                WrongdoingReplied,
                opens=(INSPECT,),
            ),
            Step("close", _("Close"), frozenset({ANSWERED}), CLOSED, rules.may_inspect, WrongdoingClosed),
        ),
        clocks=(
            Clock(
                "examination",
                _("Examination"),
                "examination",
                lambda _data: "sp4n.supervisory",
                starts_on=("report", "reply"),
                stops_on=("answer",),
                escalates_to=None,
            ),
        ),
    )
)
