import fc from 'fast-check';
import { chromium } from 'playwright-core';
import { findBrowser } from './findBrowser';
import { BROWSER_ARGUMENTS } from './launchBrowser';
import { type Act, type Real, whenStarted } from './soak/act';
import { ACTS } from './soak/acts';
import { createModel, type Model } from './soak/model';
import { startSite } from './soak/site';

/**
 * Visitors at the same time, each with a site and a profile of its own. What one does depends on the seed of its round
 * alone.
 */
const VISITORS = 6;
/** How long the acts of a failure are shortened. */
const SHRINKING_MS = 5 * 60_000;

/**
 * `npm run soak -- [acts] [seed]`: random acts of visitors, portals, servers and other tabs on the built files in
 * Chromium, 10,000 unless told otherwise; after each the page has to agree with a model. A failure prints the acts that
 * are needed for it, and the command that does them again.
 */
const [wanted = '10000', given] = process.argv.slice(2);
const seed = given ? Number(given) : Date.now() & 0x7fffffff;
const total = Number(wanted);
console.log(`Seed ${seed}, ${total} acts`);

const started = Date.now();
const counts = new Map<string, number>();
const done = () => [...counts.values()].reduce((sum, count) => sum + count, 0);
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: BROWSER_ARGUMENTS,
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
});
let round = 0;
let failure: unknown;
try {
  await Promise.all(Array.from({ length: VISITORS }, visitAgain));
} finally {
  await browser.close();
}
const minutes = ((Date.now() - started) / 60_000).toFixed(1);
for (const [name, count] of [...counts].sort(([, first], [, second]) => second - first))
  console.log(`${String(count).padStart(6)}  ${name}`);
if (failure) {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
}
console.log(`${done()} acts, seed ${seed}, ${round} visits, ${minutes} minutes: no difference`);

async function visitAgain() {
  while (done() < total && !failure) {
    const own = seed + round++;
    try {
      await visit(own);
      console.log(`${done()} acts`);
    } catch (error) {
      failure ??= new Error(`${(error as Error).message}\n\nAgain: npm run soak -- 1 ${own}`);
    }
  }
}

/** One visit of up to 100 acts, decided by its seed. */
function visit(own: number): Promise<void> {
  // Every third page is by npm.
  const byImport = own % 3 === 0;
  return fc.assert(
    fc.asyncProperty(fc.commands([...ACTS], { size: 'max', maxCommands: 100 }), (acts) => runActs(acts, byImport)),
    {
      seed: own,
      numRuns: 1,
      includeErrorInReport: true,
      interruptAfterTimeLimit: SHRINKING_MS + 10 * 60_000,
      markInterruptAsFailure: true,
    },
  );
}

async function runActs(acts: Iterable<Act>, byImport: boolean) {
  const site = await startSite();
  const context = await browser.newContext();
  const problems: string[] = [];
  const trail: string[] = [];
  try {
    context.on('weberror', (error) => problems.push(error.error().message));
    const page = await context.newPage();
    await page.goto(`${site.url}/${byImport ? 'npm' : ''}`);
    await whenStarted(page);
    const setup = (): { model: Model; real: Real } => ({
      model: createModel(byImport),
      real: { page, site, counts, trail, problems },
    });
    await fc.asyncModelRun(setup, acts);
  } catch (error) {
    console.log(`${(error as Error).message}\nafter ${trail.slice(-8).join(' → ')}\nThe acts are shortened …`);
    throw error;
  } finally {
    await context.close();
    site.close();
  }
}
