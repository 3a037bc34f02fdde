// Compiled by test/docs/windowTypes.test.ts, never run: `window.Kelisim` of a page with the script tag.
import type {} from '../../../src/window';

window.Kelisim?.queue.push((consent) => {
  const version: string = consent.version;
  const isOpen: boolean = consent.allows('statistics');
  return [version, isOpen, consent.status];
});
// Before the script has run, there is nothing but the queue.
export const isOpen: boolean | undefined = window.Kelisim?.allows?.('statistics');
// @ts-expect-error it may not have run
window.Kelisim.allows('statistics');
// @ts-expect-error it may have made the queue only
window.Kelisim?.allows('statistics');
// @ts-expect-error no member of this name
window.Kelisim?.alows?.('statistics');
// @ts-expect-error the queue takes functions
window.Kelisim?.queue.push('statistics');
