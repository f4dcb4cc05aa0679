"""Vietnamese letters for patterns: code ranges such as "À-Ỹ" mix capitals and small letters."""

_ALL = [chr(code) for code in (*range(0x41, 0x7B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]

CAPITALS = "".join(letter for letter in _ALL if letter.isupper())
SMALL = "".join(letter for letter in _ALL if letter.islower())
