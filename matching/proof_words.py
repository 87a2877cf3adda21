"""The words and the form of the proof sheet, in German and English."""

STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d2b2a;"
    "background:#fff}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .5rem;"
    "border-bottom:1px solid #cfd8d6;vertical-align:top}th{font-weight:400}td{text-align:right;white-space:nowrap;"
    "font-variant-numeric:tabular-nums}code{word-break:break-all;font-size:.85em}"
    ".proven{border-left:.3rem solid #0b6b5d;padding:.2rem 1rem}section+section{margin-top:4rem}"
)
PAGE = """<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Nachweis zum Vorschlag für alle</title>
<style>{style}</style></head>
<body>
<main>
{sections}
</main>
{packed}
</body></html>
"""
SECTION = """<section lang="{lang}">
<h1>{title}</h1>
<p>{lead}</p>
<table>
{rows}
</table>
<div class="proven"><p>{verdict}</p></div>
<p>{how}</p>
<h2>{files}</h2>
<ul>
{listed}
</ul>
<p>{check}</p>
<p>{made}</p>
</section>"""
WORDS = {
    "de": {
        "title": "Nachweis zum Vorschlag für alle",
        "lead": "Dieses Blatt beschreibt einen Vorschlag für eine ganze Gruppe. Es nennt keine Personen. "
        "Der Vorschlag bindet niemanden: Beide Seiten sagen selbst Ja oder Nein.",
        "newcomers": "Menschen, die neu dabei sind",
        "mentors": "Mentor*innen",
        "places": "freie Plätze bei ihnen",
        "pairs": "vorgeschlagene Paare",
        "unmatched": "Menschen ohne Vorschlag",
        "over_promise": "Menschen, die länger als 21 Tage warten",
        "over_promise_served": "davon mit einem Vorschlag",
        "total": "Übereinstimmung aller Paare zusammen (Punkte)",
        "bound": "mehr Punkte kann kein ebenso guter Vorschlag erreichen als",
        "proven": "<strong>Nachgewiesen:</strong> Kein anderer Vorschlag bringt mehr Menschen zusammen. Keiner "
        "berücksichtigt dabei mehr Menschen, die schon lange warten. Keiner ist dann für das am wenigsten passende "
        "Paar besser. Und keiner von diesen hat zusammen mehr Punkte.",
        "stopped": "<strong>Nicht zu Ende gerechnet:</strong> Der Vorschlag ist zulässig. Vielleicht gibt es einen "
        "besseren; bei den Punkten fehlen höchstens {gap}.",
        "how": "Punkte zählen, was Menschen über Region, Art der Einrichtung, Themen, Form und Sprache gesagt haben. "
        "Sie ordnen einen Vorschlag und sagen nichts über einen Menschen.",
        "files": "Dateien und ihre Prüfsummen (SHA-256)",
        "check": "Prüfen: <code>mentoring match --csv NEU.csv MENTOREN.csv --check NACHWEIS.html PAARE.csv</code>",
        "made": "Erstellt am {made} mit {program}, Tabellen {tables}.",
    },
    "en": {
        "title": "Proof of the proposal for everybody",
        "lead": "This sheet describes a proposal for a whole group. It names no people. "
        "The proposal binds nobody: both sides say yes or no themselves.",
        "newcomers": "newcomers",
        "mentors": "mentors",
        "places": "free places with them",
        "pairs": "proposed pairs",
        "unmatched": "people without a proposal",
        "over_promise": "people who have waited for more than 21 days",
        "over_promise_served": "of these, with a proposal",
        "total": "agreement of all pairs together (points)",
        "bound": "no proposal that is as good otherwise can reach more points than",
        "proven": "<strong>Proven:</strong> no other proposal brings more people together. None of these "
        "serves more people who have waited for long. None is then better for the pair that fits least. "
        "And none of those has more points in all.",
        "stopped": "<strong>Stopped early:</strong> the proposal is allowed. There may be a better one; "
        "at most {gap} points are missing.",
        "how": "Points count what people said about region, kind of institution, topics, format and language. "
        "They order a proposal and say nothing about a person.",
        "files": "Files and their checksums (SHA-256)",
        "check": "Check: <code>mentoring match --csv NEWCOMERS.csv MENTORS.csv --check PROOF.html PAIRS.csv</code>",
        "made": "Made on {made} with {program}, tables {tables}.",
    },
}
