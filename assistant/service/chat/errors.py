"""Problems in the shape that OpenAI's clients read."""

from typing import Any

from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from assistant.service.problems import Problem, Told

PATHS = ("/v1/chat/", "/v1/models", "/v1/audio/")
TYPES = {403: "permission_error", 429: "rate_limit_error", 500: "server_error"}
REFUSED, SERVER = 400, 500


class ErrorTold(BaseModel):
    message: str
    type: str
    param: str | None
    code: str | None


class ErrorReply(BaseModel):
    error: ErrorTold


def reply_to(problem: Problem, path: str) -> Response:
    """problem+json, or an error of OpenAI's where its clients ask."""
    reply = problem.reply()
    if not path.startswith(PATHS):
        return reply
    headers = {name: value for name, value in reply.headers.items() if name[:8] != "content-"}
    return JSONResponse(error_of(problem), status_of(problem), headers)


def error_of(problem: Problem) -> dict[str, Any]:
    status = status_of(problem)
    kind = "server_error" if status >= SERVER else TYPES.get(status, "invalid_request_error")
    param, code = problem.facts.get("field"), problem.trouble.slug.replace("-", "_")
    told = ErrorTold(message=str(problem), type=kind, param=param, code=code)
    return ErrorReply(error=told).model_dump()


def status_of(problem: Problem) -> int:
    """What is wrong with a body is 400 there."""
    status = problem.trouble.status
    return REFUSED if status == 422 else status


def errors(*troubles: Told) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may end in these."""
    return {
        status_of(Problem(trouble)): {"model": ErrorReply, "description": trouble.title}
        for trouble in troubles
    }
