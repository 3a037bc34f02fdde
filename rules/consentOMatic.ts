import type { Action, ConsentOMaticRules, ConsentRule, ConsentType, Matcher } from './consentOMaticFormat';

const WIDGET = { selector: 'kelisim-widget' };
/** The categories that Kelisim has words for, by what a visitor of Consent-O-Matic chooses. */
const TYPES: { readonly [type in ConsentType]?: readonly string[] } = {
  A: ['authorization', 'functional'],
  B: ['statistics', 'analytics'],
  F: ['advertising', 'marketing'],
};

const notice: Matcher = { type: 'css', parent: WIDGET, target: { selector: '[part=notice]', displayFilter: true } };

/**
 * For Consent-O-Matic, in its own format: opens the settings, sets each category that the page has as the visitor wants it, and saves. The
 * policy is not accepted: that is not for a tool to do, and saving without it is a no.
 */
export const consentOMatic: ConsentOMaticRules = {
  kelisim: {
    detectors: [
      {
        presentMatcher: [{ type: 'css', target: WIDGET }],
        showingMatcher: [notice],
      },
    ],
    methods: [
      {
        name: 'OPEN_OPTIONS',
        action: {
          type: 'foreach',
          target: WIDGET,
          action: {
            type: 'list',
            actions: [
              { type: 'click', target: { selector: '[part=notice] [data-action=settings]' } },
              // It is loaded only now.
              {
                type: 'waitcss',
                target: { selector: '[part=preferences] [data-action=save]' },
                retries: 40,
                waitTime: 250,
              },
            ],
          },
        },
      },
      { name: 'DO_CONSENT', action: { type: 'consent', consents: Object.entries(TYPES).flatMap(consentsOf) } },
      {
        name: 'SAVE_CONSENT',
        action: { type: 'click', parent: WIDGET, target: { selector: '[part=preferences] [data-action=save]' } },
      },
    ],
  },
};

function consentsOf([type, categories]: [string, readonly string[]]): ConsentRule[] {
  // A switch that is not there, or is right already, is not found, and then nothing is clicked. (A matcher of the type `checkbox` would end
  // the rule where a category is missing.)
  const click = (category: string, state: string): Action => ({
    type: 'click',
    parent: WIDGET,
    target: { selector: `[part=preferences] input[name=${category}]${state}` },
  });
  return categories.map((category) => ({
    type: type as ConsentType,
    trueAction: click(category, ':not(:checked)'),
    falseAction: click(category, ':checked'),
  }));
}
