import type { ConsentOptions, OperatorOptions } from './ConsentOptions';

/**
 * What options must be like to compile, beside being `ConsentOptions`: no unknown keys at any depth, and an operator
 * where no preset names one. TypeScript itself looks for unknown keys only where it need not infer the type of a
 * literal. Options that are not known at compile time pass: they are checked when they are used.
 */
export type CheckedOptions<Options extends ConsentOptions> = KnownKeys<Options> & NamesOperator<Options>;

type KnownKeys<Options extends ConsentOptions> = ConsentOptions extends Options
  ? unknown
  : Exact<Options, ConsentOptions>;

type NamesOperator<Options extends ConsentOptions> = Options extends { readonly preset: 'smartustaz' }
  ? unknown
  : 'operator' extends keyof Options
    ? unknown
    : { readonly operator: OperatorOptions };

/** Stands where an option has an unknown key, so that the message of the compiler lists the known ones. */
interface UnknownKey<Known> {
  readonly knownKeys: Known;
}

/** The type of something given, with `UnknownKey` in the place of each value whose key the known type does not have. */
type Exact<Given, Known> = Given extends readonly unknown[]
  ? { readonly [Index in keyof Given]: Exact<Given[Index], Extract<Known, readonly unknown[]>[number]> }
  : Given extends object
    ? {
        readonly [Key in keyof Given]: Key extends KeysOf<TablesOf<Known>>
          ? Exact<Given[Key], ValueOf<TablesOf<Known>, Key>>
          : UnknownKey<KeysOf<TablesOf<Known>>>;
      }
    : unknown;

/** Of what an option can be, the objects: not texts, numbers or lists. */
type TablesOf<Known> = Exclude<Extract<Known, object>, readonly unknown[]>;
type KeysOf<Table> = Table extends unknown ? keyof Table : never;
type ValueOf<Table, Key> = Table extends unknown ? (Key extends keyof Table ? Table[Key] : never) : never;
