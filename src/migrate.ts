export { carryOver } from './migrate/carryOver';
export type { Earlier, Mapping } from './migrate/Earlier';
export { readKlaro } from './migrate/readKlaro';
export { readOsano } from './migrate/readOsano';
export { readVanilla } from './migrate/readVanilla';
