import { type Act, act } from '../act';
import { update } from '../model';

/**
 * By npm: the portal ends the instance, which leaves nothing behind, and makes another, which reads what the browser
 * keeps.
 */
export const createAgain = (): Act =>
  act({
    name: 'destroy and create again',
    isPossible: ({ byImport }) => byImport,
    async run({ page }) {
      const left = await page.evaluate(() => {
        window.Kelisim.destroy();
        const found = document.querySelectorAll(
          'kelisim-widget, [data-kelisim-placeholder], [data-kelisim-closed]',
        ).length;
        const state = document.documentElement.dataset.kelisimState;
        window.createAgain();
        return [found, state];
      });
      if (left[0] || left[1] !== undefined) throw new Error(`destroy left ${left}`);
    },
    change(model) {
      model.choice = model.kept;
      update(model);
    },
  });
