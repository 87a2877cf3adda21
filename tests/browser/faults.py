"""What can be wrong with the face of a page: axe's rules, its frame, what it loads and how narrow it gets."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.visitor import Visitor

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FRAME = """() => ({
  headings: document.querySelectorAll('h1').length,
  title: document.title.trim().length,
  language: document.documentElement.lang,
  ids: [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i),
})"""
OVERFLOW = """() => {
  const wide = document.scrollingElement.scrollWidth - window.innerWidth;
  if (wide <= 0) return [];
  const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > window.innerWidth);
  return [`${wide} px too wide: ` + out.slice(-1).map(e => e.tagName + '.' + e.className).join()];
}"""
RUN_AXE = "options => axe.run(options).then(found => found.violations)"


def axe_faults(page: Any, *rules: str) -> list[str]:
    """What axe finds by WCAG 2.2 AA and best practice, or by single rules."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(TAGS)}
    found = page.evaluate(RUN_AXE, {"runOnly": only, "resultTypes": ["violations"]})
    return [f"{one['id']}: {node['target']} {_why(node)}" for one in found for node in one["nodes"]]


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])[:300]


def frame_faults(page: Any, language: str) -> list[str]:
    """One h1, a title, the right language, no id twice."""
    frame = page.evaluate(FRAME)
    found = []
    if frame["headings"] != 1:
        found.append(f"{frame['headings']} h1")
    if not frame["title"]:
        found.append("no title")
    if frame["language"] != language:
        found.append(f"lang={frame['language']}")
    return found + [f"id twice: {one}" for one in frame["ids"]]


def reflow_faults(page: Any, *widths: int) -> list[str]:
    """Where a page must be scrolled sideways."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}: {fault}" for fault in page.evaluate(OVERFLOW)]
    return found


def face_faults(visitor: Visitor, language: str) -> list[str]:
    """All that is wrong with the page somebody is looking at, in one scheme and width."""
    return [*axe_faults(visitor.page), *frame_faults(visitor.page, language), *visitor.trouble]
