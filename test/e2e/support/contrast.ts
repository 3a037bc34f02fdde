import type { Page } from 'playwright-core';

/** Contrasts of what is on display, as the browser has computed the colours: WCAG's ratio, by what it is of. */
export function contrasts(page: Page): Promise<{ readonly [what: string]: number }> {
  return page.evaluate(() => {
    const root = document.querySelector('kelisim-widget')?.shadowRoot;
    const view = root?.querySelector('dialog[open]') ?? root?.querySelector('[part=notice]');
    if (!view) return {};
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    /** Any notation, `color-mix` too, as the pixel that it is. */
    const luminance = (color: string) => {
      if (!canvas) return 0;
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ratio = (one: string, other: string) => {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    };
    const surface = getComputedStyle(view).backgroundColor;
    const found: { [what: string]: number } = { text: ratio(getComputedStyle(view).color, surface) };
    for (const control of view.querySelectorAll<HTMLElement>('button, a[href], input')) {
      if (!control.getClientRects().length) continue;
      const { color, backgroundColor, outlineColor, borderColor } = getComputedStyle(control);
      const isFilled = !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor);
      const name = control.dataset.action ?? control.getAttribute('name') ?? control.localName;
      if (control.localName !== 'input')
        found[`${name}, its text`] = ratio(color, isFilled ? backgroundColor : surface);
      else found[`${name}, its edge`] = Math.max(ratio(borderColor, surface), ratio(backgroundColor, surface));
      control.focus({ focusVisible: true } as FocusOptions);
      found[`${name}, its focus ring`] = ratio(getComputedStyle(control).outlineColor || outlineColor, surface);
    }
    return found;
  });
}
