"""The service in plain language: short sentences, one thought each, one a line."""

from flask_babel import lazy_gettext as _l

from mentoring.web.guides.speaking import Guide, Passage

PLAIN_WORDS = Guide(
    endpoint="web.plain_words_show",
    title=_l("Einfache Sprache"),
    lead=_l("Hier erklären wir alles in kurzen Sätzen."),
    passages=(
        Passage(
            "was-ist-das",
            _l("Was ist das hier?"),
            (
                _l("Hier treffen sich Menschen aus Selbsthilfe und Medizin."),
                _l("Manche sind neu in ihrer Aufgabe."),
                _l("Manche haben schon viel Erfahrung."),
                _l("Sie sprechen miteinander und lernen voneinander."),
                _l("Das nennen wir Mentoring."),
            ),
        ),
        Passage(
            "wer-hilft",
            _l("Was sind Mentor*innen?"),
            (
                _l("Mentor*innen haben Erfahrung."),
                _l("Sie hören zu und geben Tipps."),
                _l("Sie sagen Ihnen nicht, was Sie tun müssen."),
                _l("Sie entscheiden selbst."),
                _l("Mentoring kostet kein Geld."),
            ),
        ),
        Passage(
            "finden",
            _l("So finden Sie eine Person"),
            (
                _l("Sie geben uns Ihre E-Mail-Adresse."),
                _l("Sie sagen uns, wo Sie arbeiten."),
                _l("Sie wählen Ihre Themen."),
                _l("Wir zeigen Ihnen bis zu %(suggestions)s Personen."),
                _l("Wir schreiben dazu, was Sie gemeinsam haben."),
                _l("Sie wählen eine Person und fragen sie."),
                _l("Die Person sagt Ja oder Nein."),
                _l("Die Antwort kommt in höchstens %(answer)s."),
            ),
            ((_l("Mentor*in finden"), "security.register"),),
            self_service=True,
        ),
        Passage(
            "finden",
            _l("So finden Sie eine Person"),
            (
                _l("Sie geben uns Ihre E-Mail-Adresse."),
                _l("Sie sagen uns, wo Sie arbeiten."),
                _l("Sie wählen Ihre Themen."),
                _l("Ein Mensch aus dem Büro sucht jemanden für Sie."),
                _l("Er schlägt Ihnen eine Person vor."),
                _l("Die Person sagt Ja oder Nein."),
                _l("Die Antwort kommt in höchstens %(answer)s."),
            ),
            ((_l("Mentor*in finden"), "security.register"),),
            self_service=False,
        ),
        Passage(
            "ja-oder-nein",
            _l("Beide sagen Ja oder Nein"),
            (
                _l("Beide müssen Ja sagen."),
                _l("Dann sind Sie zu zweit ein Tandem."),
                _l("Niemand sagt für Sie Ja."),
                _l("Alle dürfen Nein sagen."),
                _l("Für ein Nein brauchen Sie keinen Grund."),
                _l("Sie können immer aufhören."),
            ),
        ),
        Passage(
            "geheim",
            _l("Was sehen andere von mir?"),
            (
                _l("Am Anfang sieht niemand Ihren Namen."),
                _l("Sie denken sich einen Namen für die Seite aus."),
                _l("Ihren Namen sieht die andere Person erst nach dem Ja."),
                _l("Bitte schreiben Sie nichts über Krankheiten."),
                _l("Schreiben Sie auch nichts über Krankheiten anderer Menschen."),
            ),
            ((_l("Datenschutz"), "web.privacy"),),
        ),
        Passage(
            "lernen",
            _l("Was sind Fortbildungen?"),
            (
                _l("In einer Fortbildung lernen Sie mit anderen zusammen."),
                _l("Manche Fortbildungen sind am Computer."),
                _l("Manche sind an einem Ort."),
                _l("Sie suchen einen Termin aus und melden sich an."),
                _l("Ist alles voll? Dann kommen Sie auf eine Warteliste."),
                _l("Wird ein Platz frei? Dann schreiben wir Ihnen."),
            ),
            ((_l("Fortbildungen ansehen"), "trainings.trainings_index"),),
        ),
        Passage(
            "warten",
            _l("Niemand passt zu mir. Was nun?"),
            (
                _l("Das ist nicht Ihre Schuld."),
                _l("Manchmal gibt es noch niemanden."),
                _l("Nach %(promise)s hilft Ihnen ein Mensch aus dem Büro."),
                _l("Sie können auch gleich anrufen."),
            ),
            ((_l("Wie es weitergehen kann"), "web.ways_show"),),
        ),
        Passage(
            "hilfe",
            _l("Wer hilft mir?"),
            (
                _l("Im Büro arbeitet die Koordination."),
                _l("Sie hört Ihnen zu."),
                _l("Sie beantwortet Ihre Fragen."),
                _l("Sie schreibt Ihre Angaben auch am Telefon auf."),
                _l("Telefon und E-Mail stehen ganz unten auf jeder Seite."),
            ),
            ((_l("Erstgespräch vereinbaren"), "offers.consultations_new"),),
        ),
    ),
)
