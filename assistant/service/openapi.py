"""What /openapi.json says beyond what FastAPI finds by itself: the problems."""

from typing import Any

from fastapi import FastAPI

from assistant.service.problems import MEDIA_TYPE, ProblemReply, Told

SCHEMA = {"$ref": "#/components/schemas/Problem"}


def problems(*troubles: Told) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route that may end in these."""
    return {
        trouble.status: {
            "description": trouble.title,
            "content": {MEDIA_TYPE: {"schema": SCHEMA}},
        }
        for trouble in troubles
    }


def describe(app: FastAPI) -> None:
    """Add the problem's schema to the description that the app gives of itself."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        described = generate()
        schemas = described.setdefault("components", {}).setdefault("schemas", {})
        schemas.setdefault("Problem", ProblemReply.model_json_schema())
        return described

    app.openapi = openapi  # type: ignore[method-assign]
