import { INTERFACE } from '../options/partsInterface';
import type { Report } from '../options/Report';
import type { LoadPart, PartName } from './Parts';

/**
 * Loads parts, and reports those that do not come or do not fit. What failed is tried again when it is needed again.
 */
export function createPartLoader(load: LoadPart, report: Report): LoadPart {
  const failed = new Set<PartName>();
  return async (name) => {
    try {
      const part = await load(name);
      if (part.interfaceNumber !== INTERFACE) throw new Error(mismatch(name));
      failed.delete(name);
      return part;
    } catch (error) {
      if (!failed.has(name)) report('ui-failed', error instanceof Error ? error.message : `${error}`);
      failed.add(name);
      throw error;
    }
  };
}

function mismatch(name: string): string {
  return (
    `kelisim.${name}.js is of another release than kelisim.js. Put the files of each release into a folder of their own, ` +
    'or serve kelisim.js with Cache-Control: no-cache'
  );
}

/** Makes something once; where that failed, the next call tries again. */
export function memoizeUntilFailure<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
