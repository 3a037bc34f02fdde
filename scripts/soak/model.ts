/** What the site answers in place of each part: the right file, one of another release, or none. */
export type PartsAnswer = 'right' | 'other' | 'missing' | 'dropped';
/** A part that has come to this document: it fits, or it is of another release. */
type Part = 'right' | 'wrong' | undefined;

export interface Choice {
  readonly granted: readonly string[];
  readonly policy: boolean;
}

/** The gated scripts of the page, in their order. */
export const SCRIPTS = ['inline', 'external', 'template'] as const;
type Ran<Value> = { [Name in (typeof SCRIPTS)[number]]: Value };

/** What belongs to one document, and goes with it. */
export interface DocumentModel {
  readonly parts: { embeds: Part; settings: Part };
  /** How often each gated script has run. */
  readonly runs: Ran<number>;
  /** Whether it has run in the view that is there now. */
  view: Ran<boolean>;
  /** The copy of the view that a router keeps. */
  copy: { readonly view: Ran<boolean>; readonly open: readonly string[] } | undefined;
  /** During this act, gated scripts of this document may have run: their category was open for a moment or a while. */
  mayRun: boolean;
  /** The browser refuses to write the cookie. */
  isRefused: boolean;
  /** Codes of `kelisim:error` that have to be there, and those that may be. */
  readonly due: Set<string>;
  readonly tolerated: Set<string>;
}

/** All that a visitor's state is, as the contract says it: the widget has to agree with it after each act. */
export interface Model {
  readonly byImport: boolean;
  /** What counts on this page; `null`: undecided. */
  choice: Choice | null;
  /** What the browser keeps, and the next page reads. The same object as `choice` where that is stored. */
  kept: Choice | null;
  parts: PartsAnswer;
  /** A cookie of our name was no record: it is reported by the pages that find it. */
  hadGarbage: boolean;
  document: DocumentModel;
  /** Categories that were open during one call of the act, and were closed again before anything else could happen. */
  readonly moment: Set<string>;
  /** Categories that were open for a while during the act. */
  readonly passed: Set<string>;
  /** Resources that the act may request: what a copy of an open page asks for in the moment of its making. */
  readonly unpreventable: Set<string>;
}

export const OPTIONAL = ['authorization', 'statistics', 'advertising'] as const;
export const ALL: Choice = { granted: OPTIONAL, policy: true };
export const NONE: Choice = { granted: [], policy: false };

export function createModel(byImport: boolean): Model {
  const model: Model = {
    byImport,
    choice: null,
    kept: null,
    parts: 'right',
    hadGarbage: false,
    document: createDocument(),
    moment: new Set(),
    passed: new Set(),
    unpreventable: new Set(),
  };
  load(model);
  return model;
}

function createDocument(): DocumentModel {
  return {
    parts: { embeds: undefined, settings: undefined },
    runs: { inline: 0, external: 0, template: 0 },
    view: { inline: false, external: false, template: false },
    copy: undefined,
    mayRun: false,
    isRefused: false,
    due: new Set(),
    tolerated: new Set(),
  };
}

export const isStored = ({ choice, kept }: Model) => choice !== null && choice === kept;
export const isGranted = ({ choice }: Model, name: string) => !!choice?.granted.includes(name);

export function statusOf({ choice }: Pick<Model, 'choice'>): string {
  if (!choice) return 'undecided';
  const yes = choice.granted.length + Number(choice.policy);
  return yes === OPTIONAL.length + 1 ? 'accepted' : yes ? 'custom' : 'rejected';
}

/**
 * A decision on this page.
 * @param isPassing whether the next one follows before files can have come: what it opens may open, and what it closes
 * may close
 */
export function decide(model: Model, choice: Choice, isPassing = false): void {
  // Another object each time: an equal choice of before is not this one.
  model.choice = { ...choice };
  if (model.document.isRefused) model.document.due.add('storage-blocked');
  else model.kept = model.choice;
  if (isPassing) pass(model);
  else update(model);
}

function pass(model: Model) {
  for (const name of model.choice?.granted ?? []) model.passed.add(name);
  model.document.mayRun ||= isGranted(model, 'statistics');
}

/** Somebody else has written, or deleted, what the browser keeps; the page has looked. */
export function takeOver(model: Model, kept: Choice | null, isPassing = false): void {
  // What the browser never kept was not deleted by anybody.
  if (kept || isStored(model)) model.choice = kept;
  model.kept = kept;
  if (isPassing) pass(model);
  else update(model);
}

/** A new document. */
export function load(model: Model): void {
  model.document = createDocument();
  model.choice = model.kept;
  update(model);
}

/** Part and gates, after anything that may have changed them. */
export function update(model: Model): void {
  const { document } = model;
  if (model.parts !== 'right') document.tolerated.add('ui-failed');
  if (model.hadGarbage) document.tolerated.add('config');
  const hasEmbeds = needPart(model, 'embeds');
  if (!isGranted(model, 'statistics')) return;
  for (const name of SCRIPTS) {
    if (document.view[name] || (name === 'template' && !hasEmbeds)) continue;
    document.view[name] = true;
    document.runs[name]++;
  }
}

/** A part that did not come is asked for again when it is needed again; one that has come stays. */
export function needPart(model: Model, name: keyof DocumentModel['parts']): boolean {
  const { parts, due } = model.document;
  if (model.parts === 'right') parts[name] ??= 'right';
  else if (model.parts === 'other') parts[name] ??= 'wrong';
  if (parts[name] !== 'right') due.add('ui-failed');
  return parts[name] === 'right';
}
