/** The keys without a character, as WebDriver numbers them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: { readonly [name: string]: string } = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Escape: '\uE00C',
  Space: ' ',
};

/** A press of the mouse, for `actions` of WebDriver, classic and BiDi alike. */
export function pressActions(x: number, y: number): object[] {
  return [
    {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ];
}

/** A key, with those that are held before it: `Shift+Tab`. */
export function keyActions(name: string): object[] {
  const values = name.length === 1 ? [name] : name.split('+').map((part) => KEYS[part] ?? part);
  const down = values.map((value) => ({ type: 'keyDown', value }));
  const up = values.map((value) => ({ type: 'keyUp', value })).reverse();
  return [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }];
}
