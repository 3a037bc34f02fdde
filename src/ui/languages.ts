/** Languages with texts of ours, and what each calls itself in the switch. */
export const LANGUAGES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' } as const;

// A function: a list that is made while the module loads would stay in bundles that do not use it.
export const ourLanguages = (): string[] => Object.keys(LANGUAGES);
