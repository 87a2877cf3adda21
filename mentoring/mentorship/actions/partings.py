"""What becomes of mentoring when somebody leaves the service: first it rests, then it ends and words go."""

from sqlalchemy import ColumnElement, delete, select, update

from mentoring.core.db import db, lock
from mentoring.core.steps import take
from mentoring.mentorship.actions.enquiries import close_enquiry, close_open_enquiries
from mentoring.mentorship.actions.forgetting import COMMON
from mentoring.mentorship.actions.tandems.endings import finish_without_fault
from mentoring.mentorship.lifecycle import LIVE, WAITING
from mentoring.mentorship.models import (
    Agreement,
    Enquiry,
    Farewell,
    MentorProfile,
    Need,
    NeedTopic,
    Question,
    Talk,
    Tandem,
)
from mentoring.people.models import Person

QUIETLY = {"synchronize_session": False}


def rest_mentoring(person: Person) -> None:
    """Inside the running action: open enquiries end and the search rests; tandems go on, for there is a way back."""
    searching = select(Need).where(Need.person_id == person.id, Need.state == "searching")
    needs = db.session.scalars(searching).all()
    profile = db.session.get(MentorProfile, person.id)
    lock(*needs, *([profile] if profile is not None else []))
    for need in needs:
        take("pause", need, person)
    own = select(Enquiry).where(Enquiry.newcomer_id == person.id, Enquiry.state.in_(WAITING))
    for enquiry in db.session.scalars(own.order_by(Enquiry.id)):
        close_enquiry("withdraw", enquiry, person)
    if profile is not None:
        close_open_enquiries("return", profile)


def end_mentoring(person: Person) -> None:
    """Inside the running action: every tandem ends in neutral words, and the own search is over."""
    for tandem in db.session.scalars(select(Tandem).where(_of(person), Tandem.state.in_(LIVE))).all():
        lock(tandem.need, tandem)
        finish_without_fault("end", tandem, person)
    rest_mentoring(person)
    open_needs = select(Need).where(Need.person_id == person.id, Need.state != "closed")
    for need in db.session.scalars(open_needs).all():
        take("close", need, person)


def _of(person: Person) -> ColumnElement[bool]:
    return (Tandem.newcomer_id == person.id) | (Tandem.mentor_id == person.id)


def forget_shared_words(person: Person) -> bool:
    """Empty what somebody wrote in tandems; says whether a tandem stays, for the other one of the two.

    Dates and times stay, with a person without a name; enquiries and searches from which no tandem came go.
    """
    db.session.flush()
    kept = list(db.session.scalars(select(Tandem).where(_of(person))))
    enquiry_ids = [tandem.enquiry_id for tandem in kept]
    _delete_others(person, enquiry_ids)
    _empty_enquiries(person, enquiry_ids)
    _empty_agreements(person, enquiry_ids)
    _empty_tandems([tandem.id for tandem in kept])
    _empty_needs(person)
    return bool(kept)


def _delete_others(person: Person, kept: list[int]) -> None:
    own = (Enquiry.newcomer_id == person.id) | (Enquiry.mentor_id == person.id)
    db.session.execute(delete(Enquiry).where(own, Enquiry.id.not_in(kept)), execution_options=QUIETLY)
    used = select(Enquiry.need_id).where(Enquiry.id.in_(kept))
    db.session.execute(
        delete(Need).where(Need.person_id == person.id, Need.id.not_in(used)), execution_options=QUIETLY
    )


def _empty_enquiries(person: Person, kept: list[int]) -> None:
    """Words of whoever began; a question and its answer go together."""
    began = (Enquiry.newcomer_id == person.id) & (Enquiry.awaiting != "newcomer")
    offered = (Enquiry.mentor_id == person.id) & (Enquiry.awaiting == "newcomer")
    ours = Enquiry.id.in_(kept)
    db.session.execute(
        update(Enquiry).where(ours, began | offered).values(words=""), execution_options=QUIETLY
    )
    db.session.execute(update(Enquiry).where(ours).values(office_words=""), execution_options=QUIETLY)
    db.session.execute(delete(Question).where(Question.enquiry_id.in_(kept)), execution_options=QUIETLY)


def _empty_agreements(person: Person, kept: list[int]) -> None:
    """The own question in every version, and what the own versions say for both."""
    for side in ("newcomer", "mentor"):
        mine = select(Enquiry.id).where(Enquiry.id.in_(kept), getattr(Enquiry, f"{side}_id") == person.id)
        emptied = update(Agreement).where(Agreement.enquiry_id.in_(mine)).values({f"{side}_learns": ""})
        db.session.execute(emptied, execution_options=QUIETLY)
    written = (
        update(Agreement).where(Agreement.author_id == person.id).values(author_id=None, topics=(), **COMMON)
    )
    db.session.execute(written, execution_options=QUIETLY)


def _empty_tandems(kept: list[int]) -> None:
    talks = update(Talk).where(Talk.tandem_id.in_(kept)).values(link="", place="")
    db.session.execute(talks, execution_options=QUIETLY)
    db.session.execute(delete(Farewell).where(Farewell.tandem_id.in_(kept)), execution_options=QUIETLY)


def _empty_needs(person: Person) -> None:
    """A search that a tandem came from keeps its days alone."""
    own = select(Need.id).where(Need.person_id == person.id)
    db.session.execute(delete(NeedTopic).where(NeedTopic.need_id.in_(own)), execution_options=QUIETLY)
    nothing = {"purposes": (), "formats": (), "languages": (), "emphasis": None}
    chosen = {"other_view": False, "not_my_kreis": False, "allows_offers": False, "moves_on_at": None}
    emptied = update(Need).where(Need.person_id == person.id).values(**nothing, **chosen)
    db.session.execute(emptied, execution_options=QUIETLY)
