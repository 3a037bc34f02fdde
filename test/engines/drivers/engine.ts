/** A browser that is really there: the little in which they differ. Everything else is in `tab.ts`, once for all. */
export interface Engine {
  /** As it names itself, with its version. */
  readonly version: string;
  /** A visitor with a profile of their own. */
  visitor(options?: VisitorOptions): Promise<Visitor>;
  close(): Promise<void>;
}

export interface VisitorOptions {
  /** Whether this visitor's browser keeps cookies; default: it does. By the browser's own setting, not by a script. */
  readonly cookies?: boolean;
}

export interface Visitor {
  newTab(): Promise<Driver>;
  close(): Promise<void>;
}

/** One tab, as its protocol drives it. */
export interface Driver {
  /** Resolves once the page has loaded. */
  goto(url: string): Promise<void>;
  back(): Promise<void>;
  /** Brings the tab before the visitor's eyes. */
  show(): Promise<void>;
  /**
   * Runs the source of a function without parameters in the page, and waits for its promise.
   * @returns what that resolves to, a string
   */
  run(source: string): Promise<string>;
  /** A real press of the main button, in CSS pixels of the viewport. */
  press(x: number, y: number): Promise<void>;
  /** A real key: a character, or one of `KEYS`, after `Shift+` where that is held. */
  key(name: string): Promise<void>;
}
