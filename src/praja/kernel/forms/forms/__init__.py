# SPDX-License-Identifier: EUPL-1.2
"""What the editor's pages accept."""
