/** The plural forms that languages have beside the general one, `other` (Unicode CLDR). */
export const FORMS = ['zero', 'one', 'two', 'few', 'many'] as const;
