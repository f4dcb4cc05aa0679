"""The emergency notice and the switch that stops answering: GET and PUT /v1/notice."""

from base64 import b64decode
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from pydantic import Field
from starlette.concurrency import run_in_threadpool

from assistant.handover.contacts import HOTLINE
from assistant.service.bodies import Asked, Strict, Told
from assistant.service.edge import client_of
from assistant.service.notice import LONGEST, Notice, Notices
from assistant.service.openapi import problems
from assistant.service.problems import Locale, Problem, Trouble
from assistant.service.replies import Reply
from assistant.service.staff import audit
from assistant.service.staff.accounts import LONGEST_NAME, NotSignedIn, Role, TooManyAttempts
from assistant.service.staff.visit import Office

router = APIRouter()
Sentence = Annotated[Told, Field(max_length=LONGEST)]


class LocaleAsked(Strict):
    locale: Locale = "vi"


class NoticeReply(Reply):
    text: str = Field(description='what to show; "" when there is nothing')
    stopped: bool = Field(description="whether questions are answered with 503")
    since: datetime | None
    hotline: str = HOTLINE

    @classmethod
    def of(cls, notice: Notice, locale: Locale) -> "NoticeReply":
        said = notice.sentence(locale)
        since = notice.at if said or notice.stopped else None
        return cls(text=said, stopped=notice.stopped, since=since)


class NoticeSent(Strict):
    text: Sentence = Field(default="", description='Vietnamese; "" takes the notice away')
    english: Sentence = Field(default="", description="default: the Vietnamese is shown")
    stopped: bool = Field(default=False, description="stop answering")
    comment: Annotated[Asked, Field(max_length=LONGEST)] = Field(description="why; in the audit")


def notices(request: Request) -> Notices:
    found: Notices = request.app.state.notices
    return found


@router.get(
    "/v1/notice",
    operation_id="notice",
    responses=problems(Trouble.CHOICE, Trouble.BROKEN),
    summary="The emergency notice, if there is one",
)
async def notice(
    asked: Annotated[LocaleAsked, Query()], notices: Annotated[Notices, Depends(notices)]
) -> NoticeReply:
    return NoticeReply.of(await run_in_threadpool(notices.now), asked.locale)


@router.put(
    "/v1/notice",
    operation_id="say",
    responses=problems(
        Trouble.NOT_JSON,
        Trouble.NOT_ALLOWED,
        Trouble.NOT_JSON_TYPE,
        Trouble.MISSING,
        Trouble.TOO_OFTEN,
        Trouble.BROKEN,
    ),
    summary="Set or take away the notice, stop or go on answering (admins)",
)
async def say(
    sent: NoticeSent,
    request: Request,
    notices: Annotated[Notices, Depends(notices)],
    authorization: Annotated[
        str, Header(description="Basic: name and password of an admin, in UTF-8")
    ] = "",
) -> NoticeReply:
    office: Office = request.app.state.office
    client = client_of(request.scope)

    def work() -> Notice:
        name = admin(office, authorization, client)
        said = Notice(sent.text, sent.english, sent.stopped, name, sent.comment)
        proclaim(office, notices, said)
        return notices.now()

    return NoticeReply.of(await run_in_threadpool(work), "vi")


def admin(office: Office, authorization: str, client: str) -> str:
    """The name of the admin who asks. Raises Problem: NOT_ALLOWED, TOO_OFTEN."""
    name, password = credentials(authorization)
    try:
        token = office.accounts.sign_in(name, password, client)
    except NotSignedIn:
        raise Problem(Trouble.NOT_ALLOWED) from None
    except TooManyAttempts:
        raise Problem(Trouble.TOO_OFTEN, {"seconds": "900"}) from None
    session = office.accounts.session(token)
    office.accounts.sign_out(token)
    if session is None or session.person.role < Role.ADMIN:
        raise Problem(Trouble.NOT_ALLOWED)
    return session.person.name


def credentials(authorization: str) -> tuple[str, str]:
    """Name and password of "Basic …". Raises Problem: NOT_ALLOWED."""
    scheme, _, word = authorization.partition(" ")
    try:
        name, colon, password = b64decode(word, validate=True).decode().partition(":")
    except ValueError:
        raise Problem(Trouble.NOT_ALLOWED) from None
    if scheme.lower() != "basic" or not colon:
        raise Problem(Trouble.NOT_ALLOWED)
    return name[:LONGEST_NAME], password


def proclaim(office: Office, notices: Notices, said: Notice) -> None:
    """The notice holds from now on, and the audit tells who set it and why."""
    notices.say(said)
    action = "dừng trả lời" if said.stopped else "thông báo khẩn" if said.text else "gỡ thông báo"
    about = f"{said.text} ({said.comment})" if said.text else f"({said.comment})"
    audit.note(office.tables, said.by, action, about)
