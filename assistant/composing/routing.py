"""Questions that are answered without a search: small talk, other subjects, harmful requests."""

import re

from assistant import wording
from assistant.answer import Answer, Statement, Verdict
from assistant.understanding.classifying import classifier
from assistant.understanding.features import unmark
from assistant.understanding.harm import is_refused, is_surely, with_wordings
from assistant.understanding.hearing.heard_numbers import with_numbers_mended
from assistant.understanding.hearing.rehearing import HEARD_BADLY
from assistant.understanding.understand import Need

# Probabilities from which a route is taken without looking at the documents.
_TALK = 0.5
_ELSEWHERE_SURELY = 0.75
_ROUTES = ("harmful", "small_talk", "out_of_scope")


_FEAST = re.compile(r"\b(?:tet|le|quoc khanh|gio to|30/4|1/5|2/9)\b")
_WHICH_DAYS = re.compile(
    r"\bnghi (?:[\w/]+ ){0,8}(?:ngay nao|hom nao|tu ngay|thu may|lien|bu)\b"
    r"|\blich nghi\b|\bhoan doi\b"
)
_YEAR = re.compile(r"\b20\d\d\b")
_SURE = 0.9
_ELSEWHERE = 0.25
# Similarity to an answered question from which a route must be sure; help with a wrong is often
# worded like an honest question: "làm thẻ bảo hiểm y tế giả", "làm thẻ bảo hiểm y tế online".
_LIKE_ASKED = 0.47
_LIKE_HONEST = 0.6


def turned_away(need: Need, alike: float) -> Answer | None:
    """The polite end of a question that is not for the documents, or None.

    `alike` is the similarity to the nearest question that official texts answered.
    """
    year = _open_year(need)
    if year is not None:
        return Answer(Verdict.NO_SOURCE, (Statement(wording.days_off_open(year)),))
    harmful = _harmful(need)
    unsure = max(need.route[name] for name in _ROUTES) < _SURE
    wrong = is_surely if alike >= _LIKE_HONEST and unsure else is_refused
    if any(wrong(*read) for read in harmful):
        return Answer(Verdict.REFUSED, (Statement(wording.REFUSED),))
    if alike >= _LIKE_ASKED and unsure:
        return None
    if need.question.case is not None or (need.dossier is not None and need.dossier.named):
        return None
    if need.route.get("small_talk", 0.0) >= _TALK:
        return Answer(Verdict.OUT_OF_SCOPE, (Statement(wording.SMALL_TALK),))
    if need.route.get("out_of_scope", 0.0) >= _ELSEWHERE_SURELY:
        return Answer(Verdict.OUT_OF_SCOPE, (Statement(wording.OUT_OF_SCOPE),))
    return None


def _harmful(need: Need) -> list[tuple[str, float]]:
    """The question as mended and as typed, each with how probably help with a wrong is wanted.

    Mending makes "khống" (feigned) the far more frequent "không" (not). What was heard badly is
    judged by what was probably said: a recogniser writes "khống" for "không" as well.
    """
    typed = with_numbers_mended(need.question.text)
    if max(need.misheard, _read_otherwise(typed, need.text)) >= HEARD_BADLY:
        return [(need.text, need.route["harmful"])]
    route = with_wordings(typed, classifier("route").probabilities(typed))
    return [(need.text, need.route["harmful"]), (typed, route["harmful"])]


def _read_otherwise(typed: str, read: str) -> int:
    """The words that are read with other marks: "va cao … thì khống" is "và cao … thì không"."""
    known = {word: unmark(word) for word in read.lower().split()}
    bare = set(known.values())
    return sum(word not in known and unmark(word) in bare for word in typed.split())


def _open_year(need: Need) -> int | None:
    """The year whose days off are asked for and not yet fixed: 112 k.3 Bộ luật Lao động."""
    bare = unmark(need.text)
    if not _FEAST.search(bare) or not _WHICH_DAYS.search(bare):
        return None
    said = [int(year) for year in _YEAR.findall(bare)]
    if re.search(r"\b(?:nam sau|nam toi|sang nam)\b", bare):
        said.append(need.question.asked_on.year + 1)
    official = need.question.calendar.official_years
    open_years = [year for year in said if year not in official]
    return next((year for year in open_years if year >= need.question.asked_on.year), None)


def without_source(need: Need) -> Answer:
    """The end of a question that the documents do not answer: of the state's matters or not."""
    elsewhere = need.route["out_of_scope"] + need.route["small_talk"]
    if elsewhere > max(need.route["no_source"], _ELSEWHERE):
        return Answer(Verdict.OUT_OF_SCOPE, (Statement(wording.OUT_OF_SCOPE),))
    return Answer(Verdict.NO_SOURCE, (Statement(wording.NO_SOURCE),))
