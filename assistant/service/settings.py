"""What an operator may set, by environment variables that begin with HOIDAP_."""

import os
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, InstanceOf, SecretStr
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.deadlines.calendar import Calendar
from assistant.deadlines.holidays import CalendarUnreadable, official_calendar, overridden

SECONDS = {"second": 1, "minute": 60, "hour": 3600}
RATE = re.compile(r"(?P<count>[1-9]\d{0,5})/(?P<per>second|minute|hour)")
MOST_WORKERS = 4  # by default
NOT_A_RATE = "A rate limit must be 'off' or COUNT/second, COUNT/minute or COUNT/hour"

NOT_ORIGINS = "HOIDAP_ORIGINS must be * or origins like https://portal.example, without a path"
ANY = "*"
ORIGIN = re.compile(r"https?://(?:[a-z0-9-]{1,63}\.)*[a-z0-9-]{1,63}(?::[1-9]\d{0,4})?")

Rate = tuple[int, int]  # questions, and the seconds in which so many may come


def rate(value: object) -> object:
    """`60/minute` is (60, 60); `off` is None."""
    if not isinstance(value, str):
        return value
    if value == "off":
        return None
    match = RATE.fullmatch(value)
    if match is None:
        raise ValueError(NOT_A_RATE)
    return int(match["count"]), SECONDS[match["per"]]


def named_origins(value: object) -> object:
    """`https://a.example https://b.example:8443` is both; `*` is every origin."""
    if not isinstance(value, str):
        return value
    named = tuple(value.replace(",", " ").split())
    if named == (ANY,) or all(map(ORIGIN.fullmatch, named)):
        return named
    raise ValueError(NOT_ORIGINS)


def calendar(value: object) -> object:
    """The calendar that ships with the rows of the operator's file in place of its own."""
    if not isinstance(value, str | Path):
        return value
    try:
        return overridden(Path(value))
    except CalendarUnreadable as wrong:
        raise PydanticCustomError("calendar", "{wrong}", {"wrong": str(wrong)}) from wrong


def collector() -> str | None:
    """The one that OpenTelemetry's own variables name."""
    base = os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT")
    traces = f"{base.rstrip('/')}/v1/traces" if base else None
    return os.environ.get("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") or traces


class Settings(BaseSettings):
    """Every field has a default that works on a laptop."""

    model_config = SettingsConfigDict(env_prefix="HOIDAP_", frozen=True, extra="ignore")

    data: Path = Field(default=Path("var"), description="store, indexes and kept answers")
    host: str = Field(default="127.0.0.1", description="address to listen on")
    port: int = Field(default=8080, ge=1, le=65535, description="port to listen on")
    workers: int = Field(
        default=min(os.cpu_count() or 1, MOST_WORKERS),
        ge=1,
        le=64,
        description="processes that answer; they share the index in memory",
    )
    threads: int = Field(
        default=1,
        ge=1,
        le=256,
        description="answers made at a time in each process",
    )
    rate_limit: Annotated[Rate | None, NoDecode, BeforeValidator(rate)] = Field(
        default=(60, 60), description="questions of one client: COUNT/second|minute|hour, or off"
    )
    session_rate_limit: Annotated[Rate | None, NoDecode, BeforeValidator(rate)] = Field(
        default=(30, 60), description="the same of one session, where it names itself"
    )
    timeout: float = Field(default=30, gt=0, le=600, description="seconds for one answer")
    origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(named_origins)] = Field(
        default=(), description="origins of pages that may embed the widget, or *"
    )
    site_tokens: bool = Field(
        default=False, description="pages of other origins must send their site's token"
    )
    log: Literal["text", "json"] = Field(default="text", description="form of the lines on stderr")
    traces: str | None = Field(
        default_factory=collector, description="collector of OpenTelemetry traces (OTLP over HTTP)"
    )
    metrics_token: SecretStr | None = Field(
        default=None, min_length=1, description="who sends it may read /metrics from anywhere"
    )
    keep_days: int = Field(
        default=30, ge=1, le=3650, description="days for which answers and records are kept"
    )
    record: bool = Field(
        default=True, description="keep questions, masked, and verdicts for the staff pages"
    )
    state: str | None = Field(
        default=None,
        pattern=r"^postgresql(\+psycopg)?://",
        description="postgresql://… for what the service keeps; default: files in the data folder",
    )
    cases: str | None = Field(
        default=None,
        description="register of dossiers: a file, a database's URL or FILE.json of a service",
    )
    holidays: Annotated[InstanceOf[Calendar], NoDecode, BeforeValidator(calendar)] = Field(
        default_factory=official_calendar,
        description="file of days off and worked Saturdays that win over the ones that ship",
    )
    voice_model: Path | None = Field(
        default=None,
        description="folder of a model of speech; default: the newest in the data folder's voice/",
    )
    voice_workers: int = Field(
        default=1, ge=1, le=16, description="processes that listen, beside each one that answers"
    )
    voice_phrases: bool = Field(
        default=False, description="the model of speech expects names of procedures and agencies"
    )
    model: str | None = Field(
        default=None, description="embedding model other than the one that ships"
    )
