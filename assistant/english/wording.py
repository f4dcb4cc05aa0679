"""Every English sentence that a citizen can see in an answer, but the frame in data/frame.tsv."""

from collections.abc import Sequence

HOTLINE = "The hotline for public services is 18001096."
QUOTES = "Quotes stay in Vietnamese, the authentic text."
MORE = "… (the rest stands in the quotes)"
FOR_VIETNAMESE = f"Answer to your question in Vietnamese. {QUOTES}"
SMALL_TALK = (
    "Hello! This is an automatic service that answers questions about administrative procedures"
    " and law from the official texts of Viet Nam. What would you like to know?"
)
OUT_OF_SCOPE = (
    "Sorry, this service only answers questions about administrative procedures, law and public"
    " services of Viet Nam. Your question is about something else."
)
REFUSED = (
    "I cannot help with this, because it may break the law or harm somebody. If you have trouble"
    " with a procedure, you can send feedback, complain or denounce to the competent authority;"
    " National Public Service Portal: 18001096. In an emergency call the police, 113, or an"
    " ambulance, 115."
)
TO_STAFF = (
    "You can call or visit the office in charge where you live, or leave your question for"
    f" officials under “Ask an official”: you get a code to see the answer. {HOTLINE}"
)
CONTACT = (
    "The official texts do not hold telephone numbers or opening hours of single offices."
    f" Please ask the office or the public administration service centre where you live. {HOTLINE}"
)
NOT_UNDERSTOOD = (
    "This service answers in Vietnamese; in English it only understands common subjects"
    " (passports, visas and residence of foreigners, identity cards, residence registration,"
    " births, marriages and deaths, nationality, certified copies, criminal record certificates,"
    " driving licences and vehicles, traffic fines, land, construction permits, businesses, tax,"
    " social and health insurance, labour law, complaints) and did not recognise the subject of"
    f" your question, so it does not guess. Please ask in Vietnamese. {HOTLINE}"
)


def understood(told: str, vietnamese: str, unknown: Sequence[str]) -> str:
    """What the question was taken for, what was left out, and that quotes are Vietnamese."""
    left = f" Not understood and left out: {', '.join(unknown)}." if unknown else ""
    return f"Understood as: {told} – in Vietnamese “{vietnamese}”.{left} {QUOTES}"
