import { type Act, act } from '../act';
import { needPart, update } from '../model';

/** The notice needs no part; the others open where theirs comes. */
export const show = (view: 'notice' | 'preferences' | 'policy'): Act =>
  act({
    name: `show ${view}`,
    run: ({ page }) =>
      page.evaluate(async (which) => {
        const { Kelisim: kelisim } = window;
        await (which === 'notice'
          ? kelisim.show()
          : which === 'policy'
            ? kelisim.openPolicy()
            : kelisim.openPreferences());
        const root = document.querySelector('kelisim-widget')?.shadowRoot;
        return !!root?.querySelector(`[part=${which}]`)?.getClientRects().length;
      }, view),
    change(model, isShown) {
      const isDue = view === 'notice' || needPart(model, 'settings');
      if (isShown !== isDue) throw new Error(`${view}: ${isShown ? 'shown' : 'not shown'}`);
    },
  });

export const hide = (): Act => act({ name: 'hide', run: ({ page }) => page.evaluate(() => window.Kelisim.hide()) });

export const speak = (language: string): Act =>
  act({
    name: 'speak',
    how: language,
    async run({ page }) {
      const told = await page.evaluate(async (code) => {
        await window.Kelisim.setLanguage(code);
        return [window.Kelisim.language, document.querySelector<HTMLElement>('kelisim-widget')?.lang];
      }, language);
      if (told.some((found) => found !== language)) throw new Error(`speaks ${told}`);
    },
  });

export const focus = (): Act =>
  act({
    name: 'focus',
    run: ({ page }) => page.evaluate(() => void dispatchEvent(new Event('focus'))),
    // What did not come is asked for again.
    change: update,
  });
