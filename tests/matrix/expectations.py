# SPDX-License-Identifier: EUPL-1.2
"""Who may open what: every route of the site and every operation of the API, said once and as data.

Whoever adds a route adds a line here; the tests name each route that is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from praja.kernel.people.enums import Role

OFFICE_ROLES = frozenset({Role.COMPLAINT_COORDINATOR, Role.LIAISON, Role.HEAD, Role.AUDITOR})

DOORS: Mapping[str, frozenset[str]] = {
    "anyone": frozenset({"visitor", "link", "resident", "plain", *Role.values}),
    "resident": frozenset({"resident"}),
    "signed_in": frozenset({"plain", *Role.values}),
    "complaints.office": frozenset(map(str, OFFICE_ROLES)),
    "complaints.coordination": frozenset({Role.COMPLAINT_COORDINATOR}),
    "complaints.drafting": frozenset({Role.LIAISON, Role.HEAD, Role.COMPLAINT_COORDINATOR}),
    "complaints.lists": frozenset({*OFFICE_ROLES, Role.ORGANIZATION, Role.ADMINISTRATOR}),
    "organize": frozenset({Role.ORGANIZATION, Role.ADMINISTRATOR}),
    "forms.edit": frozenset({Role.ORGANIZATION, Role.ADMINISTRATOR, Role.HEAD, Role.OFFICER}),
    "forms.publish": frozenset({Role.ORGANIZATION, Role.ADMINISTRATOR}),
    "complaints.inspection": frozenset({Role.INSPECTOR}),
    "complaints.intake": frozenset({Role.COUNTER, Role.COMPLAINT_COORDINATOR, Role.LIAISON}),
    "counter": frozenset({Role.COUNTER, Role.COMPLAINT_COORDINATOR, Role.LIAISON}),
    "services.serve_counters": frozenset({Role.COUNTER, Role.OFFICER}),
    "services.keep_queues": frozenset({Role.HEAD, Role.ORGANIZATION}),
    "services.queue_figures": frozenset({Role.HEAD, Role.ORGANIZATION, Role.AUDITOR}),
    "services.standards": frozenset({Role.ORGANIZATION, Role.HEAD, Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR}),
    "services.exchange": frozenset({Role.ORGANIZATION, Role.HEAD, Role.OFFICER}),
    "services.keep_catalogue": frozenset({Role.ORGANIZATION, Role.ADMINISTRATOR}),
    "letters.orders": frozenset({Role.HEAD, Role.SECRETARY, Role.AUDITOR}),
    "letters.ordering": frozenset({Role.HEAD, Role.SECRETARY}),
    "services.receipts": frozenset({Role.TREASURER, Role.HEAD, Role.AUDITOR}),
    "services.office": frozenset({Role.OFFICER, Role.HEAD, Role.COUNTER, Role.TREASURER, Role.AUDITOR}),
    "services.neighbourhoods": frozenset({Role.HEAD, Role.OFFICER, Role.ORGANIZATION}),
    "services.intake": frozenset({Role.COUNTER, Role.OFFICER}),
    "letters.mailbox": frozenset({Role.RECORDS, Role.SECRETARY}),
    "letters.registration": frozenset({Role.RECORDS, Role.SECRETARY, Role.OFFICER}),
    "letters.signing": frozenset({Role.HEAD}),
    "letters.records": frozenset({Role.RECORDS, Role.SECRETARY, Role.OFFICER, Role.HEAD, Role.LEGAL, Role.AUDITOR}),
    "letters.filing": frozenset({Role.RECORDS, Role.SECRETARY, Role.OFFICER}),
    "letters.file_acts": frozenset({Role.RECORDS, Role.SECRETARY, Role.HEAD, Role.LEGAL}),
    "letters.schedules": frozenset({Role.RECORDS, Role.ORGANIZATION}),
    "letters.paper": frozenset({Role.RECORDS, Role.SECRETARY, Role.HEAD}),
    "letters.office": frozenset({Role.OFFICER, Role.HEAD, Role.SECRETARY, Role.RECORDS, Role.AUDITOR, Role.LEGAL}),
    "letters.writing": frozenset({Role.OFFICER, Role.HEAD, Role.SECRETARY, Role.RECORDS}),
    "letters.places": frozenset({Role.ADMINISTRATOR, Role.ORGANIZATION, Role.RECORDS}),
    "attendance.judging": frozenset({Role.HEAD, Role.PERSONNEL}),
    "attendance.schedules": frozenset({Role.PERSONNEL}),
    "attendance.own": frozenset({"plain", *Role.values}),
    "attendance.leave_list": frozenset({Role.PERSONNEL}),
    "attendance.ordering": frozenset({Role.HEAD}),
    "attendance.pay_keeping": frozenset({Role.PERSONNEL}),
    "attendance.machines": frozenset({Role.PERSONNEL, Role.ADMINISTRATOR}),
    "attendance.figures": frozenset({Role.HEAD, Role.PERSONNEL, Role.AUDITOR, Role.ORGANIZATION}),
    "attendance.findings": frozenset({Role.HEAD, Role.PERSONNEL, Role.AUDITOR, Role.INSPECTOR}),
    "attendance.outages": frozenset({Role.HEAD, Role.PERSONNEL}),
    "innovation.open": frozenset({"plain", *Role.values}),
    "innovation.speak_up": frozenset({"resident", "plain", *Role.values}),
    "innovation.moderate": frozenset({Role.HEAD, Role.ORGANIZATION}),
    "innovation.hold_competitions": frozenset({Role.ORGANIZATION}),
    "innovation.found_circles": frozenset({Role.HEAD, Role.ORGANIZATION}),
    "innovation.index": frozenset({Role.HEAD, Role.ORGANIZATION, Role.AUDITOR}),
    "innovation.index_keep": frozenset({Role.ORGANIZATION}),
    "training.open": frozenset({"plain", *Role.values}),
    "training.keep": frozenset({Role.PERSONNEL}),
    "training.keep_modules": frozenset({Role.PERSONNEL, Role.TRAINER}),
    "training.nominating": frozenset({Role.HEAD}),
    "training.need": frozenset({Role.HEAD, Role.PERSONNEL, Role.AUDITOR}),
    "training.banks": frozenset({Role.PERSONNEL, Role.TRAINER}),
    "attendance.unit": frozenset({Role.HEAD, Role.PERSONNEL, Role.AUDITOR}),
    "opendata.office": frozenset({Role.OFFICER, Role.HEAD, Role.STEWARD, Role.AUDITOR}),
    "opendata.stewarding": frozenset({Role.STEWARD}),
    "opendata.producing": frozenset({Role.OFFICER, Role.HEAD, Role.STEWARD}),
    "people.keys": frozenset({Role.ADMINISTRATOR}),
    "letters.keeping": frozenset({Role.RECORDS, Role.ORGANIZATION, Role.LEGAL}),
    "exchange": frozenset(
        {
            *(
                Role.COMPLAINT_COORDINATOR,
                Role.ORGANIZATION,
                Role.PERSONNEL,
                Role.RECORDS,
                Role.SECRETARY,
                Role.OFFICER,
            ),
            *(Role.HEAD, Role.STEWARD, Role.AUDITOR, Role.ADMINISTRATOR),
        }
    ),
}
"""Door to the kinds of person for whom it opens: `plain` is an officer's account without roles, `link` the holder of a secret
link, `resident` somebody who signed in by a code."""

OWN, OTHER, SECRET, PUBLIC, ABSENT = "own", "other", "secret", "public", "absent"
"""A case of one's own unit, of another unit, a secret one and a published one of one's own unit, and a code of no case."""
OBJECTS = (OWN, OTHER, SECRET, PUBLIC, ABSENT)

EVERYBODY, REPORTER, HERE, THERE, NOBODY = "everybody", "reporter", "here", "there", "nobody"
"""Audiences of a row: REPORTER holds the secret link of OWN; HERE and THERE hold their role over its unit, over another."""

IN_OFFICE = {OWN: HERE, OTHER: THERE, SECRET: HERE, PUBLIC: HERE, ABSENT: NOBODY}
BY_LINK = {OWN: REPORTER, OTHER: NOBODY, SECRET: NOBODY, PUBLIC: NOBODY, ABSENT: NOBODY}
BY_CODE = {OWN: EVERYBODY, OTHER: EVERYBODY, SECRET: EVERYBODY, PUBLIC: EVERYBODY, ABSENT: NOBODY}
IF_PUBLISHED = {OWN: NOBODY, OTHER: NOBODY, SECRET: NOBODY, PUBLIC: EVERYBODY, ABSENT: NOBODY}
NEVER_GUESSED = dict.fromkeys(OBJECTS, NOBODY)


@dataclass(frozen=True)
class Route:
    """`rows`: object to audience, empty where the page is about no object. `answers`: status to GET of whoever may.

    `known`: status to an officer signed in where a library answers them otherwise, `resident` the same for a resident, who has no
    password to be asked for again. `only_post`: GET is answered by 405.
    `refuses`: statuses that a POST without any answers may get beside 302, 409 and 422.
    """

    door: str
    rows: Mapping[str, str] = field(default_factory=dict)
    answers: int = 200
    known: int | None = None
    resident: int | None = None
    only_post: bool = False
    refuses: frozenset[int] = frozenset()


def library(answers: int, known: int, *, resident: int | None = None, only_post: bool = False) -> Route:
    """A page of the account library, which guards itself: status to a visitor, and to an account without second factor."""
    return Route(
        "anyone", answers=answers, known=known, resident=known if resident is None else resident, only_post=only_post
    )


CIRCLE_PAGES = (
    *("circle", "change_circle", "circle_people", "new_circle_project", "circle_project", "circle_step"),
    *("circle_baseline", "circle_minutes", "new_circle_minutes", "change_circle_minutes", "circle_tools"),
    *("new_circle_tool", "circle_tool", "change_circle_tool", "circle_count", "circle_risalah"),
)
CIRCLE_ACTS = (
    "circle_let_go",
    "end_circle",
    "circle_deed",
    "circle_promise",
    "drop_circle_tool",
    "grow_circle_project",
)

INDEX_PAGES = (
    "index_now",
    "index_year",
    "index_innovations",
    "region",
    "region_row",
    "region_file",
    "index_seals",
    "index_seal",
    "index_form",
    "index_evidence",
    "proposals",
    "proposal_archive",
)
"""Pages of the regional innovation index."""
PROPOSALS = ("work_proposals", "proposal", "proposal_file")
IDEA_ACTS = ("publish_idea", "adopt_idea", "answer_idea", "decline_idea", "merge_idea", "refuse_idea")
INNOVATION_ACTS = (
    *("begin_diagnosis", "begin_design", "propose", "advise", "approve", "send_back", "reject", "withdraw"),
    *("begin_trial", "end_trial", "apply_innovation", "display", "report_to_minister", "develop", "award", "stop"),
)
CLASS_ACTS = (
    *("sign_class_letters", "assign_participants", "invite_units", "apply_for_seat", "give_seat_back"),
    *(f"{verb}_class" for verb in ("announce", "start", "end", "report", "change", "move", "cancel")),
    "change_quotas",
)
SATU_DATA_ACTS = tuple(
    f"{verb}_release"
    for verb in (
        "submit",
        "confirm",
        "approve",
        "supervise",
        "publish",
        "return",
        "describe",
        "withdraw",
        "cancel",
    )
)
SATU_DATA_ACTS += tuple(f"{verb}_plan" for verb in ("agree", "return", "change", "merge", "postpone", "refuse", "drop"))
SATU_DATA_ACTS += tuple(f"{verb}_asked" for verb in ("answer", "assign", "reopen"))
SATU_DATA_ACTS += ("set_asked_aside",)
"""What may be done on the page of an edition, and of an entry of the list of data."""

PRACTICE: Mapping[str, Route] = {
    "practice:home": Route("anyone"),
    "practice:course": Route("anyone"),
    "practice:manual": Route("anyone", answers=404),
    "practice:hand_in": Route("signed_in", only_post=True),
    "practice:mine": Route("anyone", answers=302),
    # Only a practice town answers these; anywhere else they say that this is none.
    **{
        f"practice:{name}": Route("anyone", only_post=True, refuses=frozenset({503}))
        for name in ("begin", "go_on", "answer", "more", "proof")
    },
}
"""Practising: in the real town everybody may look, and officers hand their proofs in."""

ROUTES: Mapping[str, Route] = {
    # portal
    "home": Route("anyone"),
    "track": Route("anyone"),
    "track_case": Route("anyone", BY_CODE),
    "track_proof": Route("anyone", BY_LINK),
    "track_secret": Route("anyone", NEVER_GUESSED),
    "verify": Route("anyone"),
    "verify_code": Route("anyone", NEVER_GUESSED),
    "desk": Route("signed_in"),
    "find": Route("signed_in"),
    "overview": Route("signed_in"),
    # what comes and goes: no point is called as what is knocked for
    "exchange": Route("exchange"),
    "exchange_file": Route("exchange"),
    "exchange_point": Route("exchange", NEVER_GUESSED),
    "exchange_kept": Route("exchange", NEVER_GUESSED),
    "exchange_hand_over": Route("exchange", NEVER_GUESSED, only_post=True),
    **PRACTICE,
    "law": Route("anyone"),
    "law_contest": Route("anyone", answers=404),
    "law_index": Route("anyone", answers=404),
    "ledger": Route("anyone"),
    "ledger_checkpoint": Route("anyone"),
    "ledger_proof": Route("anyone"),
    "set_language": Route("anyone", answers=302),
    "own_matters": Route("resident"),
    "household": Route("resident"),
    "leave_household": Route("resident", NEVER_GUESSED, only_post=True),
    "keep_case": Route("resident", NEVER_GUESSED, only_post=True),
    # complaints: for everybody
    "complaints:published": Route("anyone"),
    "complaints:published_case": Route("anyone", IF_PUBLISHED),
    "complaints:performance": Route("anyone"),
    "complaints:performance_file": Route("anyone"),
    "opendata:download": Route("anyone", answers=404),  # no dataset is published there
    "complaints:report": Route("anyone"),
    "complaints:resume": Route("anyone", NEVER_GUESSED),
    "complaints:me_too": Route("anyone", IF_PUBLISHED),
    # complaints: for the reporter
    "complaints:sent": Route("anyone", BY_LINK),
    "complaints:reply": Route("anyone", BY_LINK),
    "complaints:accept": Route("anyone", BY_LINK, only_post=True),
    "complaints:give": Route("anyone", BY_LINK),
    "complaints:reopen": Route("anyone", BY_LINK),
    "complaints:rate": Route("anyone", BY_LINK),
    "complaints:related": Route("anyone", NEVER_GUESSED),
    "complaints:answer_photo": Route("anyone", NEVER_GUESSED),
    "complaints:own_file": Route("anyone", BY_LINK),
    "complaints:talk": Route("anyone", BY_LINK),
    "complaints:correct": Route("anyone", BY_LINK),
    "complaints:join_channel": Route("anyone", BY_LINK, only_post=True),
    "complaints:spoken": Route("anyone", NEVER_GUESSED),
    "complaints:follow": Route("anyone", IF_PUBLISHED, only_post=True),
    "complaints:receipt_file": Route("anyone", BY_LINK),
    "complaints:receipt_paper": Route("anyone", BY_LINK),
    # complaints: for offices
    "complaints:statistics": Route("complaints.office"),
    "complaints:statistics_cases": Route("complaints.office", answers=404),  # "csv" is no figure
    "complaints:statistics_file": Route("complaints.office"),
    "complaints:periodic_report": Route("complaints.office"),
    "complaints:periodic_report_file": Route("complaints.office", answers=404),  # no CSV of a report
    "complaints:carry_finding": Route("complaints.office", NEVER_GUESSED, only_post=True),
    "complaints:carry_action": Route("complaints.office", NEVER_GUESSED, only_post=True),
    "complaints:lapor": Route("complaints.coordination"),
    "complaints:lapor_list": Route("complaints.coordination", answers=302),
    "complaints:lapor_case": Route("complaints.coordination", IN_OFFICE),
    "complaints:list": Route("complaints.office"),
    "complaints:list_file": Route("complaints.office"),
    "complaints:case": Route("complaints.office", IN_OFFICE),
    "complaints:forward": Route("complaints.office", IN_OFFICE, only_post=True),
    "complaints:answer": Route("complaints.office", IN_OFFICE, only_post=True),
    "complaints:archive": Route("complaints.office", IN_OFFICE, only_post=True),
    **{
        f"complaints:{name}": Route("complaints.office", IN_OFFICE, only_post=True)
        for name in (
            "admit",
            "approve",
            "ask_completion",
            "ask_data",
            "ask_support",
            "complete",
            "decide",
            "discard",
            "draft",
            "give_data",
            "note",
            "postpone",
            "publish",
            "refer",
            "return",
            "return_draft",
            "say",
            "separate",
        )
    },
    "complaints:drop_file": Route("complaints.office", IN_OFFICE, only_post=True, refuses=frozenset({403, 404})),
    "complaints:finish_support": Route("complaints.office", NEVER_GUESSED, only_post=True),
    "complaints:contact": Route("complaints.office", IN_OFFICE, only_post=True, refuses=frozenset({404})),
    "complaints:attachment": Route("complaints.office", IN_OFFICE),
    # the organisation; no unit is called as what is knocked for
    "organization:opening_hours": Route("organize"),
    "organization:unit_hours": Route("organize", NEVER_GUESSED),
    "organization:follow_above": Route("organize", NEVER_GUESSED, only_post=True),
    # keys of other systems
    "people:keys": Route("people.keys"),
    "people:new_key": Route("people.keys"),
    "people:end_key": Route("people.keys", NEVER_GUESSED, only_post=True, refuses=frozenset({404})),
    # channels: the services that deliver messages; what is not signed is not looked at
    "channels:whatsapp": Route("anyone", answers=403),
    "channels:telegram": Route("anyone", only_post=True, refuses=frozenset({403})),
    "channels:sms": Route("anyone", only_post=True, refuses=frozenset({403})),
    # complaints: several at once, joined and split, what came in
    "complaints:bulk": Route("complaints.coordination", only_post=True),
    "complaints:screening": Route("complaints.coordination"),
    "complaints:join": Route("complaints.coordination", IN_OFFICE),
    "complaints:split": Route("complaints.coordination", IN_OFFICE),
    # reports on wrongdoing: no object of the table is one, so that nobody opens any
    "complaints:inspection_list": Route("complaints.inspection"),
    "complaints:inspection_case": Route("complaints.inspection", NEVER_GUESSED),
    "complaints:inspection_answer": Route("complaints.inspection", NEVER_GUESSED, only_post=True),
    "complaints:inspection_close": Route("complaints.inspection", NEVER_GUESSED, only_post=True),
    "complaints:inspection_file": Route("complaints.inspection", NEVER_GUESSED),
    "complaints:inspection_say": Route("complaints.inspection", NEVER_GUESSED, only_post=True),
    "complaints:inspection_contact": Route("complaints.inspection", NEVER_GUESSED, only_post=True),
    "complaints:inspection_spoken": Route("complaints.inspection", NEVER_GUESSED),
    # the counter: what a code tells, to whoever serves people
    "counter": Route("counter"),
    "complaints:intake": Route("complaints.intake"),
    "complaints:intake_case": Route("complaints.intake", BY_CODE),
    "complaints:intake_receipt": Route("complaints.intake", BY_CODE, only_post=True),
    "complaints:intake_words": Route("complaints.intake", BY_CODE, only_post=True),
    "complaints:intake_one_more": Route("complaints.intake", BY_CODE, only_post=True),
    # complaints: quality and lists; no row has the number that is knocked for
    "complaints:quality": Route("complaints.coordination"),
    "complaints:review": Route("complaints.coordination", answers=404),
    "complaints:review_file": Route("complaints.coordination", answers=404),
    "complaints:templates": Route("complaints.drafting"),
    "complaints:new_template": Route("complaints.drafting"),
    "complaints:template": Route("complaints.drafting", answers=404),
    "complaints:destinations": Route("complaints.lists"),
    "complaints:new_destination": Route("complaints.coordination"),
    "complaints:destination": Route("complaints.coordination", answers=404),
    "complaints:topics": Route("complaints.lists"),
    "complaints:new_topic": Route("complaints.coordination"),
    "complaints:topic": Route("complaints.coordination", answers=404),
    "complaints:affairs": Route("complaints.lists"),
    "complaints:new_affair": Route("organize"),
    "complaints:affairs_import": Route("organize"),
    "complaints:ended_affair": Route("organize", answers=404),
    # open data for programs: known by token alone, so that a cookie opens nothing more
    "ckan:version": Route("anyone"),
    "ckan:action": Route("anyone", answers=400),
    "ckan:dump": Route("anyone", answers=404),
    # attendance: machines, which are no people and are known by serial number, network and key
    "iclock:call": Route("anyone", answers=403, refuses=frozenset({403})),
    "attendance:machines": Route("attendance.machines"),
    "attendance:new_machine": Route("attendance.machines"),
    "attendance:machine": Route("attendance.machines", NEVER_GUESSED),
    "attendance:block_machine": Route("attendance.machines", NEVER_GUESSED, only_post=True),
    "attendance:command_machine": Route("attendance.machines", NEVER_GUESSED, only_post=True),
    "attendance:machine_batch": Route("attendance.machines", NEVER_GUESSED),
    "attendance:pins": Route("attendance.machines"),
    "attendance:end_pin": Route("attendance.machines", NEVER_GUESSED),
    "attendance:pins_file": Route("attendance.machines"),
    "attendance:punches_file": Route("attendance.machines"),
    "attendance:fingerspot_hook": Route("anyone", only_post=True, refuses=frozenset({403})),
    # training: lesson hours, needs, proposals
    "training:mine": Route("training.open"),
    **{f"training:{name}": Route("training.open", answers=404) for name in ("tell", "propose", "person")},
    "training:proposals": Route("training.open"),
    **{f"training:{name}": Route("training.open", NEVER_GUESSED) for name in ("claim", "claim_paper", "proposal")},
    **{
        f"training:{name}": Route("training.open", NEVER_GUESSED, only_post=True)
        for name in (
            "accept_claim",
            "refuse_claim",
            "withdraw_claim",
            "take_up_proposal",
            "decline_proposal",
            "withdraw_proposal",
        )
    },
    **{f"training:{name}": Route("training.need") for name in ("need", "posts", "weak")},
    "training:register": Route("training.need", answers=404),
    **{f"training:{name}": Route("training.keep") for name in ("import_past", "new_requirement")},
    **{f"training:{name}": Route("training.keep", answers=404) for name in ("credit", "requirement")},
    "training:forget_remedy": Route("training.keep", only_post=True, refuses=frozenset({404})),
    # training
    # training: the catalogue and classes; there is no class or programme to knock for
    **{f"training:{name}": Route("training.open") for name in ("classes", "my_classes_calendar")},
    **{f"training:{name}": Route("training.keep") for name in ("new_programme", "rooms")},
    **{f"training:{name}": Route("training.keep", answers=404) for name in ("change_programme", "new_curriculum")},
    **{f"training:{name}": Route("training.keep", answers=404) for name in ("new_class", "room")},
    "training:programme": Route("training.open", answers=404),
    "training:nominate": Route("training.nominating", answers=404),
    **{
        f"training:{name}": Route("training.open", answers=404)
        for name in (
            *("participants", "select", "give_seat_back_of", "timetable", "new_session", "session", "committee"),
            *("class_calendar", "class_letter", "class_report"),
        )
    },
    **{
        f"training:{name}": Route("training.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("end_committee", *CLASS_ACTS)
    },
    "innovation:home": Route("innovation.open"),
    **{f"innovation:{name}": Route("innovation.open") for name in ("replications", "adopt")},
    **{
        f"innovation:{name}": Route("innovation.open", answers=404)
        for name in ("replication", "replication_numbers", "copies", "shown_papers", "shown_paper_file")
    },
    **{
        f"innovation:{name}": Route("innovation.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("begin_copy", "end_copy", "keep_copy_numbers", "hide_shown_paper")
    },
    "gallery:gallery": Route("anyone"),
    **{f"gallery:{name}": Route("anyone", answers=404) for name in ("exhibit", "sheet", "paper")},
    "innovation:evidence": Route("innovation.open"),
    **{f"innovation:evidence_{name}": Route("innovation.open", answers=404) for name in ("number", "topic")},
    "innovation:circles": Route("innovation.open"),
    "innovation:new_circle": Route("innovation.found_circles"),
    **{f"innovation:{name}": Route("innovation.open", answers=404) for name in CIRCLE_PAGES},
    **{
        f"innovation:{name}": Route("innovation.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in CIRCLE_ACTS
    },
    # innovation: the index, of the whole government and of no unit
    **{
        f"innovation:{name}": Route("innovation.open", answers=404)
        for name in (
            "maturity",
            "maturity_detail",
            "maturity_question",
            "maturity_file",
            "maturity_evidence",
            *PROPOSALS,
        )
    },
    **{
        f"innovation:{name}": Route("innovation.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("confirm_maturity", "check_question", "proposal_sent")
    },
    **{f"innovation:{name}": Route("innovation.index", answers=404) for name in INDEX_PAGES},
    **{f"innovation:{name}": Route("innovation.index_keep", answers=404) for name in ("import_past", "to_complete")},
    **{
        f"innovation:{name}": Route("innovation.index_keep", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("carry_region", "seal_index", "completed")
    },
    **{
        f"innovation:{name}": Route("innovation.open", answers=404)
        for name in (
            *("diagnosis", "write_diagnosis", "plan", "write_design", "write_plan"),
            *("diagnosis_number", "add_proof", "proof_file", "proof_picture", "plan_paper"),
        )
    },
    **{
        f"innovation:{name}": Route("innovation.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("plan_act", "milestone_act")
    },
    "innovation:remove_proof": Route("innovation.open", answers=404, only_post=True, refuses=frozenset({404})),
    # ideas: nobody reads what no moderator has; who reads what is shown by tests/innovation/evidence
    "ideas:list": Route("anyone"),
    "ideas:new": Route("innovation.speak_up"),
    "ideas:idea": Route("anyone", answers=404),
    **{
        f"ideas:{name}": Route("innovation.speak_up", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("support", "comment", "withdraw")
    },
    "innovation:ideas": Route("innovation.moderate"),
    "innovation:idea": Route("innovation.moderate", answers=404),
    **{
        f"innovation:{name}": Route("innovation.moderate", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("judge_comment", *IDEA_ACTS)
    },
    "innovation:begin": Route("innovation.open"),
    **{
        f"innovation:{name}": Route("innovation.open", answers=404)
        for name in ("work", "words", "write_words", "sort", "team", "effect")
    },
    **{
        f"innovation:{name}": Route("innovation.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("leave", "end_review", "choose_number", "keep_numbers", *INNOVATION_ACTS)
    },
    # innovation: competitions; there is none to knock for, and nobody of the cast enters or judges one
    "innovation:competitions": Route("innovation.open"),
    "innovation:new_competition": Route("innovation.hold_competitions"),
    **{
        f"innovation:{name}": Route("innovation.open", answers=404)
        for name in (
            *("competition", "competition_terms", "competition_people", "competition_file", "begin_entry", "entry"),
            *("entry_file", "decide_entry", "appeal", "decide_appeal", "judging", "sheet", "sheet_file"),
            *("entry_team", "juror_relatives"),
        )
    },
    **{
        f"innovation:{name}": Route("innovation.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("competition_act", "entry_files", "entry_relative")
    },
    "contests:results": Route("anyone"),
    **{f"contests:{name}": Route("anyone", answers=404) for name in ("result", "result_file")},
    "training:home": Route("training.open"),
    "training:class": Route("training.open", answers=404),
    # training: what is to change after a class
    "training:unit_plans": Route("training.open"),
    **{
        f"training:{name}": Route("training.open", answers=404)
        for name in (
            *("plans", "my_diagnosis", "my_design", "my_plan", "new_visit", "reviews", "review", "score_plan"),
            *("plan", "number_behind", "visit", "plan_file", "plan_paper"),
        )
    },
    **{
        f"training:{name}": Route("training.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("plan_act", "milestone_act")
    },
    # training: certificates
    **{
        f"training:{name}": Route("training.open", NEVER_GUESSED)
        for name in ("class_certificates", "decide_completion", "revoke_certificate", "certificate_paper")
    },
    **{
        f"training:{name}": Route("training.open", NEVER_GUESSED, only_post=True, refuses=frozenset({404}))
        for name in ("give_certificates", "sign_certificates", "show_certificate")
    },
    "training:my_certificates": Route("training.open"),
    **{
        f"training:{name}": Route("training.open", NEVER_GUESSED)
        for name in ("class_evaluation", "answer_reaction", "evaluation_file")
    },
    "training:close_evaluation": Route("training.open", NEVER_GUESSED, only_post=True, refuses=frozenset({404})),
    **{
        f"training:{name}": Route("training.open", answers=404)
        for name in ("programme_evaluation", "programme_evaluation_file", "answer_behaviour")
    },
    **{f"training:{name}": Route("anyone", NEVER_GUESSED) for name in ("certificate", "badge_file")},
    **{f"training:{name}": Route("anyone", answers=404) for name in ("badge", "badge_picture")},
    **{f"training:{name}": Route("anyone") for name in ("badges", "badge_keys", "badge_status")},
    # training: materials and assignments; who reads what of a class is shown by tests/training/room
    **{
        f"training:{name}": Route("training.open", answers=404)
        for name in (
            *("materials", "new_material", "material", "assignments", "new_assignment", "assignment"),
            *("change_assignment", "mark_handin", "handin_file"),
        )
    },
    **{
        f"training:{name}": Route("training.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("take_off_material", "hand_in")
    },
    # training: discussions; who reads and moderates them is shown by tests/training/talk
    **{
        f"training:{name}": Route("training.open", answers=404)
        for name in ("discussions", "new_thread", "thread", "change_post", "hide_post")
    },
    **{
        f"training:{name}": Route("training.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("answer_thread", "thread_act", "post_act")
    },
    # training: who knows what; nobody of the cast stands in the register
    "training:directory": Route("training.open"),
    "training:my_entry": Route("training.open", answers=404),
    "training:leave_directory": Route("training.open", only_post=True, refuses=frozenset({404})),
    # training: presence; who sees what of a class is shown by tests/training/presence
    "training:scan": Route("training.open", answers=404),
    "training:send_codes": Route("training.open", only_post=True),
    **{f"training:presence_{name}": Route("anyone") for name in ("shell", "worker")},
    **{
        f"training:{name}": Route("training.open", answers=404)
        for name in ("presence", "presence_list", "presence_screen", "presence_fresh", "presence_windows")
    },
    **{
        f"training:{name}": Route("training.open", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("type_code", "judge_presence")
    },
    # training: modules; who may what with one is shown by tests/training/modules
    "training:modules": Route("training.open"),
    "training:new_module": Route("training.keep_modules"),
    **{
        f"training:{name}": Route("training.open", NEVER_GUESSED)
        for name in ("module", "module_page", "module_check", "module_picture", "module_statements", "lesson")
    },
    **{
        f"training:{name}": Route("training.open", NEVER_GUESSED, only_post=True)
        for name in ("start_module", "open_lesson", "keep_lesson")
    },
    **{
        f"training:{name}": Route("training.keep_modules", NEVER_GUESSED)
        for name in (
            *("keep_module", "module_entry", "write_page", "write_question", "bring_package", "assign_module"),
            *("module_learners", "withdraw_version"),
        )
    },
    "training:module_step": Route("training.keep_modules", NEVER_GUESSED, only_post=True),
    # training: what the frame of a package and the lesson in it call, by ticket or token and never by session
    "training:lesson_file": Route("anyone", NEVER_GUESSED),
    "training:xapi_fetch": Route("anyone", only_post=True, refuses=frozenset({200})),
    "training:xapi_about": Route("anyone"),
    **{
        f"training:xapi_{name}": Route("anyone", answers=400)
        for name in ("statements", "state", "activity_profile", "activities", "agent_profile", "agents")
    },
    # training: question banks, tests of a class
    **{f"training:{name}": Route("training.banks") for name in ("banks", "new_bank")},
    **{
        f"training:{name}": Route("training.banks", answers=404)
        for name in ("bank", "take_questions", "give_questions", "new_question", "question", "question_picture")
    },
    "training:retire_question": Route("training.banks", only_post=True, refuses=frozenset({404})),
    **{
        f"training:{name}": Route("training.open", answers=404)
        for name in (
            *("exams", "new_exam", "exam", "change_exam", "exam_parts", "correct_exam_question", "exam_attempt"),
            *("exam_question_picture", "exam_picture", "exam_review", "exam_result", "exam_answers", "exam_results"),
            *("exam_results_file", "exam_one_attempt"),
        )
    },
    **{
        f"training:{name}": Route("training.open", only_post=True, refuses=frozenset({404}))
        for name in ("drop_exam_part", "release_exam", "withdraw_exam", "start_exam", "exam_draft", "exam_hand")
    },
    # attendance: one's own
    "attendance:own": Route("attendance.own"),
    **{f"attendance:{name}": Route("attendance.own") for name in ("own_punches", "own_looks", "check_in")},
    **{f"attendance:{name}": Route("attendance.own", answers=404) for name in ("where_punch", "photo_of_punch")},
    "attendance:send_punch": Route("attendance.own", only_post=True),
    "attendance:register_phone": Route("attendance.own", only_post=True),
    "attendance:end_own_phone": Route("attendance.own", only_post=True, refuses=frozenset({404})),
    # attendance: what makes checking in an app, and the display of a place
    **{f"attendance:check_in_{name}": Route("anyone") for name in ("shell", "manifest", "worker")},
    "attendance:display": Route("anyone", answers=404),
    "attendance:open_display": Route("anyone", NEVER_GUESSED),
    # attendance: what waits for somebody's word, and places
    "attendance:held": Route("attendance.judging"),
    "attendance:judge_punches": Route("attendance.judging", only_post=True),
    "attendance:judge_punch": Route("attendance.judging", answers=404, only_post=True, refuses=frozenset({404})),
    **{f"attendance:{name}": Route("attendance.schedules") for name in ("places", "new_place")},
    "attendance:place": Route("attendance.schedules", answers=404),
    **{
        f"attendance:{name}": Route("attendance.schedules", answers=404, only_post=True, refuses=frozenset({404}))
        for name in ("open_place_to", "close_place_to", "pair_display")
    },
    # attendance: working hours, rosters, one's own calendar
    "attendance:schedules": Route("attendance.schedules"),
    "attendance:new_pattern": Route("attendance.schedules"),
    "attendance:pattern": Route("attendance.schedules", NEVER_GUESSED),
    "attendance:seasons": Route("attendance.schedules"),
    "attendance:rosters": Route("attendance.schedules"),
    "attendance:roster": Route("attendance.schedules", NEVER_GUESSED),
    "attendance:roster_file": Route("attendance.schedules", NEVER_GUESSED, only_post=True),
    "attendance:roster_table": Route("attendance.schedules", NEVER_GUESSED),
    "attendance:my_calendar": Route("attendance.own"),
    "attendance:calendar_link": Route("attendance.own", only_post=True, refuses=frozenset({404})),
    "attendance:my_calendar_file": Route("attendance.own", answers=404),  # whoever knocks stands in no register
    "attendance:calendar_feed": Route("anyone", NEVER_GUESSED),
    # attendance: leave and permissions; no request is called as what is knocked for, and nobody here stands in the register
    **{f"attendance:{name}": Route("attendance.own") for name in ("leaves", "permissions")},
    **{f"attendance:new_{name}": Route("attendance.own", answers=409) for name in ("leave", "permission")},
    **{f"attendance:leave_{name}": Route("attendance.leave_list") for name in ("list", "books", "authorities")},
    "attendance:leave_file": Route("attendance.leave_list"),
    "attendance:order_permissions": Route("attendance.ordering"),
    **{
        f"attendance:{name}": Route("attendance.own", NEVER_GUESSED)
        for name in ("leave", "leave_letter", "leave_form", "leave_calendar", "leave_paper", "permission")
    },
    **{
        f"attendance:{name}": Route("attendance.own", NEVER_GUESSED, only_post=True)
        for name in (
            *(f"{verb}_leave" for verb in ("decide", "advise", "sign", "change", "withdraw", "end")),
            *(f"{verb}_permission" for verb in ("decide", "withdraw", "revoke")),
        )
    },
    # attendance: allowances; there is no sheet to knock for
    **{f"attendance:{name}": Route("attendance.own") for name in ("my_pay", "pay_rules")},
    **{f"attendance:{name}": Route("attendance.pay_keeping") for name in ("new_pay_rule", "pay_bases", "pay_results")},
    "attendance:pay_sheets": Route("attendance.unit"),
    **{f"attendance:{name}": Route("attendance.unit", answers=404) for name in ("pay_sheet", "pay_paper")},
    "attendance:pay_file": Route("attendance.unit", answers=404),
    # attendance: days; nobody of the cast stands in the register, and nobody's day is knocked for
    "attendance:days": Route("attendance.own"),
    "attendance:person": Route("attendance.unit", NEVER_GUESSED),
    "attendance:outages": Route("attendance.unit"),
    "attendance:outage": Route("attendance.unit", answers=404),
    "attendance:outage_scan": Route("attendance.unit", answers=404),
    "attendance:new_outage": Route("attendance.outages"),
    "attendance:blank_list": Route("attendance.outages"),
    "attendance:recap": Route("attendance.unit"),
    "attendance:recap_file": Route("attendance.unit"),
    "attendance:figures": Route("attendance.figures"),
    "attendance:figures_file": Route("attendance.figures"),
    "attendance:lock_month": Route("attendance.schedules", only_post=True),
    "attendance:reopen_month": Route("attendance.schedules", only_post=True),
    # attendance: proposed sanctions; nobody of the cast stands in the register, and no case is called as what is knocked for
    "attendance:disciplines": Route("attendance.own"),
    "attendance:discipline_counts": Route("attendance.unit"),
    "attendance:discipline_file": Route("attendance.unit"),
    **{
        f"attendance:discipline{name}": Route("attendance.own", NEVER_GUESSED)
        for name in ("", "_proposal", "_summons", "_minutes")
    },
    **{
        f"attendance:{verb}_discipline": Route("attendance.own", NEVER_GUESSED, only_post=True)
        for verb in ("summon", "hear", "miss", "answer", "pass_on", "decide")
    },
    "attendance:summon_discipline_again": Route("attendance.own", NEVER_GUESSED, only_post=True),
    "attendance:corrections": Route("attendance.own"),
    "attendance:ask_correction": Route("attendance.own", answers=302),
    "attendance:correction": Route("attendance.own", NEVER_GUESSED),
    "attendance:correction_paper": Route("attendance.own", NEVER_GUESSED),
    "attendance:accept_correction": Route("attendance.own", NEVER_GUESSED, only_post=True),
    "attendance:refuse_correction": Route("attendance.own", NEVER_GUESSED, only_post=True),
    "attendance:withdraw_correction": Route("attendance.own", NEVER_GUESSED, only_post=True),
    # attendance: cross-checks; about nobody of the cast is anything asked
    "attendance:findings": Route("attendance.findings"),
    "attendance:findings_file": Route("attendance.findings"),
    "attendance:own_questions": Route("attendance.own"),
    "attendance:finding": Route("attendance.own", answers=404),
    "attendance:answer_finding": Route("attendance.own", answers=404, only_post=True, refuses=frozenset({404})),
    **{
        f"attendance:{verb}_finding": Route(
            "attendance.findings", answers=404, only_post=True, refuses=frozenset({404})
        )
        for verb in ("explain", "pass_on")
    },
    # letters: dispositions and orders; no letter, order or assignment is called as what is knocked for
    "letters:dispositions": Route("signed_in"),
    "letters:assignments": Route("signed_in"),
    **{
        f"letters:{name}": Route("signed_in", NEVER_GUESSED)
        for name in (
            "dispose",
            "disposition_sheet",
            "disposition_scan",
            "assignment",
            "pass_on",
            "assignment_file",
            "order",
            "order_file",
        )
    },
    **{
        f"letters:{name}": Route("signed_in", NEVER_GUESSED, only_post=True)
        for name in ("take_note", "mark_read", "assignment_act", "fulfil_order", "revoke_order")
    },
    "letters:addressees": Route("signed_in", only_post=True, refuses=frozenset({403})),
    "letters:orders": Route("letters.orders"),
    "letters:new_order": Route("letters.ordering"),
    "letters:meeting_file": Route("letters.orders", answers=404),  # "csv" is no format
    # opendata: for everybody; no dataset is called as what is knocked for
    "opendata:catalogue": Route("anyone"),
    "opendata:stories": Route("anyone"),
    "opendata:story": Route("anyone", NEVER_GUESSED),
    "standards:data_json": Route("anyone"),
    "standards:catalogue": Route("anyone", answers=303),
    **{
        f"standards:{name}": Route("anyone", NEVER_GUESSED)
        for name in (
            "catalogue_file",
            "dataset",
            "dataset_file",
            "csv_metadata",
            "datapackage_json",
            "croissant_json",
            "schema_jsonld",
            "openapi_json",
        )
    },
    "opendata:dataset": Route("anyone", NEVER_GUESSED),
    "opendata:feed": Route("anyone"),
    "opendata:dataset_feed": Route("anyone", NEVER_GUESSED),
    "opendata:request_data": Route("anyone"),
    "opendata:asked_sent": Route("anyone", NEVER_GUESSED),
    "opendata:report_error": Route("anyone", NEVER_GUESSED),
    "opendata:table": Route("anyone", NEVER_GUESSED),
    "opendata:chart": Route("anyone", NEVER_GUESSED),
    "opendata:code_lists": Route("anyone"),
    "opendata:code_lists_file": Route("anyone"),
    **{f"opendata:{name}": Route("anyone", NEVER_GUESSED) for name in ("codes", "codes_file", "crosswalk_file")},
    "opendata:resource_file": Route("anyone", NEVER_GUESSED),
    # services: for everybody
    "services:matrix": Route("anyone"),
    "services:matrix_file": Route("anyone"),
    "services:matrix_pair": Route("anyone"),
    "services:matrix_service": Route("anyone", NEVER_GUESSED),
    # queues: for everybody; no ticket, appointment or office has the code that is knocked with
    "queues:offices": Route("anyone"),
    **{
        f"queues:{name}": Route("anyone", NEVER_GUESSED)
        for name in (
            "office",
            "book",
            "ticket",
            "ticket_now",
            "ticket_secret",
            "appointment",
            "appointment_secret",
            "change_appointment",
            "calendar",
            "device",
            "kiosk_ticket",
            "kiosk_paper",
        )
    },
    **{
        f"queues:{name}": Route("anyone", NEVER_GUESSED, only_post=True)
        for name in ("leave", "cancel_appointment", "arrive")
    },
    # devices of a hall: no browser here is one
    **{f"queues:{name}": Route("anyone", answers=404) for name in ("display", "display_now", "kiosk", "kiosk_arrive")},
    # queues: the counter's officer; no counter has the number that is knocked for
    "queues:counters": Route("services.serve_counters"),
    "queues:counter": Route("services.serve_counters", NEVER_GUESSED),
    "queues:counter_now": Route("services.serve_counters", NEVER_GUESSED),
    **{
        f"queues:{name}": Route("services.serve_counters", NEVER_GUESSED, only_post=True)
        for name in (
            "sit",
            "stand_up",
            "call",
            "recall",
            "start",
            "finish",
            "skip",
            "transfer",
            "bring_back",
            "link",
        )
    },
    # queues: whoever sets them up
    "queues:figures": Route("services.queue_figures"),
    "queues:kept_units": Route("services.keep_queues"),
    **{
        f"queues:{name}": Route("services.keep_queues", NEVER_GUESSED)
        for name in ("kept", "new_queue", "queue", "new_counter", "counter_setup", "new_device")
    },
    "queues:close_day": Route("services.keep_queues", NEVER_GUESSED, only_post=True),
    "queues:revoke_device": Route("services.keep_queues", NEVER_GUESSED, only_post=True),
    # services: for everybody; no service, version or pledge is called as what is knocked for
    "services:catalogue": Route("anyone"),
    **{
        f"services:{name}": Route("anyone", NEVER_GUESSED)
        for name in (
            *("service", "service_version", "consultation", "pledge"),
            *("sop", "sop_file", "board", "pledge_print"),
        )
    },
    "services:catalogue_file": Route("anyone"),
    # services: standards as offices keep them
    "services:standards_file": Route("services.standards"),
    "services:lists": Route("services.exchange"),
    "services:sent_list": Route("services.exchange", NEVER_GUESSED),
    "services:list_columns": Route("services.exchange", NEVER_GUESSED),
    "services:template_forgotten": Route("services.exchange", NEVER_GUESSED, only_post=True),
    "services:compare_list": Route("services.standards"),
    "services:compare_file": Route("services.standards", answers=404),
    "services:standards": Route("services.standards"),
    # no unit is called as what is knocked for, no medium has the number
    "services:levels": Route("services.standards"),
    "services:unit_levels": Route("services.standards", NEVER_GUESSED),
    "services:new_medium": Route("services.standards", NEVER_GUESSED),
    "services:ended_medium": Route("services.standards", NEVER_GUESSED, only_post=True),
    "services:medium_evidence": Route("services.standards", NEVER_GUESSED),
    "services:pledges": Route("services.standards"),
    "services:new_pledge": Route("services.standards"),
    "services:displayed": Route("services.standards", NEVER_GUESSED, only_post=True),
    "services:new_service": Route("services.keep_catalogue"),
    **{
        f"services:{name}": Route("services.keep_catalogue", NEVER_GUESSED)
        for name in ("edit_service", "new_offer", "ended_offer")
    },
    **{
        f"services:{name}": Route("services.standards", NEVER_GUESSED)
        for name in (
            *("kept_service", "version", "part", "take_over", "answer", "version_file"),
            *("version_sop", "version_sop_file"),
        )
    },
    "services:begin": Route("services.standards", NEVER_GUESSED, only_post=True),
    "services:act": Route("services.standards", NEVER_GUESSED, only_post=True),
    # services: applying, and one's own application; no object of the table is one
    "services:apply": Route("anyone", NEVER_GUESSED),
    "services:apply_resume": Route("anyone", NEVER_GUESSED),
    "services:apply_step": Route("anyone", NEVER_GUESSED),
    "services:apply_file": Route("anyone", NEVER_GUESSED),
    "services:own_documents": Route("resident"),
    "services:own_document": Route("resident", NEVER_GUESSED),
    "services:forget_document": Route("resident", NEVER_GUESSED, only_post=True),
    **{
        f"services:{name}": Route("anyone", NEVER_GUESSED)
        for name in (
            "sent",
            "receipt_file",
            "receipt_paper",
            "own_paper",
            "own_product",
            "complete",
            "withdraw",
            "show_payment",
            "complete_file",
            "rate",
        )
    },
    # services: for offices
    "services:case": Route("services.office", NEVER_GUESSED),
    "services:reference": Route("anyone", NEVER_GUESSED),
    "services:reference_answer": Route("anyone", NEVER_GUESSED, only_post=True),
    "services:reference_link": Route("anyone", NEVER_GUESSED),
    "services:reference_again": Route("anyone", NEVER_GUESSED, only_post=True),
    "services:reference_paper": Route("anyone", NEVER_GUESSED, only_post=True),
    "services:reference_verify": Route("services.office", NEVER_GUESSED, only_post=True),
    "services:neighbourhoods": Route("services.neighbourhoods"),
    "services:new_head": Route("services.neighbourhoods"),
    "services:heads_file": Route("services.neighbourhoods"),
    "services:ended_head": Route("services.neighbourhoods", NEVER_GUESSED),
    "services:applications": Route("services.office"),
    "services:intake": Route("services.intake"),
    **{
        f"services:{name}": Route("services.intake", NEVER_GUESSED)
        for name in ("intake_begin", "intake_step", "intake_file", "intake_case")
    },
    "services:intake_receipt": Route("services.intake", NEVER_GUESSED, only_post=True),
    "services:receipts": Route("services.receipts"),
    "services:draw_up": Route("services.receipts", only_post=True, refuses=frozenset({404})),
    "services:remittance": Route("services.receipts", answers=404),
    "services:remittance_file": Route("services.receipts", answers=404),
    "services:applications_file": Route("services.office"),
    "services:payment_notice": Route("services.receipts", answers=404),
    "services:payment_notified": Route("anyone", only_post=True, refuses=frozenset({403})),
    "services:register": Route("services.office"),
    "services:register_file": Route("services.office", answers=404),
    "services:monthly": Route("services.office"),
    "services:monthly_file": Route("services.office", answers=404),
    "services:bulk": Route("services.office", only_post=True),
    "services:signing": Route("services.office"),
    **{
        f"services:{name}": Route("services.office", NEVER_GUESSED)
        for name in ("paper", "photo", "preview", "product", "shown")
    },
    **{
        f"services:{name}": Route("services.office", NEVER_GUESSED, only_post=True)
        for name in (
            *("pass_check", "file_elsewhere", "ask_completion", "record_visit", "plan_visit", "recommend"),
            *("confirm_payment", "approve", "sign", "hand_over", "note_issued", "note_refused", "return_for_check"),
            *("propose_refusal", "waive_fee", "refuse"),
        )
    },
    # the editor of forms; nobody works on the form that is knocked for, and it was never published
    "forms:list": Route("forms.edit"),
    "forms:new": Route("forms.publish"),
    "forms:begin": Route("forms.edit", NEVER_GUESSED, only_post=True),
    "forms:act": Route("forms.edit", NEVER_GUESSED, only_post=True),
    **{
        f"forms:{name}": Route("forms.edit", answers=404)
        for name in (
            *("form", "version", "try_version", "version_file", "working", "title", "page", "add", "question"),
            *("remove", "condition", "add_part", "part", "remove_part", "try", "publish"),
            *("copy_file", "take_file", "discard"),
        )
    },
    # accounts; what changes a second factor asks for the password again first
    "account_login": library(200, 302),
    "account_request_login_code": library(200, 200, resident=302),
    # letters
    "letters:figures": Route("letters.office"),
    "letters:letters_of_figure": Route("letters.office", NEVER_GUESSED),
    "letters:paper": Route("letters.paper"),
    "letters:srikandi": Route("letters.registration"),
    "letters:srikandi_columns": Route("letters.registration", NEVER_GUESSED),
    "letters:agenda": Route("letters.office"),
    "letters:register_incoming": Route("letters.registration"),
    "letters:mails": Route("letters.mailbox"),
    "letters:mail": Route("letters.mailbox", NEVER_GUESSED),
    "letters:mail_file": Route("letters.mailbox", NEVER_GUESSED),
    "letters:agenda_file": Route("letters.office", answers=404),
    **{f"letters:{name}": Route("signed_in", NEVER_GUESSED) for name in ("incoming", "incoming_file", "incoming_page")},
    **{
        f"letters:{name}": Route("signed_in", NEVER_GUESSED, only_post=True)
        for name in (
            "note_incoming",
            "settle_incoming",
            "answered_outside",
            "take_up_incoming",
            "correct_incoming",
            "cancel_incoming",
        )
    },
    "account_confirm_login_code": library(302, 302),
    "account_logout": library(302, 200),
    "account_change_password": Route("signed_in"),
    "account_set_password": Route("signed_in", answers=302),
    "account_reauthenticate": library(302, 200, resident=403),
    "mfa_index": library(302, 200),
    "mfa_authenticate": library(302, 302),
    "mfa_reauthenticate": library(302, 302, resident=403),
    "mfa_activate_totp": library(302, 302, resident=200),
    "mfa_deactivate_totp": library(302, 404),
    "mfa_view_recovery_codes": library(302, 404),
    "mfa_generate_recovery_codes": library(302, 302, resident=200),
    "mfa_download_recovery_codes": library(302, 404),
    "mfa_list_webauthn": library(302, 200),
    "mfa_add_webauthn": library(302, 302, resident=200),
    "mfa_reauthenticate_webauthn": library(302, 302, resident=403),
    "mfa_remove_webauthn": library(302, 302, resident=404),
    "mfa_edit_webauthn": library(302, 302, resident=404),
    "mfa_login_webauthn": library(302, 302),
    # the API's own pages; its operations are below
    "api:openapi-json": Route("anyone"),
    "api:api-root": Route("anyone", answers=404),
    # letters: records
    **{f"letters:{name}": Route("letters.records") for name in ("records", "new_file", "clearances", "new_clearance")},
    "letters:to_file": Route("letters.filing"),
    "letters:classification": Route("signed_in"),
    **{f"letters:{name}": Route("letters.records", answers=404) for name in ("file", "file_bag", "records_file")},
    "letters:schedule": Route("letters.schedules", answers=404),
    "letters:access_columns": Route("letters.schedules", only_post=True),
    "letters:take_over": Route("letters.schedules", answers=404, only_post=True, refuses=frozenset({404})),
    "letters:file_act": Route("letters.file_acts", answers=404, only_post=True, refuses=frozenset({404})),
    "letters:lay_letter": Route("letters.filing", NEVER_GUESSED, only_post=True),
    **{f"letters:{name}": Route("letters.records", NEVER_GUESSED) for name in ("clearance", "clearance_paper")},
    **{
        f"letters:{name}": Route("letters.records", NEVER_GUESSED, only_post=True)
        for name in (
            "assess_clearance",
            "approve_clearance",
            "carry_out_clearance",
            "change_clearance",
            "refuse_clearance",
        )
    },
    # letters that are written here
    "letters:outgoing": Route("signed_in", NEVER_GUESSED),
    "letters:outgoing_page": Route("signed_in", NEVER_GUESSED),
    "letters:outgoing_word": Route("signed_in", NEVER_GUESSED),
    "letters:outgoing_picture": Route("signed_in", NEVER_GUESSED),
    "letters:outgoing_enclosure": Route("signed_in", NEVER_GUESSED),
    "letters:outgoing_enclosure_page": Route("signed_in", NEVER_GUESSED),
    "letters:outgoing_versions": Route("signed_in", NEVER_GUESSED),
    "letters:write_outgoing": Route("signed_in", NEVER_GUESSED),
    "letters:keep_unsaved": Route("signed_in", NEVER_GUESSED, only_post=True),
    **{
        f"letters:{name}": Route("signed_in", NEVER_GUESSED, only_post=True)
        for name in (
            "initial_letter",
            "clear_letter",
            "hand_in_letter",
            "enclose_letter",
            "take_out_enclosure",
            "number_letter",
            "return_letter",
            "take_letter_to_srikandi",
            "abandon_letter",
        )
    },
    "letters:initials": Route("signed_in"),
    "letters:outgoing_list": Route("letters.office"),
    "letters:begin_outgoing": Route("letters.writing"),
    "letters:errand_people": Route("letters.writing", only_post=True, refuses=frozenset({200})),
    "letters:numbering": Route("letters.keeping"),
    "letters:srikandi_places": Route("letters.places"),
    "letters:letterhead": Route("letters.places"),
    "letters:letterhead_sample": Route("letters.places", answers=404),
    # letters: signing, sending, numbers
    "letters:signing": Route("letters.signing"),
    **{f"letters:{name}": Route("letters.signing", NEVER_GUESSED) for name in ("sign_one", "sign_page")},
    **{
        f"letters:{name}": Route("letters.signing", NEVER_GUESSED, only_post=True)
        for name in ("release_signing", "give_up_signing", "withdraw_letter")
    },
    "letters:posting": Route("letters.writing"),
    "letters:post": Route("letters.writing", NEVER_GUESSED),
    "letters:signed_file": Route("signed_in", NEVER_GUESSED),
    "letters:number_book": Route("letters.office"),
    "letters:number_book_file": Route("letters.office", answers=404),
    # satu data in the office
    "satu_data:datasets": Route("opendata.office"),
    "satu_data:new_dataset": Route("opendata.producing"),
    "satu_data:plans": Route("opendata.office"),
    "satu_data:propose": Route("opendata.producing"),
    "satu_data:forum": Route("opendata.office"),
    "satu_data:asked_list": Route("opendata.office"),
    # statistical metadata
    "satu_data:activities": Route("opendata.office"),
    "satu_data:begin_activity": Route("opendata.producing"),
    **{f"satu_data:{name}": Route("opendata.office", NEVER_GUESSED) for name in ("activity", "activity_file")},
    **{
        f"satu_data:activity_{name}": Route("opendata.producing", NEVER_GUESSED)
        for name in ("name", "part", "datasets", "indicator")
    },
    "satu_data:remove_indicator": Route("opendata.producing", NEVER_GUESSED, only_post=True),
    "satu_data:hand_in_activity": Route("opendata.stewarding", NEVER_GUESSED, only_post=True),
    "satu_data:note_activity_status": Route("opendata.stewarding", NEVER_GUESSED, only_post=True),
    # what SIPD asks for
    "satu_data:sipd": Route("opendata.office"),
    "satu_data:sipd_reference": Route("opendata.stewarding"),
    "satu_data:sipd_columns": Route("opendata.stewarding", NEVER_GUESSED),
    "satu_data:sipd_element": Route("opendata.office", NEVER_GUESSED),
    "satu_data:asked": Route("opendata.office", NEVER_GUESSED),
    "satu_data:new_decision": Route("opendata.stewarding"),
    "satu_data:minutes": Route("opendata.office", NEVER_GUESSED),
    "satu_data:planned": Route("opendata.office", NEVER_GUESSED),
    **{f"satu_data:{name}": Route("opendata.stewarding", NEVER_GUESSED) for name in ("access", "priority")},
    **{f"satu_data:{name}": Route("opendata.office", NEVER_GUESSED) for name in ("dataset", "release", "brought")},
    "satu_data:aside_file": Route("opendata.office", NEVER_GUESSED),
    # reference codes
    "satu_data:codes": Route("opendata.office"),
    "satu_data:new_codes": Route("opendata.stewarding"),
    "satu_data:packaged_regions": Route("opendata.stewarding", only_post=True, refuses=frozenset({200})),
    "satu_data:code_list": Route("opendata.office", NEVER_GUESSED),
    **{
        f"satu_data:{name}": Route("opendata.stewarding", NEVER_GUESSED)
        for name in ("new_codes_version", "describe_codes", "crosswalk")
    },
    "satu_data:new_file": Route("opendata.producing", NEVER_GUESSED),
    # satu data: stories
    "satu_data:portals": Route("opendata.stewarding"),
    "satu_data:new_portal": Route("opendata.stewarding"),
    **{f"satu_data:{name}": Route("opendata.stewarding", NEVER_GUESSED) for name in ("portal", "change_portal")},
    "satu_data:look_now": Route("opendata.stewarding", NEVER_GUESSED, only_post=True, refuses=frozenset({404})),
    "satu_data:stories": Route("opendata.office"),
    "satu_data:new_story": Route("opendata.producing"),
    "satu_data:story": Route("opendata.office", NEVER_GUESSED),
    **{
        f"satu_data:{name}": Route("opendata.producing", NEVER_GUESSED)
        for name in ("story_words", "new_part", "story_part")
    },
    "satu_data:story_step": Route("opendata.producing", NEVER_GUESSED, only_post=True),
    # satu data: figures of this platform
    "satu_data:families": Route("opendata.office"),
    "satu_data:family": Route("opendata.office", NEVER_GUESSED),
    **{
        f"satu_data:{name}": Route("opendata.producing", NEVER_GUESSED)
        for name in ("begin", "bring", "upload", "decide", "describe", "new_link", "resource", "column")
    },
    **{
        f"satu_data:{name}": Route("opendata.producing", NEVER_GUESSED, only_post=True)
        for name in ("forget_upload", "allow", "discard", "remove", *SATU_DATA_ACTS)
    },
}

NO_SESSION = frozenset(
    {"ckan:action"}
    | {f"training:xapi_{name}" for name in ("fetch", "statements", "state", "activity_profile", "agent_profile")}
)
"""Routes that take what other sites send, since no session counts for them: tests/opendata/ckan/test_envelope.py,
tests/training/modules/test_lessons_speak_xapi.py."""

SIGNS_OUT = frozenset({"account_logout"})
"""Routes that end the session when sent: left out where one session goes through them all."""


@dataclass(frozen=True)
class Endpoint:
    """An operation of the API: its door, the scope that a token needs, and whose rows it shows."""

    door: str
    scope: str
    rows: Mapping[str, str] = field(default_factory=dict)
    answers: tuple[int, ...] = (200, 201)
    """What whoever may call it is answered in the table's town, which offers no service yet."""


ENDPOINTS: Mapping[str, Endpoint] = {
    "POST /complaints": Endpoint("anyone", "complaints:write"),
    "GET /complaints": Endpoint("anyone", "complaints:read"),
    "GET /complaints/{code}": Endpoint("anyone", "complaints:read", IF_PUBLISHED),
    "GET /innovations": Endpoint("anyone", "innovations:read"),
    "GET /innovations/{code}": Endpoint("anyone", "innovations:read", answers=(404,)),
    "GET /services": Endpoint("anyone", "services:read"),
    "GET /services/{code}": Endpoint("anyone", "services:read", answers=(404,)),
    "GET /services/{code}/standards/{number}": Endpoint("anyone", "services:read", answers=(404,)),
    "POST /applications": Endpoint("anyone", "services:write", answers=(404,)),
    "POST /applications/files": Endpoint("anyone", "services:write"),
    "GET /applications/{code}": Endpoint("anyone", "services:read", answers=(404,)),
    "POST /applications/{code}/completion": Endpoint("anyone", "services:write", answers=(404,)),
    "POST /applications/{code}/withdrawal": Endpoint("anyone", "services:write", answers=(404,)),
}


@dataclass(frozen=True)
class Deed:
    """A step on a case that changes it: in which state it starts, and the roles over its unit that may take it."""

    state: str
    roles: frozenset[str]
    by_reporter: bool = False


PRODUCERS = frozenset({Role.OFFICER, Role.HEAD, Role.STEWARD})
"""Who brings data of a unit."""

DEEDS: Mapping[str, Deed] = {
    "complaints:forward": Deed("received", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:archive": Deed("received", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:admit": Deed("draft", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:discard": Deed("draft", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:ask_completion": Deed("received", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:complete": Deed("incomplete", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:postpone": Deed("received", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:refer": Deed("received", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:draft": Deed("forwarded", frozenset({Role.LIAISON})),
    "complaints:answer": Deed("forwarded", frozenset({Role.LIAISON})),
    "complaints:approve": Deed("approval", frozenset({Role.HEAD})),
    "complaints:return_draft": Deed("approval", frozenset({Role.HEAD, Role.LIAISON})),
    "complaints:publish": Deed("approved", frozenset({Role.LIAISON})),
    "complaints:ask_data": Deed("forwarded", frozenset({Role.LIAISON})),
    "complaints:give_data": Deed("questioned", frozenset({Role.LIAISON})),
    "complaints:return": Deed("forwarded", frozenset({Role.LIAISON, Role.HEAD})),
    "complaints:decide": Deed("disputed", frozenset({Role.COMPLAINT_COORDINATOR})),
    "complaints:separate": Deed("joined", frozenset({Role.COMPLAINT_COORDINATOR, Role.LIAISON})),
    "complaints:reply": Deed("answered", frozenset(), by_reporter=True),
    "complaints:accept": Deed("answered", frozenset(), by_reporter=True),
    "services:pass_check": Deed("check", frozenset({Role.OFFICER})),
    "services:ask_completion": Deed("check", frozenset({Role.OFFICER})),
    "services:propose_refusal": Deed("check", frozenset({Role.OFFICER})),
    "services:plan_visit": Deed("visit", frozenset({Role.OFFICER})),
    "services:record_visit": Deed("visit", frozenset({Role.OFFICER})),
    "services:recommend": Deed("recommendation", frozenset({Role.HEAD, Role.OFFICER})),
    "services:confirm_payment": Deed("payment", frozenset({Role.TREASURER})),
    "services:waive_fee": Deed("payment", frozenset({Role.HEAD})),
    "services:approve": Deed("approval", frozenset({Role.HEAD})),
    "services:return_for_check": Deed("approval", frozenset({Role.HEAD})),
    "services:refuse": Deed("approval", frozenset({Role.HEAD})),
    "services:hand_over": Deed("handover", frozenset({Role.COUNTER, Role.OFFICER})),
    "services:file_elsewhere": Deed("foreign", frozenset({Role.OFFICER})),
    "services:note_issued": Deed("elsewhere", frozenset({Role.OFFICER})),
    "services:note_refused": Deed("elsewhere", frozenset({Role.OFFICER})),
    "services:reference_verify": Deed("reference", frozenset({Role.HEAD})),
    "services:reference_again": Deed("reference", frozenset(), by_reporter=True),
    "services:reference_paper": Deed("reference", frozenset(), by_reporter=True),
    "services:withdraw": Deed("check", frozenset(), by_reporter=True),
    "services:complete": Deed("incomplete", frozenset(), by_reporter=True),
    "services:show_payment": Deed("payment", frozenset(), by_reporter=True),
    "letters:note_incoming": Deed("registered", frozenset({Role.HEAD})),
    "letters:settle_incoming": Deed("registered", frozenset({Role.HEAD, Role.RECORDS, Role.SECRETARY})),
    "letters:answered_outside": Deed("registered", frozenset({Role.HEAD, Role.RECORDS, Role.SECRETARY})),
    "letters:take_up_incoming": Deed("settled", frozenset({Role.HEAD, Role.SECRETARY})),
    "letters:correct_incoming": Deed("registered", frozenset({Role.HEAD, Role.RECORDS, Role.SECRETARY})),
    "letters:hand_in_letter": Deed("draft", frozenset({Role.HEAD, Role.SECRETARY})),
    "letters:enclose_letter": Deed("draft", frozenset({Role.HEAD, Role.SECRETARY})),
    "letters:take_out_enclosure": Deed("enclosed", frozenset({Role.HEAD, Role.SECRETARY})),
    "letters:abandon_letter": Deed("to_sign", frozenset({Role.HEAD})),
    "letters:return_letter": Deed("to_sign", frozenset({Role.HEAD})),
    "letters:take_letter_to_srikandi": Deed("to_take", frozenset({Role.RECORDS, Role.SECRETARY})),
    "letters:number_letter": Deed("with_srikandi", frozenset({Role.RECORDS, Role.SECRETARY, Role.OFFICER})),
    "letters:withdraw_letter": Deed("signed", frozenset({Role.HEAD})),
    "letters:carry_out_clearance": Deed("approved", frozenset({Role.RECORDS})),
    "letters:cancel_incoming": Deed("registered", frozenset({Role.RECORDS, Role.SECRETARY})),
    "satu_data:submit_release": Deed("draft", PRODUCERS),
    "satu_data:describe_release": Deed("draft", PRODUCERS),
    "satu_data:cancel_release": Deed("draft", PRODUCERS),
    "satu_data:confirm_release": Deed("confirming", frozenset({Role.HEAD})),
    "satu_data:return_release": Deed("checking", frozenset({Role.HEAD, Role.STEWARD})),
    "satu_data:approve_release": Deed("checking", frozenset({Role.STEWARD})),
    "satu_data:supervise_release": Deed("supervising", frozenset({Role.STEWARD})),
    "satu_data:publish_release": Deed("approved", frozenset({Role.STEWARD})),
    "satu_data:withdraw_release": Deed("published", frozenset({Role.STEWARD})),
    "satu_data:change_plan": Deed("proposed", PRODUCERS),
    **{
        f"satu_data:{verb}_plan": Deed("proposed", frozenset({Role.STEWARD}))
        for verb in ("agree", "return", "merge", "refuse")
    },
    **{f"satu_data:{verb}_plan": Deed("agreed", frozenset({Role.STEWARD})) for verb in ("postpone", "drop")},
    "satu_data:answer_asked": Deed("received", PRODUCERS),
    "satu_data:assign_asked": Deed("received", frozenset({Role.STEWARD})),
    "satu_data:set_asked_aside": Deed("received", frozenset({Role.STEWARD})),
    "satu_data:reopen_asked": Deed("answered", frozenset({Role.STEWARD})),
}
NO_DEEDS = frozenset(
    {
        # Who may is shown by tests/innovation/evidence: there is no idea to knock for.
        *(f"ideas:{name}" for name in ("support", "comment", "withdraw")),
        *(f"innovation:{name}" for name in ("judge_comment", *IDEA_ACTS)),
        # Who may is shown by tests/innovation/competitions: nobody of the cast holds, enters or judges a competition.
        *(f"innovation:{name}" for name in ("competition_act", "entry_files", "entry_relative")),
        # Who may is shown by tests/training/modules: nobody of the cast has a module of their own, and packages call by ticket.
        *(f"training:{name}" for name in ("start_module", "module_step", "open_lesson", "keep_lesson", "xapi_fetch")),
        # Who may is shown by tests/training/certificates: nobody of the cast takes part in a class.
        *(f"training:{name}" for name in ("give_certificates", "sign_certificates", "show_certificate")),
        # Who may is shown by tests/practice: they are about the learner's own exercises, and no case.
        *(f"practice:{name}" for name in ("hand_in", "begin", "go_on", "answer", "more", "proof")),
        # Who may is shown by tests/training/presence: nobody of the cast sits in a class.
        *(f"training:{name}" for name in ("send_codes", "type_code", "judge_presence")),
        "training:close_evaluation",
        # Who may is shown by tests/training/room.
        *(f"training:{name}" for name in ("take_off_material", "hand_in")),
        # Who may is shown by tests/training/directory.
        "training:leave_directory",
        # Who may is shown by tests/training/talk.
        *(f"training:{name}" for name in ("answer_thread", "thread_act", "post_act")),
        # Who may is shown by tests/attendance: what they are about is the actor's own, a place or a machine, and no case.
        *(f"attendance:{verb}_machine" for verb in ("block", "command")),
        *(f"attendance:{verb}" for verb in ("register_phone", "end_own_phone", "send_punch", "calendar_link")),
        *(f"attendance:{verb}" for verb in ("open_place_to", "close_place_to", "pair_display")),
        *(f"attendance:{verb}" for verb in ("judge_punch", "judge_punches", "roster_file")),
        "attendance:fingerspot_hook",
        # Who may is shown by tests/training/exams: nobody of the cast is in a class or keeps a bank.
        *(f"training:{verb}_exam" for verb in ("release", "withdraw", "start")),
        *(f"training:{name}" for name in ("drop_exam_part", "exam_draft", "exam_hand", "retire_question")),
        # Who may is shown by tests/attendance/silang: about nobody of the cast is anything asked.
        *(f"attendance:{verb}_finding" for verb in ("answer", "explain", "pass_on")),
        # Who may is shown by tests/attendance/days: nobody of the cast stands in the register.
        "attendance:lock_month",
        "attendance:reopen_month",
        # Who may is shown by tests/training/need: claims and proposals are the actor's own, or of the personnel office's units.
        "training:accept_claim",
        "training:refuse_claim",
        "training:withdraw_claim",
        "training:take_up_proposal",
        "training:decline_proposal",
        "training:withdraw_proposal",
        "training:forget_remedy",
        "attendance:accept_correction",
        "attendance:refuse_correction",
        "attendance:withdraw_correction",
        # Who may is shown by tests/training/change: nobody of the cast takes part in a class.
        "training:plan_act",
        # Who may is shown by tests/innovation/plan: nobody of the cast is of a team.
        "innovation:plan_act",
        "innovation:milestone_act",
        "training:milestone_act",
        "keep_case",
        "services:intake_receipt",
        "services:sign",
        "leave_household",
        "channels:telegram",
        "services:payment_notified",
        "channels:sms",
        "forms:begin",
        "forms:act",
        # Who may is shown by tests/opendata/codes: it keeps no list, it only shows the one that comes with the platform.
        "satu_data:packaged_regions",
        # Who may is shown by tests/opendata/harvesting: the cast of the table keeps no portals.
        "satu_data:look_now",
        # Who may is shown by tests/people/test_keys.py: there is none to end.
        "people:end_key",
        # By tests/exchange: they are about no case.
        "exchange_hand_over",
        *(f"satu_data:{name}" for name in ("remove_indicator", "hand_in_activity", "note_activity_status")),
        # Who may is shown by tests/opendata/office: they are about files and tables, not cases by their code.
        # By tests/opendata/test_stories.py: stories are no cases.
        "satu_data:story_step",
        *(f"satu_data:{name}" for name in ("forget_upload", "allow", "discard", "remove")),
        # Who may is shown by tests/letters/records: what they are about is files, not cases by their code.
        "letters:file_act",
        "letters:lay_letter",
        "letters:take_over",
        "letters:access_columns",
        "letters:assess_clearance",
        "letters:approve_clearance",
        "letters:change_clearance",
        "letters:refuse_clearance",
        # Who may is shown by tests/letters/signing: they stand on a page that only its signer finds.
        "letters:release_signing",
        "letters:give_up_signing",
        # Who may is shown by tests/letters/disposing: it depends on the assignment, not on the case.
        "letters:take_note",
        "letters:addressees",
        # By tests/letters/writing: looking people up moves nothing; and on the initials that were asked for.
        "letters:errand_people",
        "letters:keep_unsaved",
        "letters:initial_letter",
        "letters:clear_letter",
        "letters:mark_read",
        "letters:assignment_act",
        "letters:fulfil_order",
        "letters:revoke_order",
        # Who may is shown by tests/attendance: it depends on who asks and who heads whom, not on the unit of the case.
        *(f"attendance:{verb}_leave" for verb in ("decide", "advise", "sign", "change", "withdraw", "end")),
        *(f"attendance:{verb}_permission" for verb in ("decide", "withdraw", "revoke")),
        *(f"attendance:{verb}_discipline" for verb in ("summon", "hear", "miss", "answer", "pass_on", "decide")),
        "attendance:summon_discipline_again",
        # Who may is shown by tests/innovation/path/test_who_takes_which_step.py: it depends on who is in the team.
        "innovation:leave",
        "innovation:end_review",
        # Who may is shown by tests/innovation/evidence: it depends on who is in the team.
        "innovation:remove_proof",
        # Who may is shown by tests/innovation/effect: it depends on who is in the team.
        "innovation:choose_number",
        # Who may is shown by tests/innovation/replication: it depends on whose unit adopts.
        "innovation:begin_copy",
        "innovation:end_copy",
        "innovation:keep_copy_numbers",
        # By tests/innovation/gallery: the office that shows an innovation chooses its papers.
        "innovation:hide_shown_paper",
        "innovation:keep_numbers",
        # Who may is shown by tests/innovation/circles: it depends on who is in the group and who leads it.
        *(f"innovation:{name}" for name in CIRCLE_ACTS),
        *(f"innovation:{name}" for name in INNOVATION_ACTS),
        # By tests/innovation/index: the team, the organisation bureau over the whole.
        *(
            f"innovation:{name}"
            for name in (
                "confirm_maturity",
                "check_question",
                "carry_region",
                "seal_index",
                "proposal_sent",
                "completed",
            )
        ),
        # Who may is shown by tests/training/classes: it depends on who runs the class and who heads whom.
        "training:end_committee",
        *(f"training:{name}" for name in CLASS_ACTS),
        "complaints:ask_support",
        "complaints:contact",
        "complaints:drop_file",
        "complaints:finish_support",
        "complaints:note",
        "complaints:say",
        "complaints:follow",
        "complaints:join_channel",
        "complaints:bulk",
        "complaints:carry_finding",
        "complaints:carry_action",
        "complaints:inspection_answer",
        "complaints:inspection_close",
        "complaints:inspection_contact",
        "complaints:inspection_say",
        "complaints:intake_receipt",
        "complaints:intake_words",
        "complaints:intake_one_more",
    }
)
"""Only-post routes that change no case by its code and stand in no other table: opening a sealed contact, notes, messages, help;
tested with the pages of their own. `services:sign` moves nothing where the trial certificate signs by itself; what payment
services and channels send is judged by its signature."""


@dataclass(frozen=True)
class Act:
    """What changes a thing that is no case by its code: the roles over its unit that may do it, and whoever may wherever they are
    (`link`: whoever opened its secret link; `resident`: whose it is).

    `shows_how_it_stands`: who comes too late sees that on the page they are led to, without a sentence of its own. `at_counter`:
    only whoever sits at the counter.
    """

    roles: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    shows_how_it_stands: bool = False
    at_counter: bool = False


ANYONE = DOORS["anyone"]
BY_ITS_LINK = frozenset({"link"})
SERVERS = frozenset({Role.COUNTER, Role.OFFICER})
QUEUE_KEEPERS = frozenset({Role.HEAD, Role.ORGANIZATION})
STANDARD_KEEPERS = frozenset({Role.ORGANIZATION, Role.HEAD, Role.OFFICER})
CATALOGUE_KEEPERS = frozenset({Role.ORGANIZATION, Role.ADMINISTRATOR})

ACTS: Mapping[str, Act] = {
    "queues:sit": Act(SERVERS),
    "queues:bring_back": Act(SERVERS),
    **{
        f"queues:{name}": Act(SERVERS, at_counter=True)
        for name in ("stand_up", "call", "recall", "start", "finish", "skip", "transfer", "link")
    },
    **{
        f"queues:{name}": Act(anywhere=BY_ITS_LINK)
        for name in ("leave", "cancel_appointment", "change_appointment", "arrive", "kiosk", "kiosk_arrive")
    },
    "queues:office": Act(anywhere=ANYONE),
    "queues:book": Act(anywhere=ANYONE),
    "queues:close_day": Act(frozenset({Role.HEAD})),
    **{
        f"queues:{name}": Act(QUEUE_KEEPERS)
        for name in ("revoke_device", "new_queue", "queue", "new_counter", "counter_setup", "new_device")
    },
    "services:act/consult": Act(STANDARD_KEEPERS),
    "services:act/conclude": Act(STANDARD_KEEPERS),
    "services:act/set": Act(frozenset({Role.HEAD})),
    "services:act/publish": Act(frozenset({Role.HEAD})),
    "services:act/review": Act(frozenset({Role.HEAD})),
    "services:act/abandon": Act(STANDARD_KEEPERS),
    "services:part": Act(STANDARD_KEEPERS),
    "services:take_over": Act(frozenset({Role.ORGANIZATION})),
    "services:answer": Act(STANDARD_KEEPERS),
    "services:consultation": Act(anywhere=ANYONE),
    "services:begin": Act(STANDARD_KEEPERS),
    **{
        f"services:{name}": Act(anywhere=CATALOGUE_KEEPERS)
        for name in ("new_service", "edit_service", "new_offer", "ended_offer")
    },
    "services:new_pledge": Act(frozenset({Role.HEAD, Role.ORGANIZATION})),
    "services:displayed": Act(frozenset({Role.HEAD, Role.ORGANIZATION})),
    "services:new_medium": Act(STANDARD_KEEPERS),
    "services:ended_medium": Act(STANDARD_KEEPERS),
    "organization:follow_above": Act(anywhere=frozenset({Role.ORGANIZATION, Role.ADMINISTRATOR})),
    "services:lists": Act(anywhere=STANDARD_KEEPERS),
    "services:list_columns": Act(anywhere=frozenset({Role.ORGANIZATION})),
    "services:sent_list": Act(anywhere=frozenset({Role.ORGANIZATION})),
    "services:template_forgotten": Act(anywhere=STANDARD_KEEPERS),
    "services:bulk": Act(frozenset({Role.HEAD})),
    "services:draw_up": Act(frozenset({Role.TREASURER})),
    "services:remittance": Act(frozenset({Role.TREASURER})),
    "services:payment_notice": Act(frozenset({Role.TREASURER})),
    "services:rate": Act(anywhere=BY_ITS_LINK, shows_how_it_stands=True),
    "services:reference_answer": Act(anywhere=BY_ITS_LINK, shows_how_it_stands=True),
    "services:new_head": Act(frozenset({Role.HEAD, Role.OFFICER}), anywhere=frozenset({Role.ORGANIZATION})),
    "services:ended_head": Act(frozenset({Role.HEAD, Role.OFFICER}), anywhere=frozenset({Role.ORGANIZATION})),
    "services:forget_document": Act(anywhere=frozenset({"resident"})),
}
"""By route, and where one route takes several steps by the step behind a stroke. Played in tests/matrix/test_every_act.py."""


LISTS: Mapping[str, str] = {
    "home": "visitor",
    "complaints:published": "visitor",
    "api:published": "visitor",
    "desk": Role.LIAISON,
    "overview": Role.HEAD,
    "complaints:statistics": Role.LIAISON,
    "complaints:performance": "visitor",
    "services:matrix": "visitor",
    "complaints:periodic_report": Role.LIAISON,
    "complaints:list": Role.LIAISON,
    "complaints:list_file": Role.LIAISON,
    "complaints:case": Role.LIAISON,
    "complaints:screening": Role.COMPLAINT_COORDINATOR,
    "complaints:join": Role.COMPLAINT_COORDINATOR,
    "complaints:inspection_list": Role.INSPECTOR,
    "letters:agenda": Role.RECORDS,
    "track_case": "visitor",
}
"""Pages that show rows, and as whom: their queries do not grow with the rows, and hidden rows never show."""
