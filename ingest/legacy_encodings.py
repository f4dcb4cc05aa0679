"""Vietnamese text in the 8-bit encodings from before Unicode: TCVN3 (ABC) and VNI."""

import re

# TCVN 5712:1993 VN3, as it looks when its bytes are read as Windows-1252.
_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_TCVN3_TABLE = str.maketrans(_TCVN3)

# VNI writes a letter and then its marks as one more character: "aø" is "à", "aà" is "ầ".
_VNI_MARKS = {
    "a": dict(zip("ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
_VNI_SINGLE = dict(zip("ñíìæóòôöî", "đíìỉĩịơưỵ", strict=True))
_VNI = {base + mark: letter for base, marks in _VNI_MARKS.items() for mark, letter in marks.items()}
_VNI |= _VNI_SINGLE
_VNI |= {written.upper(): letter.upper() for written, letter in _VNI.items()}
_VNI |= {
    base.upper() + mark: letter.upper()
    for base, marks in _VNI_MARKS.items()
    for mark, letter in marks.items()
}
_VNI_LETTERS = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

_UNICODE_ONLY = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0-\u01b0\u1ea0-\u1ef9\u0300-\u0323]")
_TCVN3_SIGNS = re.compile(r"[a-zA-Z][µ¸¶·¹¨»¾¼½©®ª«¬\u00ad]|[®§][a-z]|[µ¸¶·¹¨»¾¼½©®ª«¬][a-z]")
_VNI_SIGNS = re.compile(r"[aeouAEOU][ùøûïåäëÙØÛÏÅÄË]|[ñÑ][aeiouöôAEIOUÖÔ]|[öÖ][ùøûõïÙØÛÕÏôÔa-z]")
_ENOUGH = 2  # signs in one paragraph; fewer may be a foreign name


def to_unicode(text: str) -> str:
    """The paragraph in Unicode, whichever encoding it was typed in."""
    if text.isascii() or _UNICODE_ONLY.search(text):
        return text
    if len(_TCVN3_SIGNS.findall(text)) >= _ENOUGH:
        return text.translate(_TCVN3_TABLE)
    if len(_VNI_SIGNS.findall(text)) >= _ENOUGH:
        return _VNI_LETTERS.sub(lambda found: _VNI[found.group()], text)
    return text
