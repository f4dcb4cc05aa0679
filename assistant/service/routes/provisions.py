"""GET /v1/provisions/{id}: the official text around a citation."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query

from assistant.service.answering import Counter
from assistant.service.official.around import find
from assistant.service.official.replies import ProvisionAsked, ProvisionReply, provision_reply
from assistant.service.openapi import problems
from assistant.service.problems import Problem, Trouble
from assistant.service.routes.ask import counter
from assistant.shelf import shelf_of
from assistant.vietnam import today

router = APIRouter()


@router.get(
    "/v1/provisions/{id:path}",  # the number of an annex may hold a slash
    operation_id="provision",
    responses=problems(Trouble.NO_PROVISION, Trouble.WRONG_VALUE, Trouble.BROKEN, Trouble.NO_INDEX),
    summary="Show the official text around a citation",
)
async def provision(
    name: Annotated[str, Path(alias="id", description="a citation's `provision_id`")],
    asked: Annotated[ProvisionAsked, Query()],
    counter: Annotated[Counter, Depends(counter)],
) -> ProvisionReply:
    desk = counter.desk
    if desk is None:
        raise Problem(Trouble.NO_INDEX)

    def read() -> ProvisionReply | None:
        found = find(name, desk.library)
        if found is None:
            return None
        return provision_reply(name, found, asked, today(), shelf_of(desk.library))

    reply = await counter.in_thread(read)
    if reply is None:
        raise Problem(Trouble.NO_PROVISION)
    return reply
