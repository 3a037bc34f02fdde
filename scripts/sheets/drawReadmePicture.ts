import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from '../../build';
import { buildDemo } from '../../demo/build';
import { createDemoServer } from '../../demo/server';
import { launchBrowser } from '../launchBrowser';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const SHOTS = [
  { language: 'kk', width: 960, height: 640, colorScheme: 'light' },
  { language: 'ru', width: 360, height: 640, colorScheme: 'dark' },
] as const;
const GAP = 20;

/** `docs/notice.png`: the notice on the demo portal, on a desk and on a phone in dark colours. */
export async function drawReadmePicture({ build }: { readonly build: boolean }): Promise<void> {
  if (build) await buildAll();
  await buildDemo();
  const demo = await createDemoServer();
  const browser = await launchBrowser();
  try {
    const pictures: string[] = [];
    for (const { language, width, height, colorScheme } of SHOTS) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme, deviceScaleFactor: 1.5 });
      await page.goto(`${demo.url}/${language}/`);
      await page.locator('[part=notice]').waitFor();
      await page.waitForTimeout(400);
      const png = (await page.screenshot()).toString('base64');
      pictures.push(
        `<img width="${width}" height="${height}" style="border-radius:12px" src="data:image/png;base64,${png}">`,
      );
    }
    const width = SHOTS.reduce((sum, shot) => sum + shot.width + GAP, GAP);
    const frame = await browser.newPage({ viewport: { width, height: SHOTS[0].height + 2 * GAP } });
    await frame.setContent(
      `<body style="margin:0;display:flex;gap:${GAP}px;padding:${GAP}px;background:#eef2f6">${pictures.join('')}`,
    );
    writeFileSync(join(ROOT, 'docs/notice.png'), await frame.screenshot());
  } finally {
    await browser.close();
    await demo.close();
  }
  console.log('docs/notice.png');
}
