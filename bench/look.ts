import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchBrowser } from '../scripts/launchBrowser';
import { CONTENDERS } from './contenders';
import { inFreshProfile, openPage } from './measure/openPage';
import { NONE } from './measure/settings';
import { serve } from './serve/serve';

/**
 * Looks at everyone once: a picture of each page, what accepting stores, whether what was gated runs. For the eye, not
 * for figures.
 */
const folder = process.argv[2] ?? join(process.cwd(), 'bench/.pictures');
const named = process.argv[3]?.split(',');
mkdirSync(folder, { recursive: true });
const site = await serve(CONTENDERS);
const browser = await launchBrowser();
for (const contender of CONTENDERS) {
  if (named && !named.includes(contender.name)) continue;
  await inFreshProfile(browser, async (context) => {
    const opened = await openPage(context, { setting: NONE, notice: contender.notice });
    const { page } = opened;
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    try {
      const kind = contender.gate?.script || contender.gate?.configured ? 'scripts' : undefined;
      await opened.goto(site.page(contender, kind && { gated: { kind, count: 5 } }));
      await opened.told('still');
      await page.screenshot({ path: join(folder, `${contender.name}.png`) });
      if (contender.settings) {
        await opened.click(contender.settings);
        await wait(800);
        await page.screenshot({ path: join(folder, `${contender.name}-settings.png`) });
        await page.reload();
        await wait(800);
      }
      if (contender.accept) {
        await page.evaluate(() => window.bench.expect(5, false));
        await opened.click(contender.accept);
        await wait(800);
        await page.screenshot({ path: join(folder, `${contender.name}-accepted.png`) });
      }
      const { seen, still, known, count, lcpElement } = await opened.probe();
      const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`.slice(0, 60));
      console.log(contender.name, { seen, still, known, count, lcpElement, cookies, problems });
    } catch (error) {
      await page.screenshot({ path: join(folder, `${contender.name}-failed.png`) });
      console.log(contender.name, 'failed:', `${error}`, problems);
    }
  });
}
console.log('missing:', [...site.missing]);
await browser.close();
await site.close();
