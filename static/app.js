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
