/** Starts a script, which reads what follows its name on the command line. */
type Start = () => Promise<unknown>;

/**
 * The commands of `package.json` that take the name of a script: `npm run long -- fuzz 1000`, `npm run tool --
 * picture`.
 */
export const COMMANDS: { readonly [command: string]: { readonly [name: string]: Start } } = {
  /** Takes minutes or more. Most are behind a promise of `docs/RELIABILITY.md`. */
  long: {
    faults: () => import('./faults'),
    fuzz: () => import('./fuzz'),
    load: () => import('./load'),
    mutation: () => import('./mutation'),
    next: () => import('./testNext'),
    register: () => import('./registerLoad'),
    reproducible: () => import('./reproducible'),
    soak: () => import('./soak'),
  },
  /** Makes a file or prints a table. */
  tool: {
    archives: () => import('./release/makeArchives'),
    demo: () => import('./demoStatic'),
    inside: () => import('./inside'),
    lists: () => import('./extractLists'),
    picture: () => import('./picture'),
    sbom: () => import('./sbom'),
    sizes: () => import('./writeSizes'),
  },
};
