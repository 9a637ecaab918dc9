// Says when the page's own server is gone, and stops saying it when it is back.
(() => {
  const offline = () => document.getElementById('offline');
  document.addEventListener('htmx:sendError', () => { offline().hidden = false; });
  document.addEventListener('htmx:afterOnLoad', () => { offline().hidden = true; });
  document.addEventListener('htmx:afterRequest', (event) => {
    if (event.detail.successful) { offline().hidden = true; }
  });
})();
