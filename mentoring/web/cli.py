"""The command line: everything that `mentoring` can do beside showing pages."""

import os
from pathlib import Path

import click
from flask import Flask

from mentoring.web.cli_match import match

DEMO_PORT = 5000


@click.group(help="Augenhöhe: Mentoring und Fortbildung.")
def main() -> None:
    """Every command creates the app itself: --help stays quick."""


main.add_command(match)


def _app() -> Flask:
    from mentoring.web.factory import create_app

    return create_app()


@main.command()
@click.option("--port", default=DEMO_PORT, show_default=True, help="Port auf 127.0.0.1.")
@click.option(
    "--data",
    "folder",
    default="data/demo",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Ordner der Demo.",
)
@click.option("--fresh", is_flag=True, help="Die Demo neu anlegen.")
def demo(port: int, folder: Path, fresh: bool) -> None:
    """Eine Demo mit erfundenen Menschen anlegen und starten."""
    from mentoring.web.demo import prepare_demo
    from mentoring.web.serving import serve

    app = prepare_demo(folder, port, fresh=fresh)
    click.echo(f"Die Demo läuft: http://127.0.0.1:{port}/demo  (beenden mit Strg+C)")
    serve(app, "127.0.0.1", port, with_worker=True)


@main.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=DEMO_PORT, show_default=True)
@click.option("--with-worker", is_flag=True, help="Briefe und Fristen im selben Prozess erledigen.")
def serve_command(host: str, port: int, with_worker: bool) -> None:
    """Den Dienst mit waitress starten."""
    from mentoring.web.serving import serve

    serve(_app(), host, port, with_worker=with_worker)


@main.command()
@click.option("--once", is_flag=True, help="Eine Runde, dann Ende (für cron).")
def worker(once: bool) -> None:
    """Briefe zustellen und Fristen ablaufen lassen."""
    from mentoring.web.serving import work_once, work_until_stopped

    app = _app()
    if once:
        letters, deeds = work_once(app)
        click.echo(f"{letters} Briefe, {deeds} Fristen.")
    else:
        work_until_stopped(app)


@main.command()
@click.option("--to", "revision", default="head", show_default=True, help="Ziel der Migration.")
def migrate(revision: str) -> None:
    """Die Datenbank auf den Stand des Programms bringen, mit Stammdaten."""
    from mentoring.web.database import migrate as run

    run(_app(), revision)
    click.echo("Die Datenbank ist auf dem Stand.")


@main.command("create-coordinator")
@click.argument("email")
@click.argument("name")
def create_coordinator(email: str, name: str) -> None:
    """Die erste Koordination anlegen; sie loggt sich mit einem Link per E-Mail ein."""
    from mentoring.people.actions import create_coordinator as create

    _refuse_wrong_address(email)
    app = _app()
    with app.app_context():
        create(email, name)
    click.echo(f"{name} ist Koordination. Einloggen: {app.config['PUBLIC_URL']}/einloggen")


def _refuse_wrong_address(email: str) -> None:
    """A command that seems to have worked, with an address that no letter reaches, would lock the office out."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(email, check_deliverability=False)
    except EmailNotValidError:
        raise click.ClickException(
            f"„{email}“ ist keine E-Mail-Adresse. Bitte eine wie name@example.org angeben."
        ) from None


@main.command("drop-second-factor")
@click.argument("email")
def drop_second_factor(email: str) -> None:
    """App und Ersatzcodes einer Person vergessen, die beides verloren hat. Prüfen Sie vorher, wer fragt."""
    from mentoring.accounts.actions import drop_second_factor as drop
    from mentoring.accounts.queries import account_with

    with _app().app_context():
        account = account_with(email)
        if account is None:
            raise click.ClickException("Zu dieser Adresse gibt es kein Konto.")
        drop(account.id)
    click.echo("Beim nächsten Einloggen richtet die Person eine neue App ein.")


@main.command()
def check() -> None:
    """Prüfen, ob alles bereit ist: Einstellungen, Datenbank, Mailserver, Uhrzeit, Platz."""
    from mentoring.web.checkup import findings

    troubles = 0
    for finding in findings(_app()):
        troubles += bool(finding.trouble)
        click.echo(f"{'✗' if finding.trouble else '✓'} {finding.about}  {finding.trouble}".rstrip())
    if troubles:
        raise SystemExit(1)


@main.command()
@click.argument("switch", type=click.Choice(["on", "off"]))
def maintenance(switch: str) -> None:
    """Wartung auf diesem Rechner ein- oder ausschalten: lesen ja, schreiben nein."""
    from mentoring.web.maintenance import turn

    turn(_app(), on=switch == "on")
    click.echo("Wartung: Lesen geht, Schreiben nicht." if switch == "on" else "Die Wartung ist beendet.")


@main.command()
@click.option(
    "--to",
    "folder",
    default="data/backups",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Ordner der Sicherungen.",
)
@click.option("--keep", default=0, help="Nur die jüngsten so vielen behalten. 0: alle.")
def backup(folder: Path, keep: int) -> None:
    """Die Datenbank im Betrieb sichern; verschlüsselt, wenn BACKUP_KEY gesetzt ist."""
    from mentoring.web.backups import BadArchive, make_backup

    try:
        click.echo(make_backup(_app(), folder, keep))
    except BadArchive as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--verify", is_flag=True, help="Nur prüfen, an anderer Stelle; nichts wird verändert.")
@click.option("--replace", is_flag=True, help="Eine Datenbank ersetzen, die nicht leer ist.")
def restore(archive: Path, verify: bool, replace: bool) -> None:
    """Eine Sicherung prüfen oder zurückholen."""
    from mentoring.web.backups import BadArchive, restore_backup, verify_backup

    try:
        rows = verify_backup(_app(), archive) if verify else restore_backup(_app(), archive, replace=replace)
    except BadArchive as error:
        raise click.ClickException(str(error)) from error
    done = "Die Sicherung ist heil" if verify else "Die Sicherung ist zurückgeholt"
    click.echo(f"{done}: {len(rows)} Tabellen, {sum(rows.values())} Zeilen.")


@main.command()
@click.option("--check", is_flag=True, help="Nur prüfen, ob die Seiten aktuell sind.")
def docs(check: bool) -> None:
    """docs/lifecycles.md, docs/routes.md und docs/settings.md schreiben."""
    from mentoring.web.written_docs import stale, write

    app = _app()
    if check:
        old = stale(app)
        if old:
            raise SystemExit("Veraltet: " + ", ".join(old) + " (mentoring docs)")
    else:
        write(app)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    main()
