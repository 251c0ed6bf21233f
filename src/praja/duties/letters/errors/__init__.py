# SPDX-License-Identifier: EUPL-1.2
"""What can be refused about letters. Errors of one part stand in a module of their own."""
