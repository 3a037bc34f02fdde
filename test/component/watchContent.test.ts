import { describe, expect, it } from 'vitest';
import { cleanUpAfterEach, createStage, idle, loaded, setCookie } from '../fixtures/instance';

cleanUpAfterEach();

type Log = Parameters<typeof loaded>[0]['log'];
const begun = (log: Log) => loaded({ log }).filter((part) => part === 'embeds').length;
const IMAGE = '<img data-kelisim-needs="statistics" data-src="/x.png">';

/** How often the part for gated content has been loaded. */
async function countAfter(html: string): Promise<number> {
  document.body.innerHTML = html;
  const { log } = createStage({ autoShow: false });
  await idle();
  return begun(log);
}

describe('what waits for consent in the page', () => {
  it.each([
    ['an image somewhere inside', `<main><p>${IMAGE}</p></main>`],
    ['a frame', '<iframe data-kelisim-needs="statistics" data-src="/x"></iframe>'],
    ['several', IMAGE + IMAGE],
  ])('%s has what holds it loaded, once', async (_what, html) => {
    expect(await countAfter(html)).toBe(1);
  });

  it.each([
    ['nothing', '<p>…</p>'],
    // Inert by themselves: `kelisim.js` runs scripts, and a template is rendered once it is allowed.
    ['scripts', '<script type="text/plain" data-kelisim-needs="statistics"></script>'],
    ['templates', '<template data-kelisim-needs="statistics"></template>'],
    ['links', '<a href="#" data-kelisim-needs="statistics"></a>'],
    ['buttons', '<button data-kelisim-needs="statistics"></button>'],
    ['forms', '<form data-kelisim-needs="statistics"></form>'],
  ])('%s: nothing is loaded', async (_what, html) => {
    expect(await countAfter(html)).toBe(0);
  });
});

describe('what comes later', () => {
  it.each([
    ['itself', IMAGE],
    ['inside of what comes', `<section>text<div>${IMAGE}</div></section>`],
  ])('%s has what opens it loaded', async (_what, html) => {
    const { log } = createStage({ autoShow: false });
    await idle();
    document.body.append('text');
    await idle();
    expect(begun(log)).toBe(0);
    const inner = document.body.appendChild(document.createElement('div'));
    inner.innerHTML = html;
    await idle();
    expect(begun(log)).toBe(1);
    inner.innerHTML = html;
    await idle();
    expect(begun(log)).toBe(1);
  });

  it('to a page that was left has nothing loaded', async () => {
    const { consent, log } = createStage({ autoShow: false });
    consent.destroy();
    document.body.innerHTML = IMAGE;
    await idle();
    expect(begun(log)).toBe(0);
  });

  it('finds it loaded where something has closed', async () => {
    setCookie('statistics', 'authorization.advertising');
    const { consent, log } = createStage({ autoShow: false });
    await consent.withdraw();
    document.body.innerHTML = IMAGE;
    await idle();
    expect(begun(log)).toBe(1);
  });

  it('is loaded for a template once that is allowed', async () => {
    document.body.innerHTML = '<template data-kelisim-needs="statistics"><b>x</b></template>';
    const { consent, log } = createStage({ autoShow: false });
    await idle();
    expect(begun(log)).toBe(0);
    await consent.accept();
    await idle();
    expect(begun(log)).toBe(1);
    expect(document.body.querySelector('b')).not.toBeNull();
  });
});
