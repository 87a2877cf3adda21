"""Frequent questions, and short answers."""

from flask_babel import lazy_gettext as _l

from mentoring.web.guides.speaking import Guide, Passage

ANSWERS = Guide(
    endpoint="web.answers_index",
    title=_l("Häufige Fragen"),
    lead=_l("Kurze Antworten. Steht Ihre Frage nicht dabei, rufen Sie uns gern an."),
    passages=(
        Passage(
            "kosten",
            _l("Was kostet das Mentoring?"),
            (
                _l(
                    "Nichts. Mentor*innen engagieren sich im Rahmen ihrer Arbeit im Netzwerk. Reisekosten sprechen Sie "
                    "miteinander ab."
                ),
                _l("Ob eine Fortbildung etwas kostet, steht bei der Fortbildung."),
            ),
        ),
        Passage(
            "fuer-wen",
            _l("Für wen ist das gedacht?"),
            (
                _l(
                    "Für alle, die Selbsthilfe und Gesundheitswesen zusammenbringen: in Kliniken, Praxen, "
                    "Reha-Einrichtungen, Selbsthilfekontaktstellen und Selbsthilfegruppen. Auch Privatpersonen sind "
                    "willkommen."
                ),
                _l("Sie können in einem Thema neu sein und in einem anderen Mentor*in."),
            ),
        ),
        Passage(
            "zeit",
            _l("Wie viel Zeit brauche ich?"),
            (
                _l("So viel, wie Sie zu zweit vereinbaren: wie oft, wie lange und ob online oder vor Ort."),
                _l("Üblich ist eine Dauer von %(months)s. Kürzer und länger geht auch."),
            ),
        ),
        Passage(
            "antwort",
            _l("Wann bekomme ich eine Antwort?"),
            (
                _l(
                    "Eine Anfrage wird innerhalb von %(answer)s beantwortet oder endet von selbst. Feiertage und "
                    "Wochenenden zählen nicht mit. Sie sehen jederzeit, wer am Zug ist und bis wann."
                ),
                _l(
                    "Spätestens nach %(promise)s kümmert sich ein Mensch aus der Koordination um Ihren Wunsch."
                ),
            ),
        ),
        Passage(
            "passt-nicht",
            _l("Was, wenn es nicht passt?"),
            (
                _l("Sie beenden das Tandem selbst, ohne Begründung. Danach können Sie neu suchen."),
                _l("Brauchen Sie nur Luft? Eine Pause von höchstens %(pause)s ist möglich."),
            ),
            ((_l("Wenn es zäh läuft"), "mentorship.tough_times_show"),),
        ),
        Passage(
            "absage",
            _l("Muss ich ein Nein begründen?"),
            (
                _l(
                    "Nein. Weder als Mentor*in noch als Einsteiger*in. Eine Absage hinterlässt keine Spur im Profil."
                ),
            ),
        ),
        Passage(
            "wer-liest",
            _l("Wer liest, was ich schreibe?"),
            (
                _l(
                    "Nur die Person, die Sie anfragen, und erst nach ihrer Zusage. Die Koordination liest Ihre "
                    "Anfragen nicht."
                ),
                _l(
                    "Freie Texte haben höchstens %(characters)s Zeichen. Bitte schreiben Sie nichts über Erkrankungen, "
                    "auch nicht über die anderer Menschen."
                ),
            ),
            self_service=True,
        ),
        Passage(
            "wer-liest",
            _l("Wer liest, was ich schreibe?"),
            (
                _l("Nur die Person, mit der Sie im Tandem sind. Die Koordination liest nicht mit."),
                _l(
                    "Freie Texte haben höchstens %(characters)s Zeichen. Bitte schreiben Sie nichts über Erkrankungen, "
                    "auch nicht über die anderer Menschen."
                ),
            ),
            self_service=False,
        ),
        Passage(
            "name",
            _l("Wann sehen andere meinen Namen?"),
            (
                _l(
                    "Vor der Zusage steht dort nur der Anzeigename, den Sie selbst wählen, mit der Art der "
                    "Einrichtung, dem Bundesland und Ihren Themen. Name und Kontakt öffnen sich erst nach zwei Ja."
                ),
                _l(
                    "Wie viele Menschen es irgendwo gibt, steht öffentlich nur ungefähr. Unter %(few)s nennen wir "
                    "keine Zahl."
                ),
            ),
        ),
        Passage(
            "gleiches-haus",
            _l("Kann mir jemand aus meinem Haus vorgeschlagen werden?"),
            (
                _l(
                    "Nein. Menschen aus derselben Einrichtung werden einander nie vorgeschlagen. Weitere Personen "
                    "können Sie für sich ausschließen, und niemand erfährt davon."
                ),
            ),
        ),
        Passage(
            "fortbildung-platz",
            _l("Eine Fortbildung ist ausgebucht. Was nun?"),
            (
                _l(
                    "Tragen Sie sich in die Warteliste ein. Wird ein Platz frei, halten wir ihn bis zu %(offer)s für "
                    "Sie frei und schreiben Ihnen."
                ),
            ),
            ((_l("Fortbildungen ansehen"), "trainings.trainings_index"),),
        ),
        Passage(
            "kalender",
            _l("Wie kommen Termine in meinen Kalender?"),
            (
                _l(
                    "Mit einem Abo, einer Datei oder einem Brief mit Termin. Wir erklären es für jedes Programm."
                ),
            ),
            ((_l("Termine in Ihrem Kalender"), "people.guides_show"),),
        ),
        Passage(
            "konto-loeschen",
            _l("Wie lösche ich mein Konto?"),
            (
                _l(
                    "Unter „Meine Daten“, selbst und ohne Begründung. Nach %(erasure)s löschen wir das Konto mit Ihren "
                    "Angaben. Wer sich bis dahin einloggt, behält es."
                ),
                _l("Worte aus beendeten Anfragen und Tandems löschen wir ohnehin nach %(kept)s."),
            ),
            ((_l("Datenschutz"), "web.privacy"),),
        ),
        Passage(
            "kein-internet",
            _l("Geht das auch am Telefon?"),
            (
                _l(
                    "Ja. Die Koordination nimmt Ihre Angaben auf. Sie bestätigen später mit einem Klick im Brief."
                ),
            ),
            ((_l("Erstgespräch vereinbaren"), "offers.consultations_new"),),
        ),
    ),
)
