"""Whether an answer is right: the verdict, what it says, cites and computes, and its quotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from eval.cases import GoldCase
from eval.sources import cites
from eval.wording import occurs, spoken_text
from indexes.library import Library

LONGEST_ANSWER = 4000  # characters; a longer one pastes everything
DEADLINES_COUNTED = 3


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


def judge(case: GoldCase, answer: Answer, library: Library) -> Judgement:
    """The judgement of one answer, by the rules of the case format."""
    text = answer_text(case, answer)
    verdict = list(_wrong_verdict(case, answer))
    missing = [fact for fact in case.facts if not any(occurs(w, text) for w in fact)]
    forbidden = [wording for wording in case.forbidden if occurs(wording, text)]
    source = list(_no_source(case, answer))
    due = list(_wrong_due(case, answer))
    unverified = [cited for cited in answer.citations if not verified(cited, library)]
    return Judgement(
        verdict=not verdict,
        facts=not missing if case.facts else None,
        clean=not forbidden,
        source=not source if needs_source(case) else None,
        due=not due if case.dues else None,
        quotes=(len(answer.citations), len(answer.citations) - len(unverified)),
        why=(
            *verdict,
            *_too_long(answer),
            *(f"missing: {' | '.join(fact[:2])}" for fact in missing),
            *(f"forbidden: {wording}" for wording in forbidden),
            *source,
            *due,
            *(f"quote not in its source: {cited.label}" for cited in unverified),
        ),
    )


def answer_text(case: GoldCase, answer: Answer) -> str:
    """The folded words of the answer, never of its quotes; of one asked back also its choices."""
    text = spoken_text(answer.text)
    if case.verdict != "clarify":
        return text
    choices = " ".join(f"{choice.label} {choice.question}" for choice in answer.choices)
    return f"{text} {spoken_text(choices)}"


def needs_source(case: GoldCase) -> bool:
    return case.verdict == "answered" and bool(case.sources)


def verified(cited: Citation, library: Library) -> bool:
    """Whether the quote equals the text that is stored at its place, read anew."""
    try:
        text = library.content(cited.document.key).text
    except KeyError:
        return False
    return bool(cited.quote) and text[cited.start : cited.end] == cited.quote


def _wrong_verdict(case: GoldCase, answer: Answer) -> Iterator[str]:
    if answer.verdict.group != case.verdict:
        yield f"verdict {answer.verdict}, want {case.verdict}"


def _too_long(answer: Answer) -> Iterator[str]:
    if len(answer.text) > LONGEST_ANSWER:
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
