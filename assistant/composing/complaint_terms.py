"""Limits of a complaint or denunciation that was handed in or taken up on a day."""

import re
from collections.abc import Mapping

from assistant.composing.owed import quotes_of
from assistant.composing.terms import Term, terms_of_clause
from assistant.deadlines.duties import Topic, duties_asked
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.understand import Need

_SENTENCE = re.compile(r"[^.!?\n]+")
_COMPLAINT = r"(?:don )?(?:khieu nai|to cao)"
_TAKEN_UP = re.compile(rf"\bthu ly\b.{{0,40}}\b{_COMPLAINT}\b|\b{_COMPLAINT}\b.{{0,60}}\bthu ly\b")
_HANDED_IN = re.compile(rf"\b(?:nhan|gui|nop)\b.{{0,12}}\b{_COMPLAINT}\b")
# The articles with the limits: taking up, settling (Law on Complaints), settling (Denunciations).
_ARTICLES: Mapping[Topic, str] = {
    Topic.COMPLAINT_ACCEPTED: "27",
    Topic.COMPLAINT_SETTLED: "28",
    Topic.DENUNCIATION: "30",
}


def complaint_terms(need: Need, shelf: Shelf) -> list[Term]:
    """The limit that runs from the day told with the complaint; none when it is of a dossier."""
    topic = _topic(need)
    if need.dossier is None or topic is None:
        return []
    for duty in duties_asked(need.day, [topic], need.dossier.state):
        for ground in duty.grounds:
            if ground.place.article == _ARTICLES[topic]:
                for _, cut in quotes_of(ground, need.day, shelf):
                    return terms_of_clause(cut)
    return []


def _topic(need: Need) -> Topic | None:
    """Which limit runs: told by what happened in the sentence that names the day."""
    bare = unmark(need.text)
    for found in _SENTENCE.finditer(bare if len(bare) == len(need.text) else ""):
        dated = any(found.start() <= phrase.start < found.end() for phrase in need.days)
        sentence = found.group()
        if not dated or not re.search(rf"\b{_COMPLAINT}\b", sentence):
            continue
        if "to cao" in sentence:
            return Topic.DENUNCIATION if _TAKEN_UP.search(sentence) else None
        if _TAKEN_UP.search(sentence):
            return Topic.COMPLAINT_SETTLED
        if _HANDED_IN.search(sentence):
            return Topic.COMPLAINT_ACCEPTED
    return None
