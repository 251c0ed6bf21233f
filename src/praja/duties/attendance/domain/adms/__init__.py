# SPDX-License-Identifier: EUPL-1.2
"""The language of attendance machines (ZKTeco ADMS push 2.x and 3.x): what they send, read; what they are answered, written.

No bytes whatever raise: what cannot be read is a line with its number and why. Shapes as in regulations/staff.md §7.
"""
