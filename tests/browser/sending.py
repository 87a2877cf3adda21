"""Sending a form as nobody should: emptied, or with a choice that is not there."""

from tests.browser.filled_forms import MAY_STAY_EMPTY, form_in
from tests.browser.visitor import Visitor

EMPTY = """form => {
  for (const one of form.elements) {
    if (['text', 'email', 'tel', 'password', 'number', 'date', 'time', 'textarea'].includes(one.type)) one.value = '';
    if (['checkbox', 'radio'].includes(one.type)) one.checked = false;
    if (one.tagName === 'SELECT') one.selectedIndex = 0;
    if (one.type === 'submit') one.value = '';
  }
}"""
ODD = """form => {
  const words = form.querySelector('textarea');
  const one = form.querySelector('[type=radio]') ?? (words ? null : form.querySelector('[type=checkbox]'));
  if (one) { one.value = 'unknown'; one.checked = true; } else words.value = 'x'.repeat(2000);
}"""
UNFOLD = "form => form.closest('details')?.setAttribute('open', '')"


def send_badly(visitor: Visitor, endpoint: str, path: str) -> None:
    """Open the page of a form, empty it (or choose what is not there) and send it."""
    visitor.go(path)
    action = form_in(visitor.page.content(), path, endpoint, visitor.house.app).action
    selector = f"main form[method=post][action='{action}'], main form[method=post]:not([action])"
    form = visitor.page.locator(selector).first
    form.evaluate(UNFOLD)
    form.evaluate(ODD if endpoint in MAY_STAY_EMPTY else EMPTY)
    with visitor.page.expect_navigation():
        form.locator("button").first.click()
