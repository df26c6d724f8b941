// A classic script in the head: the stored choice must stand before the first paint.
{
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => {
    try { return localStorage.getItem('theme'); } catch { return null; }
  };
  const dark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';

  if (['dark', 'light'].includes(stored())) root.dataset.theme = stored();

  document.addEventListener('DOMContentLoaded', () => {
    const button = document.getElementById('theme');
    const show = () => button.setAttribute('aria-pressed', String(dark()));
    button.addEventListener('click', () => {
      root.dataset.theme = dark() ? 'light' : 'dark';
      try { localStorage.setItem('theme', root.dataset.theme); } catch { /* the choice lasts for this page */ }
      show();
    });
    system.addEventListener('change', show);
    show();
  });
}
