import type { Config } from '../options/createConfig';

/** What decides which categories are closed. */
export interface Closing {
  readonly config: Pick<Config, 'categories' | 'model'>;
  allows(name: string): boolean;
}

/** Closed categories whose cookies are deleted. The session of a visitor who has signed in ends with signing out. */
export function erasedCategories({ config, allows }: Closing): readonly string[] {
  return config.model.optional.filter((name) => name !== 'authorization' && !allows(name));
}
