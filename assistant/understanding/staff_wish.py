"""The wish to turn to a person instead of a machine: "cho tôi gặp cán bộ"."""

import re

from assistant.understanding.features import unmark

_LEAD = (
    r"(?:toi|tui|em|minh|chau|con|ban|da|vang|thoi|xin|vui long|lam on|hay|muon|can|duoc|co the|cho"
    r"|giup|nho|phep|lam sao|lam the nao|bang cach nao|de|gio|bay gio|khong hieu|van|chi|nguoi nao"
    r"|ai|oi|alo|a lo|may|he thong|admin|ad|tra loi khong dung|chua ro)"
)
_MEET = (
    r"(?:gap(?: mat)?|noi(?: chuyen)?|tro chuyen|trao doi|ket noi|lien he|lien lac|chat|nhan tin"
    r"|chuyen(?: may| cau hoi| tiep)?|hoi|tu van|goi|noi may|de lai cau hoi|gui(?: cau hoi)?)"
)
_BETWEEN = r"(?:voi|truc tiep|cho|den|toi|toi voi|mot|cac|qua|gap|may|bang|nguoi lam viec|anh|chi)"
_PERSON = (
    r"(?:can bo|nhan vien|nguoi that|con nguoi|tong dai(?: vien)?|tu van vien|chuyen vien|cong chuc"
    r"|nguoi (?:phu trach|ho tro|tu van|truc|co tham quyen)|nguoi)"
)
_TAIL = (
    r"(?:duoc khong|duoc ko|khong|a|nhe|nha|voi|di|ngay|truc tiep|that|that su|phu trach|tu van"
    r"|ho tro|chu khong phai (?:may|robot|bot|ai|chatbot)|lam sao|cach nao|the nao|o dau|gap|luon"
    r"|giup|cho toi|toi|em|minh|de hoi|tiep nhan|mot cua)"
)
_VIETNAMESE = re.compile(
    rf"(?:{_LEAD} )*{_MEET} (?:{_BETWEEN} )*{_PERSON}(?: {_TAIL})*"
    rf"|(?:{_LEAD} )*{_PERSON} dau(?: roi)?"
)
_ENGLISH = re.compile(
    r"(?:\w+ ){0,6}(?:talk|speak|chat|connect(?: me)?|transfer(?: me)?|get)(?: to| with)?"
    r"(?: an| a| the)?(?: real| live)? (?:human|person|agent|official|someone|staff|operator)"
    r"(?: \w+){0,3}"
)


def wants_staff(text: str) -> bool:
    """Whether nothing else is said than that a person should answer."""
    said = " ".join(re.findall(r"\w+", unmark(text)))
    return bool(_VIETNAMESE.fullmatch(said) or _ENGLISH.fullmatch(said))
