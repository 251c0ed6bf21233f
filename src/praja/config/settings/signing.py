# SPDX-License-Identifier: EUPL-1.2
from praja.config.environment import environment

PRAJA_SIGNING = environment.signing
PRAJA_BSRE_URL = environment.bsre_url
PRAJA_BSRE_USER = environment.bsre_user
PRAJA_BSRE_PASSWORD = environment.bsre_password
PRAJA_BSRE_SECRET = environment.bsre_secret
PRAJA_BSRE_PATIENCE = environment.bsre_patience
PRAJA_TSA_URL = environment.tsa_url
PRAJA_TSA_USER = environment.tsa_user
PRAJA_TSA_PASSWORD = environment.tsa_password
PRAJA_REVOCATION_FETCH = environment.revocation_fetch
