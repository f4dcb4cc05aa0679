"""How often one client may ask."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.service.problems import Problem, Trouble
from assistant.service.settings import Rate

MOST_CLIENTS = 10_000  # remembered at a time; the ones longest unseen are forgotten


@dataclass(slots=True)
class Buckets:
    """A bucket of `count` questions for each client, refilled over `seconds`."""

    rate: Rate
    clock: Callable[[], float] = time.monotonic
    levels: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, client: str) -> None:
        """Count one question. Raises Problem: TOO_OFTEN."""
        count, seconds = self.rate
        now = self.clock()
        level, seen = self.levels.get(client, (float(count), now))
        level = min(count, level + (now - seen) * count / seconds)
        if level < 1:
            wait = math.ceil((1 - level) * seconds / count)
            raise Problem(Trouble.TOO_OFTEN, {"seconds": str(wait)})
        self.levels[client] = (level - 1, now)
        self.levels.move_to_end(client)
        if len(self.levels) > MOST_CLIENTS:
            self.levels.popitem(last=False)
