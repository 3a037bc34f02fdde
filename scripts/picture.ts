import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from '../build';
import { ROOT } from '../build/bundle';
import { buildDemo } from '../demo/build';
import { createDemoServer } from '../demo/server';
import { launchBrowser } from './launchBrowser';

/** The picture of the README: the notice on the demo, beside its dark twin on a phone. */
await buildAll();
await buildDemo();
const demo = await createDemoServer();
const browser = await launchBrowser();
const shots = [];
for (const { lang, width, height, shown, colorScheme } of [
  { lang: 'kk', width: 1200, height: 800, shown: 0.8, colorScheme: 'light' },
  { lang: 'ru', width: 360, height: 640, shown: 1, colorScheme: 'dark' },
] as const) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1.5 });
  await page.goto(`${demo.url}/${lang}/`);
  await page.locator('[part=notice]').waitFor();
  await page.waitForTimeout(400);
  shots.push({ width: width * shown, height: height * shown, png: (await page.screenshot()).toString('base64') });
}
const frame = await browser.newPage({ viewport: { width: 1380, height: 680 } });
await frame.setContent(
  `<body style="margin:0;display:flex;gap:20px;padding:20px;background:#eef2f6">${shots
    .map(
      ({ width, height, png }) =>
        `<img width="${width}" height="${height}" style="border-radius:12px" src="data:image/png;base64,${png}">`,
    )
    .join('')}`,
);
writeFileSync(join(ROOT, 'docs/notice.png'), await frame.screenshot());
await browser.close();
await demo.close();
console.log('docs/notice.png');
