# SPDX-License-Identifier: EUPL-1.2
"""Pages of work-culture groups: groups with their people, projects with their eight steps, tools, minutes, the risalah."""
