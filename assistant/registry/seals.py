"""Second secrets are kept as salted hashes, and compared in the same time for every outcome."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

ROUNDS = 20_000  # about 10 ms: four digits are few, so each guess has its price
_SALT = 16


@dataclass(frozen=True, slots=True)
class Seal:
    salt: bytes
    digest: bytes

    def opens(self, secret: str) -> bool:
        return hmac.compare_digest(_digest(secret, self.salt), self.digest)


def seal(secret: str) -> Seal:
    salt = secrets.token_bytes(_SALT)
    return Seal(salt, _digest(secret, salt))


def _digest(secret: str, salt: bytes) -> bytes:
    return hashlib.pbkdf2_hmac("sha256", secret.strip().encode(), salt, ROUNDS)


# What the secret for an unknown code is held against, so that it takes as long as a wrong one.
NOBODYS = seal(secrets.token_hex())
