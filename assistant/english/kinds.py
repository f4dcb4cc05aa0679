"""What an English question wants to know, by its words as `words_of` gives them."""

import re
from collections.abc import Mapping
from enum import StrEnum


class Wish(StrEnum):
    """What is asked; the value is how the answer says so in English."""

    LATE = "a late dossier"
    DUE = "the due date"
    IN_FORCE = "whether it is in force"
    PENALTY = "the penalty"
    TIME = "how long"
    FEE = "how much"
    LEGAL_BASIS = "the legal basis"
    WHERE = "where to apply"
    PAPERS = "the documents to submit"
    RESULT = "the result"
    STEPS = "the steps"
    WHO = "who and under which conditions"
    RULE = "the rule"


_CUES: Mapping[Wish, str] = {
    Wish.IN_FORCE: r"in force|still valid|take effect|took effect|come into|came into|effective"
    r"|repealed|replaced by|superseded|still (?:apply|applicable|in effect)|expire",
    Wish.LEGAL_BASIS: r"legal basis|legal ground|(?:which|what) (?:law|decree|circular|legal"
    r" document|legislation)|under (?:which|what)|regulated (?:by|in)",
    Wish.PENALTY: r"penalty|fine|fined|punish|punished|punishment|sanction|sanctioned"
    r"|what (?:will )?happen if",
    Wish.TIME: r"how (?:long|soon|fast|quickly)|how many (?:working |calendar |business )?"
    r"(?:day|week|month|hour|year)|processing time|turnaround|time limit|waiting time|duration"
    r"|when (?:will|can|do|would|must|is|are|should)|period|deadline|within how",
    Wish.FEE: r"fee|cost|how much|price|charge|free|pay for|have to pay|do i pay|expensive",
    Wish.WHERE: r"where|(?:which|what) (?:office|authority|agency|police|department|place|body)"
    r"|who (?:issue|handle|process|grant|is responsible|is in charge)|to whom|competent authority",
    Wish.PAPERS: r"document|paper|paperwork|dossier|bring|form|what do (?:i|we) need|prepare"
    r"|what (?:is|are) (?:needed|required)|what (?:i|we) need|checklist",
    Wish.RESULT: r"result|outcome|what (?:will|do|would) (?:i|we|you) (?:get|receive)"
    r"|what certificate",
    Wish.STEPS: r"step|how (?:do|can|to|should|would|could|must|is|are)|procedure|process"
    r"|what should (?:i|we) do|what to do|i want to|i need to|i would like to",
    Wish.WHO: r"who|am i|eligible|eligibility|entitled|condition|requirement|age|old|allowed"
    r"|possible|legal|can|may|must|need|have to|permitted",
}
_PATTERNS = {wish: re.compile(rf"\b(?:{cue})\b") for wish, cue in _CUES.items()}
_TWO = {Wish.TIME, Wish.FEE, Wish.PAPERS, Wish.WHERE}
_FILED = re.compile(
    r"\b(?:submitted|applied|filed|lodged|handed|sent|accepted|application was received|declared"
    r"|(?:office|police|authority|department|they|desk|committee|centre) (?:has |have )?received"
    r"|(?:took|has|have) my (?:\w+ ){0,4}(?:application|dossier|file|paper)"
    r"|my (?:application|dossier|file|paper|case|result|request))\b"
)
_LATE = re.compile(
    r"\b(?:overdue|late|delay|delayed|past due)\b|\bstill (?:\w+ ){0,3}(?:not|no|nothing|waiting)\b"
    r"|\b(?:have|has|had) (?:\w+ )?not (?:yet )?(?:been |got|get|received|heard|returned|gotten)"
    r"|\bnot (?:yet )?(?:received|got|heard|ready)\b|\bno (?:result|answer|reply|response|news)\b"
    r"|\bnothing (?:yet|so far|has)\b|\b(?:have|heard) nothing\b"
)
_ASKS_DAY = re.compile(
    r"\b(?:when|due|deadline|which day|what day|what date|which date|ready|by what|how long)\b"
)


def wishes(words: str, has_day: bool) -> list[Wish]:
    """What is asked, at most two things; `has_day` tells that a day was named."""
    filed = _FILED.search(words) is not None
    if filed and _LATE.search(words):
        return [Wish.LATE]
    if filed and has_day and _ASKS_DAY.search(words):
        return [Wish.DUE]
    found = [wish for wish, pattern in _PATTERNS.items() if pattern.search(words)]
    both = [wish for wish in found if wish in _TWO]
    if len(both) > 1 and " and " in words:
        return both[:2]
    return found[:1] or [Wish.RULE]
