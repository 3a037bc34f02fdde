/** The texts of a layer, by language: `first`, `second`, `embeds`, `companion`. */
declare module 'virtual:kelisim-texts/*' {
  const tables: { readonly [language: string]: { readonly [key: string]: string } };
  export default tables;
}

declare module 'virtual:kelisim-texts/names' {
  /** Of each text, by key: `#` if it has plural forms, then its placeholders, with spaces between. */
  const names: { readonly [key: string]: string };
  export default names;
}

declare module 'virtual:kelisim-texts/brief' {
  /** Sections (`3`) and clauses (`3.3.1`) of the policy in brief, in order. */
  const numbers: readonly string[];
  export default numbers;
}

declare module 'virtual:kelisim-texts/digests' {
  /** Of our texts of the law's items, by language: 8 hex digits. */
  const digests: { readonly [language: string]: string };
  export default digests;
}

declare module 'virtual:kelisim-texts/law' {
  /** Our texts of the law's items, by language, as the digest is made of them. */
  const texts: { readonly [language: string]: string };
  export default texts;
}

declare module '*.css?inline' {
  const css: string;
  export default css;
}
