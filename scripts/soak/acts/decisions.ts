import { type Act, act, whenStarted } from '../act';
import { ALL, type Choice, decide, isStored, load, type Model, NONE, statusOf } from '../model';

/** A decision from code, as it is asked for. */
export interface Asked {
  readonly name: 'accept' | 'reject' | 'withdraw' | 'save';
  readonly choice: Choice;
}

export const ACCEPT: Asked = { name: 'accept', choice: ALL };
export const REJECT: Asked = { name: 'reject', choice: NONE };
export const WITHDRAW: Asked = { name: 'withdraw', choice: NONE };
export const toSave = (granted: readonly string[], policy: boolean): Asked => ({
  name: 'save',
  choice: { granted, policy },
});
export const wordsOf = ({ name, choice }: Asked) =>
  name === 'save' ? `save ${[...choice.granted, ...(choice.policy ? ['policy'] : [])]}` : name;

/** Runs in the page: asks for decisions, and tells what counts when the last call has returned. */
export async function askFor(asked: readonly Asked[]) {
  const { Kelisim: kelisim } = window;
  const results = asked.map(({ name, choice }) =>
    name === 'save'
      ? kelisim.save(
          Object.fromEntries([...choice.granted.map((category) => [category, true]), ['policy', choice.policy]]),
        )
      : kelisim[name](),
  );
  // A decision has taken effect when its call returns.
  const { status } = kelisim;
  return { status: status as string, stored: (await Promise.all(results)).map(({ stored }) => stored) };
}
type Result = Awaited<ReturnType<typeof askFor>>;

/** @throws where the page did not decide at once, or said something else about keeping it */
export function decided(model: Model, asked: readonly Asked[], { status, stored }: Result, isPassing = false): void {
  for (const { choice } of asked) for (const name of choice.granted) model.moment.add(name);
  model.document.mayRun ||= model.moment.has('statistics');
  decide(model, (asked.at(-1) as Asked).choice, isPassing);
  const due = { status: statusOf(model), stored: asked.map(() => isStored(model)) };
  if (JSON.stringify({ status, stored }) !== JSON.stringify(due))
    throw new Error(`the call returned ${JSON.stringify({ status, stored })}, the model ${JSON.stringify(due)}`);
}

export const choose = (asked: Asked): Act =>
  act({
    name: asked.name,
    how: asked.name === 'save' ? wordsOf(asked) : '',
    run: ({ page }) => page.evaluate(askFor, [asked]),
    change: (model, result) => decided(model, [asked], result),
  });

/** None of them is waited for: the last one counts. */
export const chooseAtOnce = (asked: readonly Asked[]): Act =>
  act({
    name: 'several at once',
    how: asked.map(wordsOf).join('; '),
    run: ({ page }) => page.evaluate(askFor, asked),
    change: (model, result) => decided(model, asked, result),
  });

/** The page is gone before anything else of it can happen. */
export const chooseAndReload = (asked: readonly Asked[]): Act =>
  act({
    name: 'decide and reload',
    how: asked.map(wordsOf).join('; '),
    async run({ page }) {
      const loaded = page.waitForEvent('domcontentloaded');
      await page.evaluate((asked) => {
        const { Kelisim: kelisim } = window;
        for (const { name, choice } of asked) {
          const switches = [...choice.granted.map((category) => [category, true]), ['policy', choice.policy]];
          void (name === 'save' ? kelisim.save(Object.fromEntries(switches)) : kelisim[name]());
        }
        location.reload();
      }, asked);
      await loaded;
      await whenStarted(page);
    },
    change(model) {
      for (const { choice } of asked) for (const name of choice.granted) model.moment.add(name);
      // What the last one opens may open before the page is gone, also where it is not kept.
      decide(model, (asked.at(-1) as Asked).choice, true);
      load(model);
    },
  });

/** A button of the notice. */
export const press = (button: 'accept-all' | 'reject-all'): Act =>
  act({
    name: `press ${button}`,
    run: ({ page }) =>
      page.evaluate(async (name) => {
        const { Kelisim: kelisim } = window;
        await kelisim.show();
        const root = document.querySelector('kelisim-widget')?.shadowRoot;
        root?.querySelector<HTMLElement>(`[part=notice] [data-action=${name}]`)?.click();
        return { status: kelisim.status as string, stored: [kelisim.stored] };
      }, button),
    change: (model, result) => decided(model, [button === 'accept-all' ? ACCEPT : REJECT], result),
  });

/** A link that needs a feature: it asks, and the same action is repeated after consent. */
export const useLink = (): Act =>
  act({
    name: 'use a closed link',
    // Without its parts the notice has no button for it.
    isPossible: ({ parts, document }) => parts === 'right' && !document.tolerated.has('ui-failed'),
    async run({ page }) {
      const isOpen = await page.evaluate(() => window.Kelisim.allows('account' as never));
      await page.locator('#link').dispatchEvent('click');
      if (!isOpen) await page.locator('kelisim-widget [part=notice] [data-action=allow]').dispatchEvent('click');
      await page.waitForFunction(() => location.hash === '#in');
      await page.evaluate(() => history.replaceState(null, '', location.pathname));
    },
    change(model) {
      model.document.parts.settings ??= 'right';
      const granted = model.choice?.granted ?? [];
      if (model.choice?.policy && granted.includes('authorization')) return;
      decide(model, { granted: [...new Set([...granted, 'authorization'])], policy: true });
    },
  });
