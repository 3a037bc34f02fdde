import type { Page } from 'playwright-core';

/** All that a visitor's state is, for whoever reads the contract: the widget has to agree with it after each act. */
export interface Model {
  decided: boolean;
  granted: string[];
  policy: boolean;
  /** Acts so far. */
  acts: number;
}

export const OPTIONAL = ['authorization', 'statistics', 'advertising'] as const;
export const createModel = (): Model => ({ decided: false, granted: [], policy: false, acts: 0 });

function statusOf({ decided, granted, policy }: Model): string {
  if (!decided) return 'undecided';
  const yes = granted.length + Number(policy);
  return yes === OPTIONAL.length + 1 ? 'accepted' : yes ? 'custom' : 'rejected';
}

/** @throws with both sides, where page and model differ */
export async function agreesWith(model: Model, page: Page): Promise<void> {
  model.acts++;
  const found = await page.evaluate(
    (names) => ({
      status: window.Kelisim.status as string,
      attribute: document.documentElement.dataset.kelisimState,
      open: names.filter((name) => window.Kelisim.allows(name as never)),
      cookie: /consent_kelisim=[^;]*yes=([\w.-]*)/.exec(document.cookie)?.[1]?.split('.').filter(Boolean) ?? [],
      widgets: document.querySelectorAll('kelisim-widget').length,
    }),
    [...OPTIONAL, 'account'],
  );
  const status = statusOf(model);
  const granted = OPTIONAL.filter((name) => model.granted.includes(name));
  const open = [...granted, ...(model.policy && granted.includes('authorization') ? ['account'] : [])];
  // What is no record of ours may say what it likes.
  const cookie = model.decided ? granted : found.cookie;
  const due = { status, attribute: status, open, cookie, widgets: 1 };
  if (JSON.stringify(found) !== JSON.stringify(due))
    throw new Error(`the page says ${JSON.stringify(found)}, the model ${JSON.stringify(due)}`);
}
