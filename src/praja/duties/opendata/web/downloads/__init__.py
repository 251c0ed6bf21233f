# SPDX-License-Identifier: EUPL-1.2
"""Tables as files."""
