import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { type Contender, GATED } from '../contenders/Contender';
import { acceptNotice } from '../measure/acceptNotice';
import { inFreshProfile, openPage } from '../measure/openPage';
import type { Figures } from '../measure/runRounds';
import { NONE, type Setting, SLOW } from '../measure/settings';
import type { Bench, Goal, Group, Metric, Section } from './Section';

/** As on a first visit: what somebody puts off for a second is counted too. */
const QUIET_MS = 1300;

type Profile = Awaited<ReturnType<BrowserContext['storageState']>>;
const CACHES = ['cold', 'warm'] as const;
type Cache = (typeof CACHES)[number];

const costs = (cache: Cache): Group => {
  const metric = (key: string, title: string, unit: Metric['unit'], more: Partial<Metric> = {}): Metric => ({
    key: `${cache}.${key}`,
    title,
    unit,
    ...more,
  });
  const goal = (ratio: number): { goal: Goal } => ({ goal: { ratio } });
  return {
    title: `Returning visit, ${cache} cache`,
    metrics: [
      metric('requests', 'requests', '', { overBlank: true }),
      metric('own', 'JS and CSS, brotli', 'KiB', { digits: 1 }),
      metric('wire', 'on the wire', 'KiB', { digits: 1, overBlank: true }),
      metric('task', 'main thread', 'ms', { digits: 1, overBlank: true }),
      metric('script', 'script', 'ms', { digits: 1, overBlank: true, goal: { ratio: 0.9 } }),
      metric('known', 'decision known, no throttle', 'ms'),
      metric('ran', 'gated scripts have run, no throttle', 'ms'),
      { key: `slow.${cache}.known`, title: 'decision known, CPU x4, slow 4G', unit: 'ms', ...goal(0.95) },
      { key: `slow.${cache}.ran`, title: 'gated scripts have run, CPU x4, slow 4G', unit: 'ms', ...goal(1) },
    ],
  };
};

/** A visitor who has accepted before: with an empty cache, and again with a full one. */
export const returning: Section = {
  name: 'returning',
  title: 'Returning visit',
  groups: CACHES.map(costs),
  async tasks(bench) {
    const who = bench.who.filter(({ role }) => role !== 'variant');
    const profiles = new Map<Contender, Profile>();
    for (const contender of who) if (contender.accept) profiles.set(contender, await acceptOnce(bench, contender));
    const visit = (contender: Contender, setting: Setting) =>
      inFreshProfile(
        bench.browser,
        async (context) => ({
          ...(await runVisit(bench, context, contender, setting, 'cold')),
          ...(await runVisit(bench, context, contender, setting, 'warm')),
        }),
        profiles.get(contender),
      );
    return [
      { name: 'costs', who, run: (contender) => visit(contender, NONE) },
      {
        name: 'slow',
        who: who.filter(({ accept }) => accept),
        run: (contender) => visit(contender, SLOW),
      },
    ];
  },
};

/** What a real yes leaves in the profile. */
function acceptOnce({ browser, site }: Bench, contender: Contender): Promise<Profile> {
  return inFreshProfile(browser, async (context) => {
    const opened = await openPage(context, { setting: NONE, notice: contender.notice });
    await opened.goto(site.page(contender, GATED));
    await opened.told('still');
    await acceptNotice(opened, contender);
    await wait(300);
    return context.storageState();
  });
}

/** A page of its own for each visit, so that its figures begin anew. */
async function runVisit(
  { site }: Bench,
  context: BrowserContext,
  contender: Contender,
  setting: Setting,
  cache: Cache,
): Promise<Figures> {
  const opened = await openPage(context, { setting });
  await opened.goto(site.page(contender, { ...GATED, isExpected: true }));
  if (setting === NONE) await wait(QUIET_MS);
  if (contender.accept) await opened.told('known');
  if (contender.accept && contender.gate?.script) await opened.told('ran');
  const { known, ended } = await opened.probe();
  const name = setting === NONE ? cache : `${setting.name}.${cache}`;
  const figures: { [metric: string]: number } = {
    [`${name}.known`]: known || Number.NaN,
    [`${name}.ran`]: ended || Number.NaN,
  };
  if (setting === NONE) {
    const { requests, bytes, paths } = opened.wire;
    const own = paths.reduce((sum, path) => sum + (site.sizeOf(path) ?? 0), 0);
    const { task, script } = await opened.costs();
    Object.assign(figures, {
      [`${name}.requests`]: requests,
      [`${name}.task`]: task,
      [`${name}.script`]: script,
      [`${name}.wire`]: bytes / 1024,
      [`${name}.own`]: own / 1024,
    });
  } else if (cache === 'cold') await wait(300);
  await opened.page.close();
  return figures;
}
