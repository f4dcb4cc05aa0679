"""The service for language models and their programs: an MCP server over stdio or HTTP.

Answers are those of POST /v1/ask; nothing of a question is kept or logged.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import uvicorn
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field, ValidationError

from assistant.asking import written
from assistant.deadlines.calendar import Calendar
from assistant.service.answering import looked_up
from assistant.service.bodies import QuestionSent
from assistant.service.due_dates import DueDateAsked, DueDateReply, count
from assistant.service.notice import Notices
from assistant.service.official.around import find
from assistant.service.official.replies import ProvisionAsked, ProvisionReply, provision_reply
from assistant.service.opening import Desk
from assistant.service.problems import Locale, Problem, Trouble
from assistant.service.procedures import ProceduresAsked, ProceduresReply, look_up
from assistant.service.refusals import problem_of
from assistant.service.replies import AnswerReply, IndexReply
from assistant.shelf import shelf_of
from assistant.vietnam import today

INSTRUCTIONS = (
    "Answers questions about Vietnamese law and administrative procedures from official texts, "
    "with verified quotes. Give the citizen the answer with its citations; do not add to it. "
    "Where the verdict is clarify, ask back with the choices; where it is no_source, say so."
)
READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
Sent = TypeVar("Sent", bound=BaseModel)
Day = Annotated[str | None, Field(description="YYYY-MM-DD; default: today")]
Locality = Annotated[str | None, Field(description="province or commune of the citizen")]


@dataclass(slots=True)
class Tools:
    """What a program may call; one call at a time is answered."""

    desk: Desk
    calendar: Calendar
    notices: Notices
    turn: threading.Lock

    def ask(
        self,
        question: Annotated[str, Field(description="in Vietnamese, or in English")],
        asked_on: Day = None,
        locality: Locality = None,
        locale: Annotated[str, Field(description="vi or en")] = "vi",
    ) -> Annotated[CallToolResult, AnswerReply]:
        """Answer a question about the law or a procedure, with quotes of the official texts."""
        told = {"asked_on": asked_on, "locality": locality, "locale": locale}
        sent = checked(QuestionSent, {"question": question, **told})
        try:
            self.notices.refuse_if_stopped(sent.locale)
        except Problem as stopped:
            raise ToolError(str(stopped)) from None
        with self.turn:
            asked = sent.to_question(today(), self.calendar)
            looked_up(sent, None, "")  # a dossier is looked up by the service alone
            answer = self.desk.answer(asked)
        index = IndexReply(generation=self.desk.generation, built_at=self.desk.built_at)
        return result(AnswerReply.of("", answer, index, self.desk.library), written(answer))

    def provision(
        self, provision_id: Annotated[str, Field(description="of a citation")]
    ) -> Annotated[CallToolResult, ProvisionReply]:
        """Show the official text around a citation, with its versions."""
        with self.turn:
            found = find(provision_id, self.desk.library)
            shelf = shelf_of(self.desk.library)
            asked = ProvisionAsked()
            reply = provision_reply(provision_id, found, asked, today(), shelf) if found else None
        if reply is None:
            raise ToolError(str(Problem(Trouble.NO_PROVISION)))
        return result(reply, f"{reply.label}\n\n{reply.text}")

    def procedures(
        self,
        q: Annotated[str, Field(description="words of the name, everyday words, or a code")],
        locality: Locality = None,
        level: Annotated[
            str | None, Field(description="commune, province, ministry, other")
        ] = None,
        limit: Annotated[int, Field(description="at most 50")] = 10,
        page: int = 1,
    ) -> Annotated[CallToolResult, ProceduresReply]:
        """Find administrative procedures: agency, time limits, fees, papers, official page."""
        told = {"q": q, "locality": locality, "level": level, "limit": limit, "page": page}
        asked = checked(ProceduresAsked, told)
        with self.turn:
            reply = look_up(asked, today(), self.desk.library)
        lines = [f"{one.code} {one.name} ({one.agency})" for one in reply.procedures]
        return result(reply, "\n".join(lines) or "Không tìm thấy thủ tục nào.")

    def due_date(
        self,
        received: Annotated[str, Field(description="day of acceptance, YYYY-MM-DD")],
        limit: Annotated[float, Field(description="how many units")],
        unit: Annotated[
            str,
            Field(description="working_day, calendar_day, week, month, year, hour, working_hour"),
        ],
        on: Day = None,
    ) -> Annotated[CallToolResult, DueDateReply]:
        """Count when a term ends, without days off and holidays of Viet Nam."""
        told = {"received": received, "limit": limit, "unit": unit, "on": on}
        reply = count(checked(DueDateAsked, told), today(), self.calendar)
        return result(reply, f"{reply.due:%d/%m/%Y}: {reply.explanation} ({reply.status})")


def checked(model: type[Sent], told: Mapping[str, Any]) -> Sent:
    """Held to the same rules as what comes by HTTP. Raises ToolError."""
    try:
        return model.model_validate({name: v for name, v in told.items() if v is not None})
    except ValidationError as error:
        locale: Locale = "en" if told.get("locale") == "en" else "vi"
        raise ToolError(str(problem_of(error.errors()[0], locale))) from None


def result(reply: BaseModel, text: str) -> CallToolResult:
    told = TextContent(type="text", text=text)
    return CallToolResult(content=[told], structured_content=reply.model_dump(mode="json"))


def server_of(desk: Desk, calendar: Calendar, notices: Notices, version: str) -> MCPServer[Any]:
    server: MCPServer[Any] = MCPServer(
        "hoidap", version=version, instructions=INSTRUCTIONS, log_level="WARNING"
    )
    tools = Tools(desk, calendar, notices, threading.Lock())
    offered: tuple[Callable[..., CallToolResult], ...] = (
        tools.ask,
        tools.provision,
        tools.procedures,
        tools.due_date,
    )
    for tool in offered:
        server.add_tool(tool, annotations=READ_ONLY)
    return server


def serve_http(server: MCPServer[Any], host: str, port: int) -> None:
    """At http://HOST:PORT/mcp until a signal ends it; any program may ask that can reach it."""
    app = server.streamable_http_app(host=host, stateless_http=True)
    uvicorn.run(app, host=host, port=port, access_log=False, server_header=False, log_config=None)
