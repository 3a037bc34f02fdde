declare module 'virtual:kelisim-texts/core' {
  const words: { readonly [language: string]: string };
  export default words;
}

declare module 'virtual:kelisim-texts/gates' {
  const texts: {
    readonly [language: string]: { readonly closed: string; readonly once: string; readonly always: string };
  };
  export default texts;
}

declare module 'virtual:kelisim-texts/resume' {
  const texts: { readonly [language: string]: { readonly again: string } };
  export default texts;
}

declare module 'virtual:kelisim-texts/names' {
  /** Of each text, by name: `#` if it has plural forms, then its placeholders, with spaces between. */
  export const names: { readonly [name: string]: string };
  /** How many of them, from the first, go by their place in the list. */
  export const numbered: number;
}

declare module 'virtual:kelisim-texts/*' {
  const texts: { readonly [key: string]: string };
  export default texts;
  /** Of the notice's texts. */
  export const language: string;
  /** Sections (`3`) and clauses (`3.3.1`) of the policy in brief, in order. */
  export const brief: readonly (readonly [clause: string, text: string])[];
}

declare module '*.css?inline' {
  const css: string;
  export default css;
}
