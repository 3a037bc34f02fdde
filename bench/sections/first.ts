import { setTimeout as wait } from 'node:timers/promises';
import { type Ask, type Contender, GATED } from '../contenders/Contender';
import { inFreshProfile, openPage } from '../measure/openPage';
import type { Figures } from '../measure/runRounds';
import { CPU20, NONE, type Setting, SLOW } from '../measure/settings';
import type { Bench, Goal, Group, Metric, Section } from './Section';

/** After so long without throttle everyone has finished, fades included. */
const QUIET_MS = 1300;
/** Lets the browser report the largest paint and the last shift. */
const SETTLE_MS = 200;

/** A frame: what the screen cannot tell apart. */
const FRAME_MS = 16.7;

/** On a slow processor the notice in the page itself is the limit. */
const SEEN_GOALS: { readonly [setting: string]: Goal } = {
  [NONE.name]: { ratio: 1 },
  [SLOW.name]: { ratio: 0.95 },
  [CPU20.name]: { ofStatic: 1.05 },
};

const timing = (setting: Setting): Group => {
  const metric = (key: string, title: string, more: Partial<Metric> = {}): Metric => ({
    key: `${setting.name}.${key}`,
    title,
    unit: 'ms',
    ...more,
  });
  return {
    title: `First visit, ${setting.title}`,
    metrics: [
      metric('seen', 'notice first seen', { goal: SEEN_GOALS[setting.name] }),
      metric('still', 'notice still'),
      metric('lcp', 'LCP over blank', { overBlank: true, goal: { most: FRAME_MS } }),
      metric('shift', 'layout shift', { unit: '', digits: 3, goal: { most: 0 } }),
      metric('blocking', 'blocking time', { goal: { ratio: 1 } }),
    ],
  };
};

/** A visitor who comes for the first time: empty profile, empty cache. */
export const first: Section = {
  name: 'first',
  title: 'First visit',
  groups: [
    {
      title: 'First visit: what it costs (over the blank page)',
      metrics: [
        { key: 'cost.requests', title: 'requests', unit: '', overBlank: true },
        { key: 'cost.own', title: 'JS and CSS, brotli', unit: 'KiB', digits: 1, goal: { ratio: 1.05 } },
        { key: 'cost.wire', title: 'on the wire', unit: 'KiB', digits: 1, overBlank: true },
        { key: 'cost.task', title: 'main thread', unit: 'ms', digits: 1, overBlank: true, goal: { ratio: 1 } },
        { key: 'cost.script', title: 'script', unit: 'ms', digits: 1, overBlank: true, goal: { ratio: 1 } },
        { key: 'cost.layout', title: 'style and layout', unit: 'ms', digits: 1, overBlank: true },
        { key: 'cost.nodes', title: 'nodes', unit: '', overBlank: true },
        { key: 'cost.heap', title: 'heap', unit: 'KiB', overBlank: true },
      ],
    },
    ...[NONE, SLOW, CPU20].map(timing),
    {
      title: 'First visit, CPU x4, slow 4G, on a page without gated scripts',
      metrics: [{ key: 'plain.seen', title: 'notice first seen', unit: 'ms', goal: { ratio: 1 } }],
    },
  ],
  tasks: (bench) => [
    { name: 'cost', who: bench.who, run: (contender) => runCosts(bench, contender) },
    ...[NONE, SLOW, CPU20].map((setting) => ({
      name: setting.name,
      // Ways of delivering differ by the line, not by the processor.
      who: bench.who.filter(({ role }) => role !== 'variant' || setting !== CPU20),
      run: (contender: Contender) => runTiming(bench, contender, setting, GATED),
    })),
    {
      name: 'plain',
      who: bench.who.filter(({ role }) => role !== 'variant'),
      async run(contender) {
        const figures = await runTiming(bench, contender, SLOW, {});
        return { 'plain.seen': figures[`${SLOW.name}.seen`] ?? Number.NaN };
      },
    },
  ],
};

/** Nothing is asked of the page before the quiet point. */
function runCosts({ browser, site }: Bench, contender: Contender): Promise<Figures> {
  return inFreshProfile(browser, async (context) => {
    const opened = await openPage(context, { setting: NONE });
    await opened.goto(site.page(contender, GATED));
    await wait(QUIET_MS);
    const { requests, bytes, paths } = opened.wire;
    const own = paths.reduce((sum, path) => sum + (site.sizeOf(path) ?? 0), 0);
    const costs = prefixed('cost', { ...(await opened.costs()) });
    return { ...costs, 'cost.requests': requests, 'cost.wire': bytes / 1024, 'cost.own': own / 1024 };
  });
}

function runTiming({ browser, site }: Bench, contender: Contender, setting: Setting, ask: Ask): Promise<Figures> {
  return inFreshProfile(browser, async (context) => {
    const opened = await openPage(context, { setting, notice: contender.notice });
    await opened.goto(site.page(contender, ask));
    await opened.told('still');
    await wait(SETTLE_MS);
    const { seen, still, lcp, shift, long } = await opened.probe();
    const blocking = long.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0);
    return prefixed(setting.name, { seen, still, lcp, shift, blocking });
  });
}

export function prefixed(prefix: string, figures: Figures): Figures {
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [`${prefix}.${key}`, value]));
}
