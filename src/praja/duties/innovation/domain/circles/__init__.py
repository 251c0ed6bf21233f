# SPDX-License-Identifier: EUPL-1.2
"""Work-culture groups (kelompok budaya kerja, KBK): the eight steps of a project, and what their tools are made of. Pure."""
