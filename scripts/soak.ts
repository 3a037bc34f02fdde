import fc from 'fast-check';
import { launchBrowser } from './launchBrowser';
import {
  accept,
  erase,
  focus,
  garbage,
  hide,
  press,
  reject,
  reload,
  save,
  show,
  speak,
  withdraw,
} from './soak/actions';
import { createModel, OPTIONAL } from './soak/model';
import { startSite } from './soak/site';

/**
 * `npm run long -- soak [acts] [seed]`: random acts of visitors, hosts and other tabs on the built files in Chromium, 10,000 unless
 * told otherwise; after each the page has to agree with a model of a few lines. A failure prints the acts and the seed.
 */
const [wanted = '10000', given] = process.argv.slice(2);
const seed = given ? Number(given) : Date.now() & 0x7fffffff;
const total = Number(wanted);
console.log(`Seed ${seed}, ${total} acts`);

const acts = [
  fc.constant(accept()),
  fc.constant(reject()),
  fc.constant(withdraw()),
  fc.tuple(fc.subarray([...OPTIONAL]), fc.boolean()).map(([granted, policy]) => save(granted, policy)),
  fc.constantFrom('accept-all' as const, 'reject-all' as const).map(press),
  fc.constantFrom('notice' as const, 'preferences' as const, 'policy' as const).map(show),
  fc.constant(hide()),
  fc.constantFrom('kk', 'ru', 'en').map(speak),
  fc.constant(focus()),
  fc.constant(reload()),
  fc.constant(erase()),
  fc.constantFrom('v=1', 'accepted', 'v=1&yes=statistics&no=', '%00').map(garbage),
];
const site = await startSite();
const browser = await launchBrowser();
let done = 0;
const problems: string[] = [];
try {
  for (let round = 0; done < total; round++)
    await fc.assert(
      fc.asyncProperty(fc.commands(acts, { size: 'max', maxCommands: 100 }), async (commands) => {
        const context = await browser.newContext();
        const page = await context.newPage();
        page.on('pageerror', (error) => problems.push(error.message));
        try {
          const model = createModel();
          await page.goto(site.url);
          await page.waitForFunction(() => window.Kelisim?.status);
          await fc.asyncModelRun(() => ({ model, real: page }), commands);
          if (problems.length) throw new Error(problems.join('; '));
          done += model.acts;
        } finally {
          await context.close();
        }
      }),
      { seed: seed + round, numRuns: 5, endOnFailure: true },
    );
  console.log(`${done} acts, no difference`);
} finally {
  await browser.close();
  site.close();
}
