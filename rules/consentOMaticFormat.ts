/** The part of Consent-O-Matic's rule format (`rules.schema.json` in cavi-au/Consent-O-Matic) that our rule uses. */
export interface ConsentOMaticRules {
  readonly [name: string]: {
    readonly detectors: readonly {
      readonly presentMatcher: readonly Matcher[];
      readonly showingMatcher: readonly Matcher[];
    }[];
    readonly methods: readonly { readonly name: MethodName; readonly action: Action }[];
  };
}

export type MethodName = 'HIDE_CMP' | 'OPEN_OPTIONS' | 'DO_CONSENT' | 'SAVE_CONSENT';

export interface Selection {
  readonly selector: string;
  /** Whether it has a height. */
  readonly displayFilter?: boolean;
}

/** The target is looked for inside the parent: in its shadow root, if it has one. */
interface Where {
  readonly parent?: Selection;
  readonly target: Selection;
}

export type Matcher = Where & { readonly type: 'css' };

export type Action =
  | (Where & { readonly type: 'click' })
  | { readonly type: 'list'; readonly actions: readonly Action[] }
  | { readonly type: 'consent'; readonly consents: readonly ConsentRule[] }
  /** Inside the action everything is looked for in what was found. */
  | { readonly type: 'foreach'; readonly target: Selection; readonly action: Action }
  | {
      readonly type: 'waitcss';
      readonly target: Selection;
      readonly retries?: number;
      /** Milliseconds. */
      readonly waitTime?: number;
    };

export interface ConsentRule {
  readonly type: ConsentType;
  /** Where the visitor allows this type. */
  readonly trueAction: Action;
  readonly falseAction: Action;
}

/** Storage, functionality, analytics, content, advertising, other. */
export type ConsentType = 'D' | 'A' | 'B' | 'E' | 'F' | 'X';
