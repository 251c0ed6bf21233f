# SPDX-License-Identifier: EUPL-1.2
"""The addresses at which the services of channels deliver messages."""
