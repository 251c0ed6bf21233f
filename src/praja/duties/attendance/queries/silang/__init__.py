# SPDX-License-Identifier: EUPL-1.2
"""What the cross-checks read, a module for each kind of row. Every statement is about everybody at once."""
