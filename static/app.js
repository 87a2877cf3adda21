// Shows the copy buttons where copying works; every page works without this file.
for (const button of navigator.clipboard ? document.querySelectorAll('button[data-copy]') : []) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    const status = document.getElementById(button.dataset.copy + '-status');
    try {
      await navigator.clipboard.writeText(source.value);
      status.textContent = button.dataset.done;
    } catch {
      source.select();
    }
  });
}

// Reads a page again while the worker is at it, so that nobody has to; without this file there is a link.
const followed = document.querySelector('[data-follow]');
async function follow() {
  const answer = await fetch(location.href).catch(() => null);
  const fresh = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-follow]');
  if (answer?.ok && !fresh) location.reload();
  if (fresh) followed.innerHTML = fresh.innerHTML;
  setTimeout(follow, 3000);
}
if (followed) setTimeout(follow, 3000);
