"""GET /v1/contacts: whom to turn to, by agency and place."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from assistant.handover.contacts import HOTLINE, Contact, ContactBook, fitting
from assistant.localities.finding import locality_in
from assistant.localities.telling import renamed_places
from assistant.service.bodies import Place, Strict
from assistant.service.openapi import problems
from assistant.service.problems import Locale, Trouble
from assistant.service.replies import Reply

router = APIRouter()


class ContactAsked(Strict):
    locality: Place = Field(default="", description="where the citizen lives or files")
    agency: Place = Field(default="", description="name of the agency, or some of its words")
    locale: Locale = "vi"


class ContactReply(Reply):
    agency: str
    place: str = Field(description='units of today; "" for the whole country')
    phone: str
    email: str
    address: str
    hours: str
    url: str

    @classmethod
    def of(cls, contact: Contact) -> "ContactReply":
        return cls(
            agency=contact.agency,
            place=contact.place,
            phone=contact.phone,
            email=contact.email,
            address=contact.address,
            hours=contact.hours,
            url=contact.url,
        )


class ContactsReply(Reply):
    contacts: list[ContactReply] = Field(description="the nearest first; may be empty")
    hotline: str = Field(description="of the National Public Service Portal")
    province: str | None = Field(description="of today, as far as the place is known")
    commune: str | None
    provinces: list[str] = Field(description="in which a place of that name lies, where several")
    notices: list[str] = Field(description="what an old name is called today")


def book(request: Request) -> ContactBook:
    found: ContactBook = request.app.state.contacts
    return found


@router.get(
    "/v1/contacts",
    operation_id="contacts",
    responses=problems(Trouble.TOO_LONG, Trouble.BROKEN),
    summary="Whom to turn to",
)
def contacts(
    asked: Annotated[ContactAsked, Query()], book: Annotated[ContactBook, Depends(book)]
) -> ContactsReply:
    place = locality_in(asked.locality, stated=True)
    return ContactsReply(
        contacts=[ContactReply.of(one) for one in fitting(book.all(), asked.agency, place)],
        hotline=HOTLINE,
        province=str(place.province) if place and place.province else None,
        commune=str(place.commune) if place and place.province and place.commune else None,
        provinces=list(place.provinces) if place else [],
        notices=list(renamed_places([place] if place else [], asked.locale == "en")),
    )
