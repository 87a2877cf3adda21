"""What the marks on columns say, in the words of the page: purposes with their legal basis, readers, periods."""

from typing import Any

from flask_babel import lazy_gettext as _l

CONTRACT = _l("Nutzung des Dienstes, Art. 6 Abs. 1 Buchstabe b DSGVO")
SECURITY = _l("Schutz vor Missbrauch, Art. 6 Abs. 1 Buchstabe f DSGVO")
PROOF = _l("Nachweis, Art. 5 Abs. 2 und Art. 6 Abs. 1 Buchstabe c DSGVO")
INTEREST = _l("Verlässlicher Betrieb, Art. 6 Abs. 1 Buchstabe f DSGVO")
CONSENT = _l("Einwilligung, Art. 6 Abs. 1 Buchstabe a und Art. 9 Abs. 2 Buchstabe a DSGVO")
CHOICE = _l("Einwilligung, Art. 6 Abs. 1 Buchstabe a DSGVO")

PURPOSES: dict[str, tuple[Any, Any]] = {
    "a caller's wish": (_l("Wunsch aus einem Anruf"), CONTRACT),
    "agreement": (_l("Vereinbarung im Tandem"), CONTRACT),
    "an account that the office lets rest": (_l("Ruhendes Konto"), SECURITY),
    "answer": (_l("Antwort auf Ihre Bitte"), CONTRACT),
    "approval by the office": (_l("Freigabe durch die Koordination"), CONTRACT),
    "certificate": (_l("Bescheinigung der Teilnahme"), CONTRACT),
    "change of address, until it is confirmed": (_l("Wechsel der E-Mail-Adresse"), CONTRACT),
    "check-in": (_l("Zwischenfrage, wie es geht"), CONTRACT),
    "consent": (_l("Nachweis einer Zustimmung"), PROOF),
    "consent to show the name of a self-help group (GDPR Art. 9)": (
        _l("Name einer Selbsthilfegruppe zeigen"),
        CONSENT,
    ),
    "consent to be named": (_l("Name am Praxisbeispiel"), CHOICE),
    "consent to be written to": (_l("Nachfragen zum Praxisbeispiel"), CHOICE),
    "contact": (_l("Kontakt"), CONTRACT),
    "delivery": (_l("Zustellung von Briefen"), CONTRACT),
    "enquiry": (_l("Anfrage"), CONTRACT),
    "erasure": (_l("Löschung des Kontos"), PROOF),
    "exclusion": (_l("Wer nicht zusammenkommen soll"), CONTRACT),
    "farewell": (_l("Abschied aus dem Mentoring"), CONTRACT),
    "first words of a mentor's profile": (_l("Erste Worte für ein Mentoring-Profil"), CONTRACT),
    "first talk, approval": (_l("Erstes Gespräch und Freigabe"), CONTRACT),
    "handover": (_l("Weitergabe eines Tandems"), CONTRACT),
    "help": (_l("Bitte um Hilfe"), CONTRACT),
    "how long searches take, as a median of many": (_l("Wie lange Suchen dauern, als Mittelwert"), INTEREST),
    "invitation": (_l("Einladung"), CONTRACT),
    "keeping somebody's own calendar right by letter": (_l("Termine im eigenen Kalender"), CONTRACT),
    "letters": (_l("Briefe"), CONTRACT),
    "looking back": (_l("Rückblick im Tandem"), CONTRACT),
    "message": (_l("Nachrichten im Tandem"), CONTRACT),
    "offers of mentors": (_l("Angebote von Mentor*innen"), CONTRACT),
    "order of suggestions": (_l("Reihenfolge der Vorschläge"), CONTRACT),
    "pause": (_l("Pause"), CONTRACT),
    "proposal for everybody": (_l("Vorschlag der Koordination für alle, die suchen"), CONTRACT),
    "practice example": (_l("Praxisbeispiel"), CONTRACT),
    "question": (_l("Rückfragen zu einer Anfrage"), CONTRACT),
    "retention": (_l("Fristen zum Löschen"), PROOF),
    "roles": (_l("Was jemand hier möchte"), CONTRACT),
    "salutation": (_l("Anrede"), CONTRACT),
    "salutation, contact": (_l("Anrede und Kontakt"), CONTRACT),
    "same-institution rule, contact": (_l("Kontakt, und keine Vorschläge im eigenen Haus"), CONTRACT),
    "second factor": (_l("Zweite Stufe beim Einloggen"), SECURITY),
    "second factor: a code works once": (_l("Ein Code gilt nur einmal"), SECURITY),
    "sign in": (_l("Einloggen"), CONTRACT),
    "sign in, letters": (_l("Einloggen und Briefe"), CONTRACT),
    "since when the next wish goes by itself": (_l("Nächste Anfrage von selbst"), CONTRACT),
    "subscribing to one's own dates": (_l("Eigene Termine abonnieren"), CONTRACT),
    "showing it to who asked": (_l("Damit Sie Ihre Bitte wiederfinden"), CONTRACT),
    "suggestions": (_l("Vorschläge"), CONTRACT),
    "taking part in a training": (_l("Teilnahme an einer Fortbildung"), CONTRACT),
    "tandem": (_l("Tandem"), CONTRACT),
    "telling two of one Träger before they say yes": (_l("Hinweis auf denselben Träger"), CONTRACT),
    "telling one's own calendars apart": (_l("Eigene Kalender unterscheiden"), CONTRACT),
    "the name on certificates": (_l("Name auf Bescheinigungen"), CONTRACT),
    "the full name on the list at the door": (_l("Name auf der Liste an der Tür"), CHOICE),
    "the institution on lists": (_l("Einrichtung auf Listen"), CHOICE),
    "what it is about": (_l("Worum es geht"), CONTRACT),
    "what others read before acceptance": (_l("Was andere vor einer Zusage lesen"), CONTRACT),
    "what the office asks for": (_l("Bitte der Koordination"), CONTRACT),
    "what the office says": (_l("Worte der Koordination"), CONTRACT),
    "where to meet": (_l("Ort eines Gesprächs"), CONTRACT),
    "where to meet online": (_l("Link zu einem Gespräch"), CONTRACT),
    "who asked for help in leading": (_l("Wer um Mithilfe bei der Leitung bat"), CONTRACT),
    "who changed the order of suggestions": (_l("Wer die Reihenfolge der Vorschläge geändert hat"), PROOF),
    "who did it": (_l("Protokoll: wer etwas getan hat"), PROOF),
    "who invited": (_l("Wer eingeladen hat"), PROOF),
    "who leads the training": (_l("Leitung einer Fortbildung"), CONTRACT),
    "who marked it": (_l("Wer die Anwesenheit eingetragen hat"), PROOF),
    "who made a proposal for everybody": (_l("Wer einen Vorschlag für alle entworfen hat"), PROOF),
    "who of the office looked": (_l("Wer von der Koordination nachgesehen hat"), PROOF),
    "who published a proposal for everybody": (_l("Wer einen Vorschlag für alle veröffentlicht hat"), PROOF),
    "who takes care of it": (_l("Wer sich kümmert"), CONTRACT),
    "who wrote it": (_l("Wer ein Praxisbeispiel geschrieben hat"), CONTRACT),
    "who wrote the version": (_l("Wer die Fassung geschrieben hat"), CONTRACT),
    "whose certificate it is": (_l("Zu wem eine Bescheinigung gehört"), CONTRACT),
    "why it went back": (_l("Was an einem Praxisbeispiel noch fehlt"), CONTRACT),
    "why the office ended it": (_l("Warum die Koordination beendet hat"), CONTRACT),
    "why the account rests": (_l("Warum ein Konto ruht"), SECURITY),
    "wish list": (_l("Merkliste für Anfragen"), CONTRACT),
}
READERS: dict[str, Any] = {
    "everybody reads the display name, after a yes": _l("Alle lesen den Anzeigenamen, nach der Zusage"),
    "everybody once it is published": _l("alle, sobald es veröffentlicht ist"),
    "everybody where the author agrees, office": _l("alle, wenn Sie zustimmen, und die Koordination"),
    "signed-in people where the author agrees, office": _l(
        "alle, die eingeloggt sind, wenn Sie zustimmen, und die Koordination"
    ),
    "the author, office": _l("Sie selbst und die Koordination"),
    "mentors who are asked": _l("gefragte Mentor*innen"),
    "mentors who are asked, office": _l("gefragte Mentor*innen, Koordination"),
    "mentors with a free place, without a name": _l("Mentor*innen mit freiem Platz, ohne Namen"),
    "nobody": _l("niemand, nur der Dienst"),
    "office": _l("Sie selbst und die Koordination"),
    "partner after acceptance, office": _l("Ihr Gegenüber nach der Zusage, Koordination"),
    "signed-in people": _l("alle, die eingeloggt sind"),
    "the author, the other one after acceptance": _l("wer schreibt, und das Gegenüber nach der Zusage"),
    "the person": _l("nur Sie selbst"),
    "the person, office": _l("Sie selbst und die Koordination"),
    "the person, until the enquiry is sent": _l("nur Sie selbst, bis die Anfrage abgeschickt ist"),
    "the person, who leads the training": _l("Sie selbst und die Leitung der Fortbildung"),
    "the person, who leads the training, office": _l(
        "Sie selbst, die Leitung der Fortbildung und die Koordination"
    ),
    "the two persons": _l("die beiden im Tandem"),
    "the two persons, office": _l("die beiden im Tandem und die Koordination"),
    "the two persons, while it waits and after acceptance": _l(
        "die beiden, solange die Anfrage wartet und nach der Zusage"
    ),
    "the two persons; a look back only once its author releases it": _l(
        "die beiden im Tandem; einen Rückblick erst, wenn er freigegeben ist"
    ),
    "those concerned, office": _l("wer beteiligt ist, und die Koordination"),
    "who asks, office": _l("wer bittet, und die Koordination"),
    "who comes": _l("wer teilnimmt"),
    "who comes, who leads": _l("wer teilnimmt, und die Leitung"),
    "who has taken part": _l("wer teilgenommen hat"),
    "who leads the training": _l("die Leitung der Fortbildung"),
    "who leads the training, office": _l("die Leitung der Fortbildung und die Koordination"),
}
