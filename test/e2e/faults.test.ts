import { expect, it } from 'vitest';
import { createConsentHandler } from '../../src/server/createConsentHandler';
import { readConsent } from '../../src/server/readConsent';
import { FAULTS, LATE } from './faults/faults';
import { JOURNEYS } from './faults/journeys';
import { type OpenPage, useBrowser } from './support/browser';
import { notice, setCookie } from './support/kelisim';
import { byTag, OPTIONS, useSite } from './support/serve';

// Nearly all of a test is waiting.
const browser = useBrowser([], true);
const site = useSite();

const handle = createConsentHandler(OPTIONS);
/** Answers with the record of the request, however old it is by then. */
const renewal = () =>
  new URL(
    site.answer(async ({ headers, url }, response) => {
      const given = Object.entries(headers).map(([name, value]): [string, string] => [name, `${value}`]);
      const { status, headers: answered } = await handle(
        new Request(`http://${headers.host}${url}`, { method: 'POST', headers: given }),
      );
      await new Promise((resolve) => setTimeout(resolve, Number(headers[LATE] ?? 0)));
      response.writeHead(status, Object.fromEntries(answered)).end();
    }),
  ).pathname;

type Traced = Window & { opened: string[]; said: string[][] };
/** What was open, and what was decided, from before everything. */
const HEAD = `<script>window.opened = []; window.said = [];
document.addEventListener('kelisim:change', ({ detail }) => said.push(detail.record ? [...detail.record.granted] : []));</script>`;
const html = (renewUrl: string) =>
  byTag({
    lang: 'en',
    options: { ...OPTIONS, renewUrl },
    head: `${HEAD}<script>
    window.renewLate = () => void fetch('${renewUrl}', { method: 'POST', headers: { '${LATE}': '600' } });</script>`,
    body: `<section id="view">
<script type="text/plain" data-kelisim-needs="statistics">opened.push('statistics')</script></section>
<button id="host" type="button" onclick="this.textContent = 'pressed'">Host</button>
<a id="in" href="#in" data-kelisim-needs="account">In</a>`,
  });

/**
 * Each fault before each step of each journey: all of them by `npm run faults`, otherwise each fault and each
 * journey at least once.
 */
const all = Object.entries(JOURNEYS).flatMap(([journey, { steps }]) =>
  Object.keys(FAULTS).flatMap((fault) => [...steps.keys(), -1].map((at) => ({ journey, fault, at }))),
);
const names = Object.keys(JOURNEYS);
const some = Object.keys(FAULTS).map((fault, index) => {
  const journey = names[index % names.length] as string;
  // Before the page, before the first act, or before the last one, in turn.
  const last = (JOURNEYS[journey]?.steps.length ?? 1) - 1;
  return {
    journey,
    fault,
    at: fault === 'the tab is killed' || fault === 'the page is frozen' ? last : ([-1, 0, last][index % 3] as number),
  };
});

it.concurrent.each(process.env.KELISIM_FAULTS === 'all' ? all : some)(
  '$fault, in “$journey”, at step $at',

  async ({ journey, fault, at }) => {
    const page = await browser.blank();
    try {
      await goThrough(page, journey, fault, at);
    } finally {
      await page.context().close();
    }
  },
);

async function goThrough(page: OpenPage, journey: string, fault: string, at: number) {
  const { cookie, steps, endsWithRefusal = false } = JOURNEYS[journey] as (typeof JOURNEYS)[string];
  const { apply, kills, reports } = FAULTS[fault] as (typeof FAULTS)[string];
  const url = site.page(html(renewal()));
  if (cookie) await setCookie(page, url, cookie);
  const before = await written(page);
  if (at === -1) await apply(page, true);
  await page.goto(url);
  await page.waitForTimeout(400);
  for (const [index, step] of steps.entries()) {
    if (index === at) await apply(page, false);
    const done = step(page).catch(() => {});
    if (kills && index === steps.length - 1) await page.close();
    await done;
    if (!page.isClosed()) await page.waitForTimeout(150);
  }
  let stored: readonly string[] | undefined;
  if (!page.isClosed()) {
    await page.waitForTimeout(1200);
    stored = await unharmed(page, readConsent(before, OPTIONS).allows('statistics'), endsWithRefusal, reports);
  }
  await comesAgain(page, url, stored);
}

/** Our cookie as the browser sends it. */
async function written(page: OpenPage): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** The page goes on, nothing was thrown, nothing is open without a yes. Returns what was stored, if anything. */
async function unharmed(page: OpenPage, openBefore: boolean, endsWithRefusal: boolean, reports?: RegExp) {
  const host = await page.evaluate(() => {
    const button = document.getElementById('host') as HTMLElement;
    button.click();
    return button.textContent;
  });
  expect(host).toBe('pressed');
  const foreign = page.problems.filter(
    (text) => !/^kelisim: |Failed to load (resource|module script)|of the host/.test(text),
  );
  expect(foreign).toEqual([]);
  // One line for each file that did not come, and for each decision that was not kept.
  const own = page.problems.filter((text) => text.startsWith('kelisim: ') && !reports?.test(text));
  const files = page.requested.filter((path) => /\/dist\/kelisim\.(?!js)/.test(path));
  expect(
    own.filter((text) => !/does not keep the cookie|removes/.test(text)).length,
    own.join('\n'),
  ).toBeLessThanOrEqual(files.length);
  const { opened, said, record } = await page.evaluate(() => {
    const { opened, said } = window as unknown as Traced;
    const { stored, record } = window.Kelisim;
    return { opened, said, record: stored && record ? [...record.granted] : undefined };
  });
  expect(own.filter((text) => /does not keep the cookie/.test(text)).length).toBeLessThanOrEqual(said.length);
  // Once only, whatever comes back.
  expect(opened.length).toBeLessThanOrEqual(1);
  // Where the refusal was made at all.
  if (endsWithRefusal && said.some((granted) => !granted.length)) expect(said.at(-1)).toEqual([]);
  if (opened.length) expect(openBefore || said.flat().includes('statistics'), 'opened without a yes').toBe(true);
  return record;
}

/** The next visit, without the fault: what the cookie says counts, and who has not decided is asked. */
async function comesAgain(page: OpenPage, url: string, stored: readonly string[] | undefined) {
  const next = await page.context().newPage();
  await next.goto(url);
  await next.waitForFunction(() => window.Kelisim?.status);
  const { status, record } = readConsent(await written(page), OPTIONS);
  expect(await next.evaluate(() => window.Kelisim.status)).toBe(status);
  if (stored && record) expect(record.granted).toEqual(stored);
  if (status === 'undecided' || status === 'outdated') await notice(next).waitFor();
  const opened = await next.evaluate(() => (window as unknown as Traced).opened);
  if (!record?.granted.includes('statistics') || status === 'outdated') expect(opened).toEqual([]);
}
