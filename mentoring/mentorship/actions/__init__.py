"""What people and time do with needs, enquiries, tandems and mentors' profiles: one action per button."""

from mentoring.mentorship.actions.asking import answer_by, ask_mentor, offer_mentoring, propose_pair
from mentoring.mentorship.actions.calls import (
    Errand,
    act_for,
    begin_wished_search,
    errands_for,
    note_wish,
)
from mentoring.mentorship.actions.check_ins import (
    answer_check_in,
    answer_check_in_by_link,
    ask_how_it_goes,
)
from mentoring.mentorship.actions.dialogue import answer_question, ask_back
from mentoring.mentorship.actions.enquiries import (
    accept_enquiry,
    cancel_enquiry,
    decline_by_link,
    decline_enquiry,
    say_yes,
    say_yes_by_link,
    withdraw_enquiry,
)
from mentoring.mentorship.actions.exclusions import exclude_person, include_person
from mentoring.mentorship.actions.farewells import (
    come_back_as_mentor,
    depart,
    leave_mentoring,
    plan_farewell,
)
from mentoring.mentorship.actions.forgetting import forget_help_words, forget_tandem_words
from mentoring.mentorship.actions.guards import asking_refusal, proposing_refusal, refusal_of, wish_refusal
from mentoring.mentorship.actions.help_calls import (
    Plea,
    call_for_help,
    finish_call,
    take_up_call,
    withdraw_call,
)
from mentoring.mentorship.actions.mentors import (
    approve_mentor,
    pause_mentor,
    reinstate_mentor,
    resume_mentor,
    return_mentor,
    save_profile,
    suspend_mentor,
)
from mentoring.mentorship.actions.messages import may_remove, remove_message, write_message
from mentoring.mentorship.actions.needs import (
    SEARCH_ANSWERS,
    answer_by_link,
    choose_topics,
    close_need,
    continue_search,
    pause_need,
    refine_need,
)
from mentoring.mentorship.actions.offers import ProfileWords
from mentoring.mentorship.actions.returns import ask_about_return, return_by_link
from mentoring.mentorship.actions.silence import expire_enquiry, remind_of_enquiry
from mentoring.mentorship.actions.talks import (
    TalkPlan,
    cancel_talk,
    hold_talk,
    may_take_back,
    move_talk,
    note_talk,
    plan_talk,
    take_talk_back,
)
from mentoring.mentorship.actions.tandems.agreements import (
    OPEN_TO_CHANGE,
    AgreementWords,
    confirm_agreement,
    draft_agreement,
)
from mentoring.mentorship.actions.tandems.endings import end_tandem, propose_end
from mentoring.mentorship.actions.tandems.handovers import (
    agree_to_handover,
    propose_handover,
    propose_handover_to_both,
)
from mentoring.mentorship.actions.tandems.pauses import pause_tandem, resume_tandem
from mentoring.mentorship.actions.tandems.proposals import (
    agree_to_extension,
    drop_proposal,
    propose_extension,
    reopen_tandem,
)
from mentoring.mentorship.actions.tandems.reflections import look_back, write_interim
from mentoring.mentorship.actions.tandems.reopenings import days_to_reopen
from mentoring.mentorship.actions.tandems.signs import (
    STANDINGS,
    answer_tandem_by_link,
    continue_tandem,
    note_contact,
)
from mentoring.mentorship.actions.tandems.strikes import strike_due_tandems
from mentoring.mentorship.actions.waiting import ask_whether_current, lapse_need, report_on_need
from mentoring.mentorship.actions.wish_list import (
    ask_next,
    ask_next_by_link,
    let_wishes_go,
    move_on,
    next_wish_of,
    raise_wish,
    remove_wish,
    wish_for_mentor,
)
from mentoring.mentorship.actions.wishes import Wishes

__all__ = [
    "OPEN_TO_CHANGE",
    "SEARCH_ANSWERS",
    "STANDINGS",
    "AgreementWords",
    "Errand",
    "Plea",
    "ProfileWords",
    "TalkPlan",
    "Wishes",
    "accept_enquiry",
    "act_for",
    "agree_to_extension",
    "agree_to_handover",
    "answer_by",
    "answer_by_link",
    "answer_check_in",
    "answer_check_in_by_link",
    "answer_question",
    "answer_tandem_by_link",
    "approve_mentor",
    "ask_about_return",
    "ask_back",
    "ask_how_it_goes",
    "ask_mentor",
    "ask_next",
    "ask_next_by_link",
    "ask_whether_current",
    "asking_refusal",
    "begin_wished_search",
    "call_for_help",
    "cancel_enquiry",
    "cancel_talk",
    "choose_topics",
    "close_need",
    "come_back_as_mentor",
    "confirm_agreement",
    "continue_search",
    "continue_tandem",
    "days_to_reopen",
    "decline_by_link",
    "decline_enquiry",
    "depart",
    "draft_agreement",
    "drop_proposal",
    "end_tandem",
    "errands_for",
    "exclude_person",
    "expire_enquiry",
    "finish_call",
    "forget_help_words",
    "forget_tandem_words",
    "hold_talk",
    "include_person",
    "lapse_need",
    "leave_mentoring",
    "let_wishes_go",
    "look_back",
    "may_remove",
    "may_take_back",
    "move_on",
    "move_talk",
    "next_wish_of",
    "note_contact",
    "note_talk",
    "note_wish",
    "offer_mentoring",
    "pause_mentor",
    "pause_need",
    "pause_tandem",
    "plan_farewell",
    "plan_talk",
    "propose_end",
    "propose_extension",
    "propose_handover",
    "propose_handover_to_both",
    "propose_pair",
    "proposing_refusal",
    "raise_wish",
    "refine_need",
    "refusal_of",
    "reinstate_mentor",
    "remind_of_enquiry",
    "remove_message",
    "remove_wish",
    "reopen_tandem",
    "report_on_need",
    "resume_mentor",
    "resume_tandem",
    "return_by_link",
    "return_mentor",
    "save_profile",
    "say_yes",
    "say_yes_by_link",
    "strike_due_tandems",
    "suspend_mentor",
    "take_talk_back",
    "take_up_call",
    "wish_for_mentor",
    "wish_refusal",
    "withdraw_call",
    "withdraw_enquiry",
    "write_interim",
    "write_message",
]
