import type { Page } from 'playwright-core';

/**
 * What the vendors' snippets leave in a page before their tags have come, in their order, each followed by its own
 * first commands.
 */
export const SNIPPETS = `<script>
window.dataLayer = window.dataLayer || [];
function gtag() { dataLayer.push(arguments); }
gtag('js', 'now');
gtag('config', 'G-1');
dataLayer.push({ 'gtm.start': 1, event: 'gtm.js' });

window.ym = window.ym || function () { (ym.a = ym.a || []).push(arguments); };
ym.l = 1 * new Date();
window.atStart = window.disableYaCounter12345;
ym(12345, 'init', {});

window.uetq = window.uetq || [];
uetq.push('pageLoad');

window.clarity = window.clarity || function () { (clarity.q = clarity.q || []).push(arguments); };
clarity('identify', 'x');

(function (f) {
  if (f.fbq) throw new Error('the pixel would never load');
  const n = (f.fbq = function () { n.callMethod ? n.callMethod.apply(n, arguments) : n.queue.push(arguments); });
  f._fbq = n;
  n.push = n;
  n.loaded = true;
  n.version = '2.0';
  n.queue = [];
})(window);
fbq('init', '1');
fbq('track', 'PageView');
</script>`;

interface Heard {
  google: unknown[];
  /** How many of Google's entries are what `gtag()` pushes. */
  arguments: number;
  yandex: { atStart: unknown; disabled: unknown; calls: unknown[] };
  uet: unknown[];
  clarity: unknown[];
  meta: unknown[];
}

/** Every call that has reached the vendors' queues, in order, as their tags will read them. */
export async function heard(page: Page): Promise<Heard> {
  return page.evaluate(() => {
    const all = window as unknown as { [name: string]: unknown };
    const entry = (value: object) => ('length' in value ? Array.from(value as ArrayLike<unknown>) : value);
    const { dataLayer, ym, uetq, clarity, fbq } = all as unknown as {
      dataLayer: object[];
      uetq: unknown[];
      [stub: string]: { a: object[]; q: object[]; queue: object[] } | unknown[];
    };
    return {
      google: dataLayer.map(entry),
      arguments: dataLayer.filter((value) => String(value) === '[object Arguments]').length,
      yandex: {
        atStart: all.atStart,
        disabled: all.disableYaCounter12345,
        calls: (ym as { a: object[] }).a.map(entry),
      },
      uet: uetq,
      clarity: (clarity as { q: object[] }).q.map(entry),
      meta: (fbq as { queue: object[] }).queue.map(entry),
    };
  });
}
