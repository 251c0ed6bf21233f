# SPDX-License-Identifier: EUPL-1.2
"""The room of a class: its materials, its assignments and what is handed in."""
