# SPDX-License-Identifier: EUPL-1.2
"""What is changed behind the back of every operation is named by the verification of the ledger."""

from innovation.circles.acting import BEGUN, Group
from praja.duties.innovation.domain.circles.tools import ToolKind
from praja.duties.innovation.operations.circles import count, send_plan_back
from praja.duties.innovation.operations.circles import hand_in_plan as hand_in
from sql_edits import findings, not_named


def test_an_edited_circle_sheet_minutes_tool_or_tally_is_named(group: Group):
    sheet = group.draw(ToolKind.CHECK_SHEET, 1, marks=["cuti"], groups=[])
    tally = count(tool=sheet, mark=0, group=0, many=3, actor=group.leader, at=BEGUN)
    group.walk_to(4)
    group.write(4)
    group.meet(4)
    hand_in(case=group.case(), actor=group.leader, at=BEGUN, seen_version=None)
    why = "Tanggalnya terlalu jauh."
    send_plan_back(case=group.case(), why=why, actor=group.head, at=BEGUN, seen_version=None)
    assert findings() == []

    circle, code = f"circle {group.circle.pk}", f"circle project {group.case().code}"
    project = group.project.pk
    member = group.circle.people.first()
    assert member is not None
    edits = [
        ("update innovation_circle set title = 'x' where id = %s", [group.circle.pk], circle),
        ("update innovation_circle set aim = 'x' where id = %s", [group.circle.pk], circle),
        ("update innovation_circlemember set part = 'secretary' where id = %s", [member.pk], circle),
        ("update innovation_circlemember set since = '2020-01-01' where id = %s", [member.pk], circle),
        ("delete from innovation_circlemember where id = %s", [member.pk], circle),
        ("update innovation_stepsheet set sheet = '{}' where project_id = %s and step = 2", [project], code),
        ("delete from innovation_stepsheet where project_id = %s and step = 3", [project], code),
        ("update innovation_minutes set decided = 'x' where project_id = %s and step = 1", [project], code),
        ("delete from innovation_present where minutes_id in (select id from innovation_minutes)", [], code),
        ("update innovation_tool set sheet = '{}' where id = %s", [sheet.pk], code),
        ("update innovation_tool set dropped_at = made_at where id = %s", [sheet.pk], code),
        ("update innovation_tally set count = 30 where id = %s", [tally.pk], code),
        ("delete from innovation_tally where id = %s", [tally.pk], code),
        ("update innovation_circleword set text = 'x' where project_id = %s", [project], code),
        ("update innovation_circleproject set plan_id = null where case_id = %s", [project], code),
    ]
    assert not_named(edits) == []
