import { setTimeout as wait } from 'node:timers/promises';
import { type Contender, GATED } from '../contenders/Contender';
import { acceptNotice } from '../measure/acceptNotice';
import { inFreshProfile, openPage } from '../measure/openPage';
import type { Figures } from '../measure/runRounds';
import { CPU4, CPU20, NONE, type Setting } from '../measure/settings';
import type { Bench, Section } from './Section';

/** Event Timing tells in a task of its own, after the paint. */
const TOLD_LATER_MS = 300;

/** A click on accept, until the page has drawn again. */
export const accept: Section = {
  name: 'accept',
  title: 'Accept',
  groups: [
    {
      title: 'Accept',
      metrics: [CPU4, CPU20].flatMap(({ name, title }) => [
        { key: `${name}.paint`, title: `until next paint, ${title}`, unit: 'ms', goal: { ratio: 1 } } as const,
        { key: `${name}.event`, title: `Event Timing, ${title}`, unit: 'ms' } as const,
      ]),
    },
  ],
  tasks: (bench) =>
    [CPU4, CPU20].map((setting) => ({
      name: setting.name,
      who: bench.who.filter(({ role, accept }) => accept && role !== 'variant'),
      run: (contender: Contender) => runAccept(bench, contender, setting),
    })),
};

/** Loaded and still at full speed, then clicked on a slow processor: the click alone is measured. */
function runAccept({ browser, site }: Bench, contender: Contender, setting: Setting): Promise<Figures> {
  return inFreshProfile(browser, async (context) => {
    const opened = await openPage(context, { setting: NONE, notice: contender.notice });
    await opened.goto(site.page(contender, GATED));
    await opened.told('still');
    await wait(contender.deafMs ?? 0);
    await opened.throttle(setting);
    await acceptNotice(opened, contender);
    await wait(TOLD_LATER_MS);
    const { clicked, painted, event } = await opened.probe();
    // What is shorter than 16 ms, it does not tell.
    return { [`${setting.name}.paint`]: painted - clicked, [`${setting.name}.event`]: event || Number.NaN };
  });
}
