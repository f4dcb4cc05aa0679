"""The code by which a citizen finds the question again that was left for staff.

15 signs of an alphabet without I, L, O and U are 75 bits: nobody guesses one. The service keeps
only the digest.
"""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # of Crockford
GROUPS, SIZE = 3, 5
_READ_AS = str.maketrans("OILU", "011V", "- .")


def new_code() -> str:
    """ "7K2MQ-9XV4T-HB3RD"."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(SIZE)) for _ in range(GROUPS))
    return "-".join(groups)


def digest(code: str) -> str:
    """The same for every way of typing a code: small letters, O for 0, without hyphens."""
    return hashlib.sha256(code.upper().translate(_READ_AS).encode()).hexdigest()
