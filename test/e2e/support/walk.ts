import type { Page } from 'playwright-core';
import { action, notice, policy, preferences, wayBack } from './kelisim';
import { OPTIONS } from './serve';

/** A page on which every view has all that it can have. */
export const FULL = {
  options: {
    ...OPTIONS,
    categories: { statistics: { cookies: [{ name: '_stat', duration: 30 }] } },
    policy: { ...OPTIONS.policy, changes: ['One', 'Two'] },
  },
  body: '<a href="#in" id="in" data-kelisim-needs="account">in</a>',
};

/** Leads a first visitor through every view, in the order of a visit, and calls back at each. */
export async function walk(page: Page, look: (view: string) => Promise<void>): Promise<void> {
  await notice(page).waitFor();
  await look('notice');

  await action(page, 'notice', 'settings').click();
  await preferences(page).waitFor();
  await preferences(page).locator('summary').last().click();
  await preferences(page).getByRole('switch').first().click();
  await look('preferences');
  await page.keyboard.press('Escape');

  await page.evaluate(() => window.Kelisim.openPolicy('3.3'));
  await policy(page).waitFor();
  await look('policy');
  await page.keyboard.press('Escape');

  await action(page, 'notice', 'reject-all').click();
  await wayBack(page).waitFor();
  await look('saved');

  await page.locator('#in').click();
  await notice(page).waitFor();
  await look('asked');
  await action(page, 'notice', 'close').click();

  await wayBack(page).click();
  await preferences(page).waitFor();
  await look('decided');
}
