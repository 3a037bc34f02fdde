import type {
  Action,
  ConsentOMaticRules,
  ConsentType,
  Matcher,
  MethodName,
  Selection,
} from '../../../rules/consentOMaticFormat';

/**
 * Runs rules in a page as Consent-O-Matic's documentation says that it does. Its engine is not on npm: this is our
 * reading, of just what our rule uses, so it shows that the rule is right by that documentation, not that the extension
 * works.
 *
 * It runs in the page, so everything it needs is inside.
 * @returns the names of the rules that applied
 */
export async function consentOMatic(given: {
  readonly rules: ConsentOMaticRules;
  readonly allowed: readonly ConsentType[];
}): Promise<string[]> {
  const ORDER: readonly MethodName[] = ['HIDE_CMP', 'OPEN_OPTIONS', 'DO_CONSENT', 'SAVE_CONSENT'];
  let base: Element | Document = document;
  const applied: string[] = [];
  for (const [name, { detectors, methods }] of Object.entries(given.rules)) {
    const all = (matchers: readonly Matcher[]) => matchers.every((matcher) => find(matcher).length > 0);
    if (!detectors.some(({ presentMatcher, showingMatcher }) => all(presentMatcher) && all(showingMatcher))) continue;
    applied.push(name);
    for (const wanted of ORDER) for (const method of methods) if (method.name === wanted) await run(method.action);
  }
  return applied;

  function select({ selector, displayFilter }: Selection, from: Element | Document): HTMLElement[] {
    const root = ('shadowRoot' in from && from.shadowRoot) || from;
    const found = [...root.querySelectorAll<HTMLElement>(selector)];
    return displayFilter === undefined ? found : found.filter((one) => (one.offsetHeight !== 0) === displayFilter);
  }

  function find({ parent, target }: { readonly parent?: Selection; readonly target: Selection }): HTMLElement[] {
    const from = parent ? select(parent, base)[0] : base;
    return from ? select(target, from) : [];
  }

  async function run(action: Action): Promise<void> {
    if (action.type === 'click') find(action)[0]?.click();
    else if (action.type === 'list') for (const one of action.actions) await run(one);
    else if (action.type === 'consent') {
      for (const { type, trueAction, falseAction } of action.consents)
        await run(given.allowed.includes(type) ? trueAction : falseAction);
    } else if (action.type === 'foreach') {
      const outside = base;
      for (const one of find(action)) {
        base = one;
        await run(action.action);
      }
      base = outside;
    } else {
      const { retries = 10, waitTime = 250 } = action;
      for (let left = retries; left > 0 && !find(action).length; left--)
        await new Promise((resolve) => setTimeout(resolve, waitTime));
    }
  }
}
