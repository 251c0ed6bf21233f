# SPDX-License-Identifier: EUPL-1.2
"""What steps, tools, results and causes are called, with what each is asked; the same on pages and paper."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from praja.duties.innovation.domain.circles.steps import Axis, Bone, Phase
from praja.duties.innovation.domain.circles.tools import Fault, Graph, Source, ToolKind
from praja.lib.errors import Text

STEP_NAMES: Mapping[int, Text] = {
    1: _("Choose the theme"),
    2: _("Find the causes"),
    3: _("Find the solution"),
    4: _("Plan the improvement"),
    5: _("Carry out the plan"),
    6: _("Examine the results"),
    7: _("Make it the standard"),
    8: _("Plan what comes next"),
}
STEP_AIMS: Mapping[int, Text] = {
    1: _("What bothers those you serve most? Show it in numbers, and say what you want to reach by when."),
    2: _("Ask why until you reach what you can change. Draw at least one tool: Pareto, fishbone or another."),
    3: _("Write what removes each of the main causes, and choose together."),
    4: _("Say for each thing what is done, why, by whom, where and when. The head of the unit accepts the plan."),
    5: _("Do what was planned, and keep what shows it."),
    6: _("Measure again what you measured at the beginning, and set both beside each other."),
    7: _("Write down the new way of working, so that it stays. The head of the unit makes it the standard."),
    8: _("What is still open, and what do you take up next?"),
}
PHASE_NAMES: Mapping[str, Text] = {
    Phase.PLAN: pgettext_lazy("phase of PDCA", "Plan"),
    Phase.DO: pgettext_lazy("phase of PDCA", "Do"),
    Phase.CHECK: pgettext_lazy("phase of PDCA", "Check"),
    Phase.ACT: pgettext_lazy("phase of PDCA", "Act"),
}
ASKED: Mapping[str, tuple[Text, Text]] = {
    "theme": (_("Theme"), ""),
    "problem": (_("What is wrong, and for whom?"), _("In numbers where you have them.")),
    "target": (_("What is to be reached, by when?"), _("A number and a day: from 120 to 30 minutes by 30 June.")),
    "effect": (_("The effect whose causes you look for"), _("It stands at the head of the fishbone.")),
    "roots": (_("Which causes matter most, and why?"), _("What a Pareto shows, or what the group agreed on.")),
    "chosen": (_("Which solution is chosen, and why?"), ""),
    "output": (_("What can be held in hand at the end?"), ""),
    "done": (_("What was done?"), ""),
    "obstacles": (_("What stood in the way?"), ""),
    "conclusion": (_("Was the target reached?"), _("Say also what the numbers do not show.")),
    "standard": (
        _("The new standard"),
        _("Who does what in which order, with number and date of the SOP if there is one."),
    ),
    "followed_by": (_("Who follows it?"), ""),
    "holds_from": (_("From when does it hold?"), ""),
    "checked_by": (_("How is it seen that it is followed?"), ""),
    "remaining": (_("What is still open?"), ""),
    "next_theme": (_("Next theme"), ""),
    "solutions": (_("Solutions"), ""),
    "plan": (_("Plan"), ""),
    "axes": (_("Results"), ""),
    "causes": (
        _("Causes"),
        _("A cause a line. A dash before it: it explains the line above. Two dashes: it explains that one in turn."),
    ),
}
COLUMNS: Mapping[str, Text] = {
    "cause": _("Cause it removes"),
    "solution": _("Solution"),
    "reason": _("Why this one"),
    "what": _("What is done"),
    "why": _("Why"),
    "who": _("Who"),
    "where": _("Where"),
    "first_day": _("From"),
    "last_day": _("Until"),
    "how": _("How"),
    "axis": _("Kind of result"),
    "measured": _("What was measured"),
    "before": _("Before"),
    "after": _("After"),
}
AXES: Mapping[str, Text] = {
    Axis.QUALITY: _("Quality"),
    Axis.COST: _("Cost"),
    Axis.DELIVERY: _("Delivery (time)"),
    Axis.SAFETY: _("Safety"),
    Axis.MORALE: _("Morale"),
    Axis.ENVIRONMENT: _("Environment"),
    Axis.HEALTH: _("Health"),
}
BONES: Mapping[str, Text] = {
    Bone.MAN: pgettext_lazy("cause", "People"),
    Bone.METHOD: _("Method"),
    Bone.MACHINE: _("Machine"),
    Bone.MATERIAL: _("Material"),
    Bone.ENVIRONMENT: _("Environment"),
    Bone.MEASUREMENT: _("Measurement"),
}
TOOLS: Mapping[str, Text] = {
    ToolKind.CHECK_SHEET: _("Check sheet"),
    ToolKind.STRATIFICATION: _("Stratification"),
    ToolKind.PARETO: _("Pareto diagram"),
    ToolKind.FISHBONE: _("Fishbone (cause and effect)"),
    ToolKind.HISTOGRAM: _("Histogram"),
    ToolKind.SCATTER: _("Scatter diagram"),
    ToolKind.GRAPH: _("Graph and control chart"),
}
TOOL_AIMS: Mapping[str, Text] = {
    ToolKind.CHECK_SHEET: _("Count as it happens, on a phone; it keeps who counted and when."),
    ToolKind.STRATIFICATION: _("The same counts split by place, day or who asked."),
    ToolKind.PARETO: _("Which few causes make most of it."),
    ToolKind.FISHBONE: _("The causes of step 2, drawn along their categories."),
    ToolKind.HISTOGRAM: _("How values are spread: minutes, days, amounts."),
    ToolKind.SCATTER: _("Whether two numbers go together."),
    ToolKind.GRAPH: _("A number over time, with limits where you wish: what is usual, and what is a signal."),
}
SOURCES: Mapping[str, Text] = {
    Source.ROWS: _("Lines that are typed or pasted"),
    Source.CHECK_SHEET: _("A check sheet of this project"),
    Source.MEASURE: _("A number of the unit"),
    Source.CAUSES: _("The causes of step 2"),
}
GRAPHS: Mapping[str, Text] = {
    Graph.LINE: _("Line without limits"),
    Graph.XMR: _("Single values with limits (XmR)"),
    Graph.P: _("Shares with limits (p)"),
    Graph.C: _("Counts with limits (c)"),
}
FAULTS: Mapping[str, Text] = {
    Fault.CELLS: _("it does not have as many parts as the example"),
    Fault.NUMBER: _("a number cannot be read"),
    Fault.WHOLE: _("the number is not whole"),
    Fault.NEGATIVE: _("the number is below zero"),
    Fault.PART: _("the part is larger than the whole"),
    Fault.FORMULA: _("words begin with a sign of a formula"),
    Fault.LABEL: _("the words are missing or longer than 120 characters"),
    Fault.MANY: _("there are more than 500 lines"),
}
EXAMPLES: Mapping[str, Text] = {
    ToolKind.STRATIFICATION: _("Counter A; papers missing; 12"),
    ToolKind.PARETO: _("papers missing; 12"),
    ToolKind.HISTOGRAM: _("12,5"),
    ToolKind.SCATTER: _("30; 12,5"),
    Graph.LINE: _("Week 1; 12,5"),
    Graph.XMR: _("Week 1; 12,5"),
    Graph.P: _("Week 1; 4; 50"),
    Graph.C: _("Week 1; 4"),
}


def bone_name(bone: str) -> str:
    """A category by its name; one of the circle's own is called as it called it."""
    return str(BONES.get(bone, bone))
