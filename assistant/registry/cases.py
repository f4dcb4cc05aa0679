"""A citizen's dossier as the office's register knows it, and who may look it up."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Protocol


class Stage(StrEnum):
    """Where the office says a dossier stands."""

    PROCESSING = "processing"
    SUPPLEMENT = "supplement"  # the citizen was asked to add something
    DONE = "done"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier; `due` is the day on the receipt, where the register has one."""

    code: str
    procedure: str  # code of the administrative procedure: 1.004222
    stage: Stage
    accepted: date
    accepted_at: time | None = None
    due: date | None = None
    agency: str = ""


class Unfound(StrEnum):
    """Why there is no dossier to speak of."""

    NOBODYS = "no such code, or not this secret"  # never told apart
    UNPROVEN = "a code without its secret"  # whether it exists is not looked up
    DOWN = "the register does not answer"
    NOT_CONNECTED = "no register is connected"


class RegistryDown(Exception):
    """The register did not answer in time, or answered something that is no dossier."""


class RegistryResting(RegistryDown):
    """It is not asked for a while, after failures that were told."""


@dataclass(eq=False)
class TooManyTries(Exception):
    """Nobody, or this client, may try again before so many seconds have passed."""

    seconds: int


class CaseRegistry(Protocol):
    """A register of dossiers."""

    def find(self, code: str, secret: str) -> Case | None:
        """The dossier; None for a code that is unknown and for a wrong secret alike, and both
        take the same time. Raises RegistryDown.
        """
