import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser';
import { RECORDER } from '../support/kelisim';
import { errors, jar, ran, TRACE } from '../support/kinds';
import { byTag, OPTIONS, useSite } from '../support/serve';

const browser = useBrowser();
const site = useSite();
const GATED = `<script type="text/plain" data-kelisim-needs="statistics">ran.push('statistics')</script>`;

const open = async () => {
  const page = await browser.open(
    site.page(byTag({ head: `${TRACE}${RECORDER}`, body: GATED, options: { ...OPTIONS, autoShow: false } })),
  );
  await page.waitForFunction(() => window.Kelisim?.status);
  // What a second listener hears, registered after the one that decides.
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard, listen: () => {} });
    (window as never as { listen(): void }).listen = () => {
      Kelisim.on('change', ({ status, record }) => heard.push(`change ${status} ${record?.granted.length}`));
      Kelisim.on('grant', ({ name }) => heard.push(`grant ${name} ${Kelisim.allows(name)}`));
      Kelisim.on('revoke', ({ name }) => heard.push(`revoke ${name} ${Kelisim.allows(name)}`));
    };
  });
  return page;
};
declare const Kelisim: typeof window.Kelisim;
const heard = (page: Awaited<ReturnType<typeof open>>) =>
  page.evaluate(() => (window as never as { heard: string[] }).heard);

it('a refusal in a listener of the acceptance is the last that every listener hears', async () => {
  const page = await open();
  const result = await page.evaluate(() => {
    let isFirst = true;
    Kelisim.on('change', () => {
      if (isFirst) void Kelisim.reject();
      isFirst = false;
    });
    (window as never as { listen(): void }).listen();
    return Kelisim.accept();
  });
  expect(result.stored).toBe(true);
  expect(await heard(page)).toEqual(['change accepted 3', 'change rejected 0']);
  const log = await page.evaluate(() => window.log.map(({ type }) => type));
  expect(log.filter((type) => type !== 'ready')).toEqual(['change', 'change']);
  expect(await ran(page)).toEqual([]);
  expect(await jar(page)).toContain('yes=&');
});

it('a withdrawal in a listener of grant: what was not granted yet is not granted', async () => {
  const page = await open();
  await page.evaluate(() => {
    (window as never as { listen(): void }).listen();
    Kelisim.on('grant', () => void Kelisim.withdraw());
    return Kelisim.accept();
  });
  expect(await heard(page)).toEqual([
    'change accepted 3',
    'grant authorization true',
    'change rejected 0',
    'revoke authorization false',
  ]);
  expect(await ran(page)).toEqual([]);
});

it('a refusal in a subscriber of the store: each event tells of its own decision', async () => {
  const page = await open();
  await page.evaluate(() => {
    let isFirst = true;
    Kelisim.subscribe(() => {
      if (isFirst) void Kelisim.reject();
      isFirst = false;
    });
    (window as never as { listen(): void }).listen();
    return Kelisim.accept();
  });
  const changes = (await heard(page)).filter((line) => line.startsWith('change'));
  expect(changes.at(-1)).toBe('change rejected 0');
  expect(changes).not.toContain('change rejected 3');
  expect(await ran(page)).toEqual([]);
});

it('a subscriber that refuses each time does not stop the page; the notice goes and gates are closed', async () => {
  const page = await open();
  await page.evaluate(() => {
    Kelisim.subscribe(() => void Kelisim.reject());
    (window as never as { listen(): void }).listen();
    return Kelisim.accept();
  });
  expect(page.problems.join()).not.toMatch(/call stack/);
  expect((await heard(page)).at(-1)).toBe('change rejected 0');
  expect(await ran(page)).toEqual([]);
});

it('listeners that contradict each other without end do not stop the page, and are reported', async () => {
  const page = await open();
  await page.evaluate(() => {
    Kelisim.on('change', ({ status }) => void (status === 'accepted' ? Kelisim.reject() : Kelisim.accept()));
    void Kelisim.accept();
  });
  await page.waitForTimeout(500);
  expect(page.problems.join()).not.toMatch(/call stack/);
  expect(await errors(page)).toEqual([{ code: 'config', message: expect.stringContaining('kelisim:change') }]);
  // What the cookie says is what the page says.
  const status = await page.evaluate(() => Kelisim.status);
  expect(await jar(page)).toContain(status === 'accepted' ? 'no=&' : 'yes=&');
  // A decision of the visitor counts afterwards.
  await page.evaluate(() => Kelisim.reject());
  expect(await page.evaluate(() => Kelisim.record?.how)).toBe('api');
});
