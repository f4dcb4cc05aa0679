"""The page on which a citizen asks; plain files served as they are."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

WIDGET = Path(__file__).parents[2] / "widget"

router = APIRouter(include_in_schema=False)


@router.get("/")
async def page() -> FileResponse:
    return FileResponse(WIDGET / "index.html")
