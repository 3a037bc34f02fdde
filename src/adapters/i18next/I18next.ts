/** The members of an i18next instance (21 or later) that are used. No version of it is imported. */
export interface I18next {
  readonly language?: string;
  readonly languages?: readonly string[];
  readonly isInitialized?: boolean;
  readonly options?: {
    readonly supportedLngs?: false | readonly string[];
    readonly pluralSeparator?: string;
  };
  // Each version types what it takes in its own way, and portals type their keys.
  readonly t: (...given: never[]) => unknown;
  readonly exists: (...given: never[]) => boolean;
  changeLanguage(language: string): Promise<unknown>;
  addResourceBundle(language: string, namespace: string, resources: object, deep: boolean, overwrite: boolean): unknown;
  on(event: string, listener: () => void): unknown;
  off(event: string, listener: () => void): unknown;
  readonly store?: { readonly data?: object };
  readonly services?: {
    readonly languageUtils?: {
      toResolveHierarchy(code: string): readonly string[];
      isSupportedCode?(code: string): boolean;
    };
  };
}

/** As it is called here. */
export interface Calls {
  t(key: string, options: object): unknown;
  exists(key: string, options: object): boolean;
}
