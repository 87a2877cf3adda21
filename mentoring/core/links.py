"""Links in letters: a GET behind them shows, a POST acts once; and addresses of our pages outside a request."""

import base64
import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from mentoring.core import clock
from mentoring.core.db import Base, db
from mentoring.core.errors import Gone, NotFound
from mentoring.core.keys import keyed_hashes

if TYPE_CHECKING:
    from mentoring.core.outbox import Letter


class Link(Base):
    """One purpose, one subject, one use. Only the token's hash is stored; the token follows from the secret key."""

    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letters.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


def make_link(letter: "Letter", purpose: str, subject_id: int, expires_at: datetime) -> Link:
    """Let a letter carry a link; its token is made again when the letter is rendered."""
    hashed = _hash(_tokens(letter, purpose)[0])
    link = Link(
        letter_id=letter.id, purpose=purpose, subject_id=subject_id, token_hash=hashed, expires_at=expires_at
    )
    db.session.add(link)
    return link


def token_of(letter: "Letter", purpose: str) -> str:
    """HMAC(secret key, letter, purpose): 256 bits, made anew instead of stored.

    After a change of keys, letters that still wait carry the token of the key by which their link was made.
    """
    newest, *older = _tokens(letter, purpose)
    if not older:
        return newest
    made = select(Link.token_hash).where(Link.letter_id == letter.id, Link.purpose == purpose)
    stored = set(db.session.scalars(made))
    return next((token for token in older if _hash(token) in stored), newest)


def _tokens(letter: "Letter", purpose: str) -> list[str]:
    digests = keyed_hashes(f"link:{letter.message_id}:{purpose}")
    return [base64.urlsafe_b64encode(digest).rstrip(b"=").decode() for digest in digests]


def find_link(token: str, purpose: str) -> Link:
    """The link behind a token. Raises NotFound for a token that never was, Gone for one used or expired."""
    link = db.session.scalar(select(Link).where(Link.token_hash == _hash(token), Link.purpose == purpose))
    if link is None:
        raise NotFound()
    if link.used_at is not None or link.expires_at <= clock.now():
        raise Gone()
    return link


def use_link(link: Link) -> None:
    """Consume a link inside the running action, by a guarded UPDATE: of two clicks, the second gets Gone."""
    fresh = (Link.id == link.id) & Link.used_at.is_(None) & (Link.expires_at > clock.now())
    done = db.session.execute(update(Link).where(fresh).values(used_at=clock.now()).returning(Link.id))
    if done.scalar() is None:
        raise Gone()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def external_url(endpoint: str, language: str = "de", **values: Any) -> str:
    """The full address of one of our pages, from PUBLIC_URL and never from the Host header."""
    public = urlsplit(current_app.config["PUBLIC_URL"])
    prefix = public.path.rstrip("/") + ("/en" if language == "en" else "")
    urls = current_app.url_map.bind(public.netloc, script_name=prefix or "/", url_scheme=public.scheme)
    return urls.build(endpoint, values, force_external=True)
