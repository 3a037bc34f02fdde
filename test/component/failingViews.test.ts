import { expect, it, vi } from 'vitest';
import {
  cleanUpAfterEach,
  createStage,
  idle,
  idleAtOnce,
  opened,
  painted,
  type Stage,
  said,
  setCookie,
} from '../fixtures/instance';

idleAtOnce();
cleanUpAfterEach();

const failed = (stage: Parameters<typeof said>[0]) =>
  said(stage, 'error').flatMap(({ code, message }) => (code === 'ui-failed' ? [`${message}`] : []));

it('what was withdrawn is closed although the page does not let a view of ours be closed', async () => {
  setCookie('statistics', 'authorization.advertising');
  document.body.innerHTML =
    '<iframe data-kelisim-needs="statistics" data-kelisim-src="https://example.kz/map"></iframe>';
  const stage = createStage();
  const { consent, log } = stage;
  await painted();
  await vi.waitFor(() => expect(document.querySelector('[data-kelisim-placeholder]')).toBeNull());
  await consent.openPreferences();
  vi.spyOn(HTMLDialogElement.prototype, 'close').mockImplementation(() => {
    throw new Error('the page says no');
  });
  await consent.withdraw();
  await idle();
  expect(consent.status).toBe('rejected');
  expect(log).toContain('revoke statistics');
  expect(document.querySelector('iframe')?.src).toBeFalsy();
  await vi.waitFor(() => expect(document.querySelector('[data-kelisim-placeholder]')).not.toBeNull());
  expect(failed(stage)).toEqual([expect.stringContaining('the page says no')]);
});

it.each([
  ['the notice', async ({ consent }: Stage) => expect(await consent.ask('account')).toBe(false)],
  ['the settings', async ({ consent }: Stage) => consent.openPreferences()],
] as const)('%s cannot be put into the page: it is reported, and deciding goes on', async (_view, open) => {
  const stage = createStage({ autoShow: false });
  const { consent } = stage;
  await idle();
  const methods = (['insertBefore', 'append'] as const).map((method) =>
    vi.spyOn(document.documentElement, method).mockImplementation(() => {
      throw new Error('the page says no');
    }),
  );
  await open(stage);
  expect(failed(stage)).toEqual([expect.stringContaining('the page says no')]);
  expect(opened(stage)).toEqual([]);
  for (const method of methods) method.mockRestore();
  await consent.accept();
  expect(consent.status).toBe('accepted');
});
