import { setTimeout as wait } from 'node:timers/promises';
import type { Ask, Contender } from '../contenders/Contender';
import { CODE } from '../host/hostPage';
import { acceptNotice } from '../measure/acceptNotice';
import { inFreshProfile, type OpenedPage, openPage } from '../measure/openPage';
import type { Figures, Task } from '../measure/runRounds';
import { NONE, type Setting, SLOW } from '../measure/settings';
import type { Bench, Group, Metric, Section } from './Section';

const SIZES = [10, 100, 1000, 10_000];
const COOKIES = [5, 50, 200];
const KINDS = ['scripts', 'elements'] as const;
type Kind = (typeof KINDS)[number];
/** How many nodes come into the page after the yes. */
const ADDED = 500;
/** Sizes are far apart, and there are many: a third of the rounds is enough, but not fewer than these. */
const FEWEST_ROUNDS = 3;
const PATIENCE = 12_000;
/** Longer than this is a long task: what the page answers in the meantime comes late. */
const LONG_TASK_MS = 50;
const number = (size: number) => size.toLocaleString('en');

const gatedGroups = (kind: Kind): Group[] => {
  const metrics = (key: string, unit: Metric['unit'], more: Partial<Metric> = {}): Metric[] =>
    SIZES.map((size) => ({ key: `${kind}.${size}.${key}`, title: number(size), unit, ...more }));
  return [
    {
      title: `Growth: gated ${kind}, from the click on accept until the last is open`,
      metrics: metrics('time', 'ms', { goal: { ratio: 1 } }),
    },
    { title: `Growth: gated ${kind}, for each of them`, metrics: metrics('each', 'ms', { digits: 3 }) },
    {
      title: `Growth: gated ${kind}, longest long task (none: 0)`,
      metrics: metrics('longest', 'ms', { goal: { most: LONG_TASK_MS - 1 } }),
    },
    { title: `Growth: gated ${kind}, number of long tasks`, metrics: metrics('long', '') },
  ];
};

/** How the work grows with what a page holds. */
export const growth: Section = {
  name: 'growth',
  title: 'Growth',
  groups: [
    ...KINDS.flatMap(gatedGroups),
    {
      title: `Growth: ${ADDED} scripts that come after a yes, for each of them`,
      metrics: [
        { key: 'added.single', title: 'one by one', unit: 'ms', digits: 3, goal: { ratio: 1 } },
        { key: 'added.batch', title: 'all at once', unit: 'ms', digits: 3, goal: { ratio: 1 } },
      ],
    },
    {
      title: 'Growth: cookies listed in the preferences, from the click on settings',
      metrics: COOKIES.flatMap((count) => [
        { key: `cookies.${count}.seen`, title: `${count}, first seen`, unit: 'ms', goal: { ratio: 1.1 } } as const,
        { key: `cookies.${count}.still`, title: `${count}, still`, unit: 'ms', goal: { ratio: 1.1 } } as const,
      ]),
    },
    {
      title: 'Growth: the first tap on settings, nothing fetched before, CPU x4, slow 4G',
      metrics: [
        { key: 'tap.seen', title: 'first seen', unit: 'ms' },
        { key: 'tap.still', title: 'still', unit: 'ms' },
      ],
    },
  ],
  tasks: (bench) => {
    const who = bench.who.filter(({ role }) => role === 'own' || role === 'peer');
    return [
      ...KINDS.flatMap((kind) =>
        SIZES.map((size) => ({
          name: `${number(size)} ${kind}`,
          who: who.filter(({ gate }) => (kind === 'scripts' ? gate?.script || gate?.configured : gate?.image)),
          run: (contender: Contender) => runGated(bench, contender, kind, size),
        })),
      ),
      ...(['single', 'batch'] as const).map((way) => ({
        name: `added, ${way}`,
        who: who.filter(({ gate }) => gate?.script),
        run: (contender: Contender) => runAdded(bench, contender, way),
      })),
      ...COOKIES.map((count) => ({
        name: `${count} cookies`,
        who: who.filter(({ preferences }) => preferences),
        run: (contender: Contender) => runPreferences(bench, contender, count),
      })),
      {
        name: 'first tap',
        who: who.filter(({ preferences }) => preferences),
        run: (contender: Contender) => runPreferences(bench, contender, 5, SLOW),
      },
    ].map((task) => onlyWhoCan({ ...task, rounds: Math.max(FEWEST_ROUNDS, Math.ceil(bench.rounds / 3)) }));
  },
};

/** Whoever has failed twice at something is spared the rest of the rounds, and us the wait. */
function onlyWhoCan(task: Task): Task {
  const failed = new Map<Contender, number>();
  return {
    ...task,
    async run(contender) {
      const times = failed.get(contender) ?? 0;
      if (times >= 2) return {};
      try {
        return await task.run(contender);
      } catch (error) {
        failed.set(contender, times + 1);
        throw error;
      }
    },
  };
}

async function openStill({ site }: Bench, opened: OpenedPage, contender: Contender, ask: Ask): Promise<string[]> {
  const problems: string[] = [];
  opened.page.on('pageerror', ({ message }) => problems.push(message));
  await opened.goto(site.page(contender, ask));
  await opened.told('still');
  await wait(contender.deafMs ?? 0);
  return problems;
}

/** Fails with what the page itself has reported. */
async function untilRan(opened: OpenedPage, problems: readonly string[], patience = PATIENCE): Promise<void> {
  await opened.told('ran', patience).catch(async () => {
    const { count, expected } = await opened.probe();
    throw new Error(problems[0] ?? `${count} of ${expected} were opened`);
  });
}

function runGated(bench: Bench, contender: Contender, kind: Kind, count: number): Promise<Figures> {
  return inFreshProfile(bench.browser, async (context) => {
    const opened = await openPage(context, { setting: NONE, notice: contender.notice });
    const problems = await openStill(bench, opened, contender, { gated: { kind, count } });
    await opened.page.evaluate(([count, images]) => window.bench.expect(count, images), [
      count,
      kind === 'elements',
    ] as const);
    await opened.click(contender.accept ?? '');
    await untilRan(opened, problems);
    await wait(200);
    const { clicked, ended, long } = await opened.probe();
    const during = long.filter(({ start, duration }) => start + duration > clicked && start < ended + 100);
    const prefix = `${kind}.${count}`;
    return {
      [`${prefix}.time`]: ended - clicked,
      [`${prefix}.each`]: (ended - clicked) / count,
      [`${prefix}.longest`]: Math.max(0, ...during.map(({ duration }) => duration)),
      [`${prefix}.long`]: during.length,
    };
  });
}

/** A single-page app: the decision stands, and gated scripts come with each view. */
function runAdded(bench: Bench, contender: Contender, way: 'single' | 'batch'): Promise<Figures> {
  return inFreshProfile(bench.browser, async (context) => {
    const opened = await openPage(context, { setting: NONE, notice: contender.notice });
    // One stands in the page from the start, so that what opens is loaded when the others come.
    const gated = { kind: 'scripts', count: 1 } as const;
    const problems = await openStill(bench, opened, contender, { gated });
    await acceptNotice(opened, contender);
    await wait(300);
    const html = contender.gate?.script?.(CODE) ?? '';
    const from = await opened.page.evaluate(
      async ([html, count, single]) => {
        const place = document.getElementById('gated') as HTMLElement;
        const nodes = document.createRange().createContextualFragment(html.repeat(count));
        window.bench.expect(count, false);
        const from = performance.now();
        if (!single) place.append(nodes);
        // Each in a task of its own, as a framework's updates come.
        while (nodes.firstChild) {
          place.append(nodes.firstChild);
          const { port1, port2 } = new MessageChannel();
          await new Promise((resolve) => {
            port1.onmessage = resolve;
            port2.postMessage(0);
          });
          port1.close();
        }
        return from;
      },
      [html, ADDED, way === 'single'] as const,
    );
    await untilRan(opened, problems, 2000);
    const { ended } = await opened.probe();
    return { [`added.${way}`]: (ended - from) / ADDED };
  });
}

/** By the mouse on a fast line; by a finger on a slow one, where nothing hovers and nothing was fetched before. */
function runPreferences(
  bench: Bench,
  contender: Contender,
  cookies: number,
  setting: Setting = NONE,
): Promise<Figures> {
  return inFreshProfile(bench.browser, async (context) => {
    const opened = await openPage(context, { setting, notice: contender.notice });
    await openStill(bench, opened, contender, { cookies });
    await opened.page.evaluate((path) => {
      window.bench.watch(
        path,
        (time) => {
          window.bench.probe.seen = time;
        },
        (since) => {
          window.bench.probe.still = since;
          window.benchTell?.('opened');
        },
      );
    }, contender.preferences ?? '');
    if (setting === NONE) await opened.click(contender.settings ?? '');
    else await opened.tap(contender.settings ?? '');
    await opened.told('opened', PATIENCE);
    const { clicked, seen, still } = await opened.probe();
    if (setting !== NONE) return { 'tap.seen': seen - clicked, 'tap.still': still - clicked };
    return { [`cookies.${cookies}.seen`]: seen - clicked, [`cookies.${cookies}.still`]: still - clicked };
  });
}
