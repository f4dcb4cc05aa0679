"""The page on which a citizen asks, and the files of the widget that any site may embed."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from assistant.service.plain_files import ASK_AGAIN, FOR_A_YEAR, FOR_MINUTES, find, version

EARLY = ("panel", "conversation", "question", "dom")

router = APIRouter(include_in_schema=False)


@router.get("/")
async def page(request: Request) -> Response:
    folder = f"widget/{version()}"
    # What is needed before anything is seen comes at once, not one import after another.
    early = [f"<{folder}/{name}.js>; rel=modulepreload" for name in EARLY]
    early.append(f"<{folder}/widget.css>; rel=preload; as=style")
    early.append(f"<{folder}/words.vi.json>; rel=preload; as=fetch; crossorigin")
    return find("index.html").reply(request, ASK_AGAIN, {"Link": ", ".join(early)})


@router.get("/widget.js")
async def launcher(request: Request) -> Response:
    """What other sites embed."""
    return find("widget.js").reply(request, FOR_MINUTES)


@router.get("/widget/{name}")
async def newest(name: str) -> Response:
    """Leads to the file of today; what it imports is found beside that one."""
    find(name)
    return RedirectResponse(f"{version()}/{name}", headers={"Cache-Control": FOR_MINUTES})


@router.get("/widget/{of}/{name}")
async def versioned(request: Request, of: str, name: str) -> Response:
    return find(name).reply(request, FOR_A_YEAR if of == version() else ASK_AGAIN)
