# SPDX-License-Identifier: EUPL-1.2
"""Reading a case's clocks, whatever the duty: every date explains itself."""
