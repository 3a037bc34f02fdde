/** The controls of our own views. */
export const CONTROL = '[data-action], [data-clause]';

/** The control in a drawing that does the same as one of an earlier drawing. */
export function findLike(earlier: Element, drawing: Element): HTMLElement | undefined {
  const act = actOf(earlier);
  return [...drawing.querySelectorAll<HTMLElement>(CONTROL)].find((control) => actOf(control) === act);
}

function actOf(element: Element): string {
  const { action, language, clause } = element.closest<HTMLElement>(CONTROL)?.dataset ?? {};
  return `${action} ${language} ${clause}`;
}
