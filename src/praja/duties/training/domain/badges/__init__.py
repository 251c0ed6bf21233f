# SPDX-License-Identifier: EUPL-1.2
"""Open Badges 3.0: a certificate as a credential that programs read and check without asking anybody here. Pure."""
