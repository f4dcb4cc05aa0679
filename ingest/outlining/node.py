"""The tree of a text before its offsets are known."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.citation import Place
from ingest.provision import Level


@dataclass(slots=True)
class Node:
    """Lines `start:end` of a text and the parts inside of them, in order."""

    level: Level
    number: str
    heading: str
    place: Place
    start: int
    end: int
    children: list["Node"] = field(default_factory=list)

    def walk(self, parent: int | None, count: int) -> Iterator[tuple[int | None, "Node"]]:
        """This node and those below with the position of the parent, this one being `count`."""
        yield parent, self
        position = count + 1
        for child in self.children:
            for entry in child.walk(count, position):
                position += 1
                yield entry
