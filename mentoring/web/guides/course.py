"""How mentoring works, from the first look to a good end."""

from flask_babel import lazy_gettext as _l

from mentoring.web.guides.speaking import Guide, Passage

COURSE = Guide(
    endpoint="web.guide_show",
    title=_l("So funktioniert Mentoring"),
    lead=_l(
        "Wer neu ist, findet eine erfahrene Kollegin oder einen erfahrenen Kollegen. Beide entscheiden selbst."
    ),
    passages=(
        Passage(
            "erzaehlen",
            _l("Erzählen, worum es geht"),
            (
                _l(
                    "Sie registrieren sich mit Ihrer E-Mail-Adresse. Eine Einrichtung müssen Sie nicht angeben."
                ),
                _l(
                    "Sie sagen, wo Sie arbeiten, wählen bis zu %(topics)s Themen und ob Sie sich online oder vor Ort "
                    "treffen möchten. Das dauert wenige Minuten und lässt sich jederzeit ändern."
                ),
            ),
            ((_l("Mentor*in finden"), "security.register"),),
        ),
        Passage(
            "auswaehlen",
            _l("Vorschläge lesen und auswählen"),
            (
                _l(
                    "Sie sehen höchstens %(suggestions)s Vorschläge. Bei jedem steht in Worten, was Sie gemeinsam "
                    "haben: Region, Art der Einrichtung, Themen, Form."
                ),
                _l(
                    "Es gibt keine Punkte und keine Bewertung von Menschen. Alle anderen Mentor*innen sehen Sie mit "
                    "einem Klick."
                ),
            ),
            ((_l("Wie entsteht die Reihenfolge?"), "mentorship.orders_show"),),
            self_service=True,
        ),
        Passage(
            "auswaehlen",
            _l("Die Koordination schlägt jemanden vor"),
            (
                _l(
                    "Die Koordination liest, was Sie suchen, und schlägt beiden dasselbe Tandem vor. Dazu steht in "
                    "Worten, was Sie gemeinsam haben."
                ),
                _l("Es ist ein Vorschlag. Beide haben innerhalb von %(answer)s Zeit, Ja oder Nein zu sagen."),
            ),
            self_service=False,
        ),
        Passage(
            "anfragen",
            _l("Eine Person anfragen"),
            (
                _l(
                    "Ihre Anfrage geht nur an die Person, die Sie gewählt haben. Ihre Worte liest sie erst, wenn sie "
                    "zugesagt hat."
                ),
                _l(
                    "Für die Antwort ist innerhalb von %(answer)s Zeit. Nach %(reminder)s erinnern wir einmal, und Sie "
                    "können ab dann weitergehen. Bis zu %(wishes)s Personen können auf Ihrer Wunschliste stehen."
                ),
                _l(
                    "Wer angefragt ist, kann bis zu %(questions)s Mal zurückfragen, bevor eine Antwort fällt."
                ),
            ),
            self_service=True,
        ),
        Passage(
            "zusagen",
            _l("Zwei Ja, dann ein Tandem"),
            (
                _l(
                    "Ein Tandem entsteht erst, wenn beide Ja gesagt haben. Niemand kann für Sie zusagen, auch die "
                    "Koordination nicht."
                ),
                _l("Ein Nein braucht keine Begründung und ist nirgends zu sehen."),
                _l("Erst nach der Zusage sehen Sie Namen und Kontakt voneinander."),
            ),
        ),
        Passage(
            "vereinbaren",
            _l("Vereinbaren und sprechen"),
            (
                _l(
                    "Sie halten gemeinsam fest, was jede Seite lernen möchte, wie oft Sie sprechen und bis wann. "
                    "Üblich ist eine Dauer von %(months)s."
                ),
                _l(
                    "Ihre Gespräche planen Sie selbst. Sie stehen auf Wunsch in Ihrem Kalender, ohne den Namen der "
                    "anderen Person."
                ),
                _l(
                    "Wer Erfahrung mitbringt, klärt, öffnet Wege und gibt Rückmeldung. Wer neu ist, entscheidet und "
                    "handelt."
                ),
                _l("Nach %(check_in)s fragen wir jede Seite für sich, wie es läuft."),
            ),
            (
                (_l("Termine in Ihrem Kalender"), "people.guides_show"),
                (_l("Wenn es zäh läuft"), "mentorship.tough_times_show"),
            ),
        ),
        Passage(
            "aufhoeren",
            _l("Gut aufhören"),
            (
                _l("Am vereinbarten Ende blicken beide zurück. Wenn Sie möchten, verlängern Sie."),
                _l(
                    "Sie können auch früher aufhören, ohne Begründung. Innerhalb von %(reopen)s können beide ein "
                    "beendetes Tandem wieder aufnehmen."
                ),
            ),
        ),
        Passage(
            "mentor-werden",
            _l("Selbst Mentor*in sein"),
            (
                _l(
                    "Sie bringen Erfahrung mit und geben gern etwas weiter? Sie sagen, wie viele Personen Sie "
                    "begleiten möchten. Ist Ihr Platz belegt, fragt Sie niemand."
                ),
                _l(
                    "Die Koordination liest Ihr Profil einmal und gibt es frei. Eine Pause ist jederzeit möglich."
                ),
            ),
            ((_l("Selbst Mentor*in werden"), "security.register"),),
        ),
        Passage(
            "niemand-da",
            _l("Wenn niemand passt"),
            (
                _l(
                    "Es gibt nicht für jede Frage sofort jemanden. Spätestens nach %(promise)s liegt Ihr Wunsch bei "
                    "einem Menschen aus der Koordination. Niemand wartet im Stillen."
                ),
                _l("Bis dahin helfen Fortbildungen, Praxisbeispiele und ein Erstgespräch."),
            ),
            ((_l("Wie es weitergehen kann"), "web.ways_show"),),
        ),
    ),
)
