"""Whether an answer is right: the verdict, what it says, cites and computes, and its quotes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from eval.cases import GoldCase
from eval.sources import cites
from eval.wording import occurs, spoken_text
from indexes.library import Library

LONGEST_ANSWER = 4000  # characters; a longer one pastes everything
DEADLINES_COUNTED = 3
WITHHELD = frozenset({"no_source", "out_of_scope", "refused"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is wrong with one answer, by what was looked at; None where the case does not ask.

    `facts` tells whether every fact stands there, `clean` that no forbidden wording does,
    `quotes` how many quotes there are and how many equal their stored text.
    """

    verdict: bool
    facts: bool | None
    clean: bool
    source: bool | None
    due: bool | None
    quotes: tuple[int, int]
    why: tuple[str, ...]

    @property
    def right(self) -> bool:
        return not self.why


def judge(case: GoldCase, answer: Answer, forged: Collection[int] = ()) -> Judgement:
    """The judgement of one answer, by the rules of the case format.

    `forged` are the positions of citations whose quote is not what their document says.
    """
    text = answer_text(case, answer)
    verdict = list(_wrong_verdict(case, answer))
    missing = [fact for fact in case.facts if not said(fact, text)]
    forbidden = [wording for wording in case.forbidden if occurs(wording, text)]
    source = list(_no_source(case, answer))
    due = list(_wrong_due(case, answer))
    return Judgement(
        verdict=not verdict,
        facts=not missing if case.facts else None,
        clean=not forbidden,
        source=not source if needs_source(case) else None,
        due=not due if case.dues else None,
        quotes=(len(answer.citations), len(answer.citations) - len(forged)),
        why=(
            *verdict,
            *_too_long(answer),
            *(f"missing: {' | '.join(fact[:2])}" for fact in missing),
            *(f"forbidden: {wording}" for wording in forbidden),
            *source,
            *due,
            *(f"quote not in its source: {answer.citations[at].label}" for at in forged),
        ),
    )


def said(fact: Sequence[str], text: str) -> bool:
    """Whether one of the wordings of a fact stands in the folded text."""
    return any(occurs(wording, text) for wording in fact)


def answer_text(case: GoldCase, answer: Answer) -> str:
    """The folded words of the answer, never of its quotes; of one asked back also its choices."""
    text = spoken_text(answer.text)
    if case.verdict != "clarify":
        return text
    choices = " ".join(f"{choice.label} {choice.question}" for choice in answer.choices)
    return f"{text} {spoken_text(choices)}"


def needs_source(case: GoldCase) -> bool:
    return case.verdict == "answered" and bool(case.sources)


def forged(answer: Answer, library: Library) -> tuple[int, ...]:
    """The positions of citations whose quote is not what the library holds."""
    return tuple(at for at, cited in enumerate(answer.citations) if not _verified(cited, library))


def _verified(cited: Citation, library: Library) -> bool:
    """Whether the quote equals the text that is stored at its place, read anew."""
    try:
        text = library.content(cited.document.key).text
    except KeyError:
        return False
    return bool(cited.quote) and text[cited.start : cited.end] == cited.quote


def _wrong_verdict(case: GoldCase, answer: Answer) -> Iterator[str]:
    if answer.verdict.group != case.verdict:
        yield f"verdict {answer.verdict}, want {case.verdict}"


def pastes_everything(answer: Answer) -> bool:
    return len(answer.text) > LONGEST_ANSWER


def _too_long(answer: Answer) -> Iterator[str]:
    if pastes_everything(answer):
        yield f"answer longer than {LONGEST_ANSWER:,} characters"


def _no_source(case: GoldCase, answer: Answer) -> Iterator[str]:
    if needs_source(case) and not any(cites(answer, gold) for gold in case.sources):
        yield "no gold source cited"


def _wrong_due(case: GoldCase, answer: Answer) -> Iterator[str]:
    found = [(due.due, due.status) for due in answer.deadlines[:DEADLINES_COUNTED]]
    shown = ", ".join(f"{day} {status}" for day, status in found) or "none"
    if not case.one_due:
        days = {day for day, _ in found}
        late = [str(gold.due) for gold in case.dues if gold.due not in days]
        if late:
            yield f"due missing: {', '.join(late)}, got {shown}"
        return
    gold = case.dues[0]
    if not found or found[0][0] != gold.due or gold.status not in (None, found[0][1]):
        yield f"due {shown}, want {gold.due} {gold.status or ''}".rstrip()
