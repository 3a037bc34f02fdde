export {};

/** The long runs behind `docs/RELIABILITY.md`, each a script of its own: `npm run long -- fuzz …`. */
const RUNS: { readonly [name: string]: () => Promise<unknown> } = {
  fuzz: () => import('./fuzz'),
  faults: () => import('./faults'),
  soak: () => import('./soak'),
  load: () => import('./load'),
  mutation: () => import('./mutation'),
  reproducible: () => import('./reproducible'),
};

// What follows the name is for the run itself.
const [name = ''] = process.argv.splice(2, 1);
const run = RUNS[name];
if (!run) {
  console.error(`npm run long -- ${Object.keys(RUNS).join('|')} [what the run takes]`);
  process.exit(1);
}
await run();
