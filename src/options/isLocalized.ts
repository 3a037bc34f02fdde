/** Whether it can be drawn as a text: a text, a number, or a text for each language; a list of these; or left out. */
export function isLocalized(value: unknown): boolean {
  return [value].flat().every((one: unknown) => {
    if (one == null || typeof one === 'string' || typeof one === 'number') return true;
    return typeof one === 'object' && Object.values(one).every((text) => typeof text === 'string');
  });
}
