import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { isGranted, isStored, type Model, OPTIONAL, SCRIPTS, statusOf } from './model';
import { until } from './until';

const NAMES = [...OPTIONAL, 'account'];

/** @throws with both sides, where page and model differ */
export async function agreesWith(model: Model, page: Page): Promise<void> {
  let failure = '';
  await until(
    async () => {
      const { before, gates, after } = await look(page);
      // What was decided counts at once. Gates open and close a little later.
      for (const state of [before, after]) {
        const wrong = difference(state, dueState(model), 'state');
        if (wrong) throw new Error(wrong);
      }
      failure = difference(gates, dueGates(model, gates), 'gates');
      return !failure;
    },
    () => failure,
  );
}

/** Both sides in words; empty where they are the same. */
function difference(found: object, due: object, what: string): string {
  if (isDeepStrictEqual(found, due)) return '';
  return `${what}: the page says ${JSON.stringify(found)}, the model ${JSON.stringify(due)}`;
}

type Look = Awaited<ReturnType<typeof look>>;

/**
 * All of it in one call: what counts, then everything that the page has requested has left, then gates, and what counts
 * again.
 */
const look = (page: Page) =>
  page.evaluate(async (names) => {
    const { Kelisim: kelisim } = window;
    const { documentElement } = document;
    const states: { status: string; attribute: string | undefined; stored: boolean; open: string[] }[] = [];
    for (const turn of [0, 1]) {
      if (turn) await fetch('/fence', { method: 'HEAD' });
      states.push({
        status: kelisim.status,
        attribute: documentElement.dataset.kelisimState,
        stored: kelisim.stored,
        open: names.filter((name) => kelisim.allows(name as never)),
      });
    }
    const [before, after] = states as [(typeof states)[0], (typeof states)[0]];
    const frame = document.getElementById('frame') as HTMLIFrameElement | null;
    const image = document.getElementById('image') as HTMLImageElement | null;
    const gates = {
      cookie: /consent_kelisim=[^;]*yes=([\w.-]*)/.exec(document.cookie)?.[1]?.split('.').filter(Boolean) ?? [],
      runs: { ...window.runs },
      isLoading: [...document.querySelectorAll('script')].some(
        (script) => script.src.includes('/gated/') && script.type !== 'text/plain',
      ),
      rendered: document.querySelectorAll('.rendered').length,
      inner: [...document.querySelectorAll<HTMLImageElement>('.rendered img')].every(({ complete }) => complete),
      frame:
        frame?.contentDocument?.readyState === 'complete' ? frame.contentWindow?.location.pathname : 'still loading',
      image: !image?.hasAttribute('src') ? 'closed' : image.complete ? 'open' : 'still loading',
      // After a decision of before, once the page is idle.
      widgets: document.querySelectorAll('kelisim-widget').length,
      said: [...new Set(window.said)].sort(),
    };
    return { before, gates, after };
  }, NAMES);

function dueState(model: Model): Look['before'] {
  const status = statusOf(model);
  const open = OPTIONAL.filter((name) => isGranted(model, name));
  const account = model.choice?.policy && isGranted(model, 'authorization') ? ['account'] : [];
  return { status, attribute: status, stored: isStored(model), open: [...open, ...account] };
}

function dueGates(model: Model, found: Look['gates']): Look['gates'] {
  const { parts, runs, due, tolerated, view } = model.document;
  const hasEmbeds = parts.embeds === 'right';
  const advertising = hasEmbeds && isGranted(model, 'advertising');
  // A script that was open for a moment may have run then. From now on it has, or has not.
  if (model.document.mayRun && !isGranted(model, 'statistics'))
    for (const name of SCRIPTS)
      if (!view[name] && found.runs[name] === runs[name] + 1) {
        view[name] = true;
        runs[name]++;
      }
  return {
    // What is no record of ours may say what it likes.
    cookie: model.kept ? OPTIONAL.filter((name) => model.kept?.granted.includes(name)) : found.cookie,
    runs: { ...runs },
    isLoading: false,
    rendered: hasEmbeds && isGranted(model, 'statistics') ? 1 : 0,
    inner: true,
    frame: advertising ? '/gated/advertising/frame' : 'blank',
    image: advertising ? 'open' : 'closed',
    widgets: 1,
    said: [...new Set([...due, ...found.said.filter((code) => tolerated.has(code))])].sort(),
  };
}
