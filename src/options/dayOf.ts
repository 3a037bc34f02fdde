/** A day that an option names, `YYYY-MM-DD`, in milliseconds; `undefined` for anything else. */
export function dayOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const day = Date.parse(text);
  return Number.isNaN(day) ? undefined : day;
}
