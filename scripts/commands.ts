/** Starts a script, which reads what follows its name on the command line. */
type Start = () => Promise<unknown>;

/**
 * The commands of `package.json` that take the name of a script, and its arguments: `npm run long -- fuzz 1000`.
 */
export const COMMANDS: { readonly [command: string]: { readonly [name: string]: Start } } = {
  /** Takes minutes or more. Most are behind a promise of `docs/RELIABILITY.md`. */
  long: {
    fuzz: () => import('./fuzz'),
    load: () => import('./load'),
    mutation: () => import('./mutation'),
    next: () => import('./testNext'),
    register: () => import('./registerLoad'),
    reproducible: () => import('./reproducible'),
  },
  /** Makes a file or prints a table. */
  tool: {
    archives: () => import('./release/makeArchives'),
    inside: () => import('./inside'),
    lists: () => import('./extractLists'),
    sbom: () => import('./sbom'),
    sizes: () => import('./writeSizes'),
  },
};
