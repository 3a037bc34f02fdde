import type { Page } from 'playwright-core';
import { cookieValue } from '../../../test/e2e/support/kelisim';
import { type Act, act, type Real, whenQuiet, whenStarted } from '../act';
import { type Choice, isStored, type Model, OPTIONAL, takeOver, update } from '../model';
import { until } from '../until';
import { type Asked, askFor, decided, wordsOf } from './decisions';

/** What is not kept would have to be weighed against what the others decide. */
const isKept = (model: Model) => (!model.choice || isStored(model)) && !model.document.isRefused;
const look = ({ page }: Real) => page.evaluate(() => void dispatchEvent(new Event('focus')));

/** By another tab, the server or the visitor's own settings. */
export const erase = (): Act =>
  act({
    name: 'erase the cookie',
    async run(real) {
      // An answer under way would bring the record back: nothing newer would be left to compare it with.
      await whenQuiet(real);
      await real.page.context().clearCookies({ name: 'consent_kelisim' });
      await look(real);
    },
    change: (model) => takeOver(model, null),
  });

/** What is no record counts as none. */
export const garbage = (value: string): Act =>
  act({
    name: 'write garbage',
    how: value,
    async run(real) {
      await whenQuiet(real);
      await write(real, value);
      await look(real);
    },
    change(model) {
      model.hadGarbage = true;
      takeOver(model, null);
    },
  });

export type Age = 'older' | 'of the same second' | 'newer';

/** A record that a server or another tab has written. */
export const writeRecord = (age: Age, choice: Choice): Act =>
  act({
    name: `a record ${age}`,
    how: wordsOf({ name: 'save', choice }),
    isPossible: isKept,
    async run(real) {
      await whenQuiet(real);
      const now = Math.floor(Date.now() / 1000);
      const held = await real.page.evaluate(() => window.Kelisim.record?.at);
      const at = (held ?? now - 60) + { older: -60, 'of the same second': 0, newer: 60 }[age];
      await write(
        real,
        cookieValue({
          at,
          until: at + 86_400,
          yes: choice.granted.join('.'),
          no: OPTIONAL.filter((name) => !choice.granted.includes(name)).join('.'),
          policy: choice.policy ? '2026-01' : '',
          how: 'save',
        }),
      );
      await look(real);
    },
    change(model) {
      const { choice: held } = model;
      if (!held || age === 'newer') takeOver(model, { ...choice });
      // Of two of the same second, what both allow is allowed.
      else if (age === 'of the same second')
        takeOver(model, {
          granted: held.granted.filter((name) => choice.granted.includes(name)),
          policy: held.policy && choice.policy,
        });
      // An older record never replaces a newer one: ours is written again.
      else update(model);
    },
  });

/** A second tab decides; then the visitor comes back to the first. */
export const otherTab = (asked: Asked): Act =>
  act({
    name: 'another tab decides',
    how: wordsOf(asked),
    isPossible: isKept,
    async run(real) {
      const other = await openTab(real);
      await other.evaluate(askFor, [asked]);
      await look(real);
      await haveAgreed(real.page, other);
      await other.close();
    },
    change: (model) => takeOver(model, { ...asked.choice }),
  });

/** Another tab decides, and its answer of the server is on its way while this page decides otherwise. */
export const answerOfOtherTab = (wait: number, there: Asked, here: Asked): Act =>
  act({
    name: 'late answer to another tab',
    how: `${wordsOf(there)}; ${wordsOf(here)}; ${wait}`,
    isPossible: isKept,
    async run(real) {
      const { page, site } = real;
      const other = await openTab(real);
      const { renewals } = site;
      const before = site.wait;
      site.wait = wait;
      await other.evaluate(askFor, [there]);
      await until(() => site.renewals > renewals);
      site.wait = before;
      await look(real);
      const result = await page.evaluate(askFor, [here]);
      await other.waitForFunction(() => window.pending === 0);
      // The answer has put the older record back: this one writes its own again, and the other hears of it.
      for (const tab of [page, other]) await tab.evaluate(() => void dispatchEvent(new Event('focus')));
      await haveAgreed(page, other);
      await other.close();
      return result;
    },
    change(model, result) {
      takeOver(model, { ...there.choice }, true);
      decided(model, [here], result);
    },
  });

/**
 * Requests of the portal whose answers renew the record that they were sent, each late, while the visitor decides
 * again.
 */
export const lateAnswers = (turns: readonly { readonly wait: number; readonly asked: Asked }[]): Act =>
  act({
    name: 'late answers',
    how: turns.map(({ wait, asked }) => `${wordsOf(asked)} ${wait}`).join('; '),
    async run(real) {
      const { page, site } = real;
      const results: Awaited<ReturnType<typeof askFor>>[] = [];
      for (const { wait, asked } of turns) {
        const { renewals } = site;
        await page.evaluate((wait) => void fetch(`/consent?wait=${wait}`, { method: 'POST' }), wait);
        await until(() => site.renewals > renewals);
        results.push(await page.evaluate(askFor, [asked]));
      }
      await whenQuiet(real);
      await look(real);
      return results;
    },
    change(model, results) {
      for (const [index, { asked }] of turns.entries())
        decided(model, [asked], results[index] as Awaited<ReturnType<typeof askFor>>, index < turns.length - 1);
    },
  });

/** How long the handler takes from now on. */
export const slowServer = (wait: number): Act =>
  act({
    name: 'the server takes its time',
    how: `${wait}`,
    async run({ site }) {
      site.wait = wait;
    },
  });

/**
 * A tab hears of what another process has written when the browser tells it, and may read the cookie of before until
 * then.
 */
async function haveAgreed(page: Page, other: Page) {
  const tell = (tab: Page) =>
    tab.evaluate(() => {
      const { status, stored, record } = window.Kelisim;
      return JSON.stringify({ status, stored, record, cookie: document.cookie });
    });
  let [here, there] = ['', ''];
  await until(
    async () => {
      [here, there] = await Promise.all([tell(page), tell(other)]);
      return here === there;
    },
    () => `the other tab says ${there}, this one ${here}`,
  );
}

async function openTab({ page }: Real) {
  const other = await page.context().newPage();
  await other.goto(new URL('/other', page.url()).href);
  await whenStarted(other);
  return other;
}

function write({ page }: Real, value: string) {
  const url = new URL('/', page.url()).href;
  return page.context().addCookies([{ name: 'consent_kelisim', value, url }]);
}
