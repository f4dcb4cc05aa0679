"""A question that was heard badly: what it was taken for is asked about."""

from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.answer import Answer, Choice, Statement, Verdict
from assistant.composing.assembling import LONGEST
from assistant.composing.candidates import Candidate
from assistant.composing.labels import shortened
from assistant.searching import Found
from assistant.understanding.hearing.rehearing import HEARD_BADLY
from assistant.understanding.understand import Need
from ingest.document import Document, Family

# Log-odds of the best candidate, of 220 answers to questions with 20 % of the words misheard:
# below 1 a third was wrong, where a rival was that close nearly half, of the others one in seven.
_UNSURE = 1.0
_RIVAL = 0.5
_HARDLY = -2.0  # below which the answer is not even given: of five below -1 three were right
_MOST = 4  # choices


def asked_whether(answer: Answer, need: Need, found: Found) -> Answer:
    """The answer with the question back, where another matter may have been meant."""
    if need.misheard < HEARD_BADLY or answer.verdict.group != "answered" or not found.candidates:
        return answer
    best, rivals = found.candidates[0], _rivals(found.candidates)
    if best.score >= _UNSURE and not rivals:
        return answer
    meant = [best.document, *rivals] if rivals else [best.document]
    question = Statement(wording.did_you_mean(shortened(best.document.title)))
    choices = tuple(Choice(one.title, _asked_again(need, one)) for one in meant[:_MOST])
    if best.score < _HARDLY:
        return Answer(Verdict.CLARIFY, (question,), choices=choices)
    return replace(_ending(answer, question), choices=answer.choices or choices)


def _ending(answer: Answer, question: Statement) -> Answer:
    """The answer with the question last; what no longer fits before it is left out."""
    said = answer.statements
    while len("\n".join(one.text for one in (*said, question))) > LONGEST and len(said) > 1:
        said = said[:-1]
    return replace(answer, statements=(*said, question))


def _rivals(candidates: Sequence[Candidate]) -> list[Document]:
    """Other documents than the best that are nearly as good, one of each title."""
    best = candidates[0]
    close = (one.document for one in candidates if one.score >= best.score - _RIVAL)
    by_title = {document.title: document for document in close}
    by_title.pop(best.document.title, None)
    return list(by_title.values())


def _asked_again(need: Need, document: Document) -> str:
    kind = "thủ tục" if document.family is Family.PROCEDURE else "văn bản"
    return f"{need.text} ({kind}: {document.title})"
