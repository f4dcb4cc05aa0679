"""One request of a signed-in person: who, in which language, and what the form says."""

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeVar

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from assistant.connections import Connections
from assistant.feedback.pins import Pins
from assistant.feedback.records import Records
from assistant.handover.store import Handovers
from assistant.service.answering import Counter
from assistant.service.staff import audit
from assistant.service.staff.accounts import Accounts, Person, Role

COOKIE, LANGUAGE = "hoidap_staff", "hoidap_language"
SIGN_IN = "/staff/sign-in"
MOST_FILES = 1000  # of one upload
Result = TypeVar("Result")


class Elsewhere(Exception):
    """The request goes on at another address."""

    def __init__(self, address: str) -> None:
        self.address = address


@dataclass
class Refused(Exception):
    """What was asked for cannot be done; both sentences tell why."""

    vietnamese: str
    english: str
    status: int = 400


@dataclass(slots=True)
class Office:
    """What the staff pages work with."""

    data: Path
    tables: Connections
    records: Records
    pins: Pins
    counter: Counter
    handovers: Handovers

    @property
    def accounts(self) -> Accounts:
        return Accounts(self.tables)


@dataclass(slots=True)
class Visit:
    request: Request
    office: Office
    person: Person
    csrf: str
    english: bool
    form: FormData = field(default_factory=FormData)

    def say(self, vietnamese: str, english: str) -> str:
        return english if self.english else vietnamese

    def may(self, role: Role) -> bool:
        return self.person.role >= role

    def note(self, action: str, about: str) -> None:
        """Into the audit."""
        audit.note(self.office.tables, self.person.name, action, about)

    def value(self, name: str) -> str:
        """A field of the form, or else of the address, without blanks around it; "" if missing."""
        found = self.form.get(name)
        if found is None:
            found = self.request.query_params.get(name, "")
        return found.strip() if isinstance(found, str) else ""


async def aside(work: Callable[[], Result]) -> Result:
    """Run outside the loop and outside the threads that answer citizens."""
    return await run_in_threadpool(work)


def is_english(request: Request) -> bool:
    return request.cookies.get(LANGUAGE) == "en"


def visiting(role: Role) -> Callable[[Request], Awaitable[Visit]]:
    """A dependency: the visit of a person with at least this role. Raises Elsewhere, Refused."""

    async def visit(request: Request) -> Visit:
        office: Office = request.app.state.office
        token = request.cookies.get(COOKIE, "")
        session = await aside(lambda: office.accounts.session(token)) if token else None
        if session is None:
            raise Elsewhere(SIGN_IN)
        if session.person.role < role:
            raise Refused("Vai trò của bạn không được làm việc này.", "Your role may not.", 403)
        return Visit(request, office, session.person, session.csrf, is_english(request))

    return visit


def posting(role: Role) -> Callable[[Request], AsyncIterator[Visit]]:
    """The same for a form that was sent, with its token checked. Raises Refused, too."""
    visit_of = visiting(role)

    async def visit(request: Request) -> AsyncIterator[Visit]:
        found = await visit_of(request)
        async with request.form(max_files=MOST_FILES) as form:  # closes the files that came
            found.form = form
            if not hmac.compare_digest(found.value("csrf").encode(), found.csrf.encode()):
                raise Refused(
                    "Trang đã cũ, hãy mở lại rồi gửi lần nữa.", "The page is stale; reload it.", 403
                )
            yield found

    return visit


async def go_elsewhere(request: Request, error: Exception) -> Response:
    assert isinstance(error, Elsewhere)
    return RedirectResponse(error.address, 303)


Viewer = Annotated[Visit, Depends(visiting(Role.VIEWER))]
Admin = Annotated[Visit, Depends(visiting(Role.ADMIN))]
Editor = Annotated[Visit, Depends(visiting(Role.EDITOR))]
ViewerPost = Annotated[Visit, Depends(posting(Role.VIEWER))]
EditorPost = Annotated[Visit, Depends(posting(Role.EDITOR))]
AdminPost = Annotated[Visit, Depends(posting(Role.ADMIN))]
