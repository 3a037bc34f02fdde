import fc from 'fast-check';
import { arbitraryHeader, arbitraryValue, checkDecode, checkReader } from './codec';
import { growth } from './growth';
import { arbitraryRequest, checkHandler } from './handler';
import { arbitraryOptions, checkGivenOptions } from './options';

/**
 * `npm run long -- fuzz [inputs] [seed]`: a million inputs, unless told otherwise, for everything that reads what
 * others wrote. No throw but the documented errors, no yes out of garbage, no time that grows faster than the input. A
 * failure prints the smallest input that shows it, and the seed.
 */
const [inputs = '1000000', given] = process.argv.slice(2);
const total = Number(inputs);
const seed = given ? Number(given) : Date.now() & 0x7fffffff;
console.log(`Seed ${seed}, ${total} inputs`);

const params = (share: number) => ({ seed, numRuns: Math.ceil(total * share) });
await timed('the codec', 0.4, (share) => fc.assert(fc.property(arbitraryValue, checkDecode), params(share)));
await timed('the reader', 0.25, (share) => fc.assert(fc.property(arbitraryHeader, checkReader), params(share)));
await timed('options', 0.25, (share) => fc.assert(fc.property(arbitraryOptions, checkGivenOptions), params(share)));
await timed('the handler', 0.1, (share) => fc.assert(fc.asyncProperty(arbitraryRequest, checkHandler), params(share)));

const rows = await growth();
console.table(rows);
const steep = rows.filter(({ ratio }) => ratio > 3);
if (steep.length) throw new Error(`not linear: ${steep.map(({ input }) => input)} (seed ${seed})`);

async function timed(what: string, share: number, run: (share: number) => unknown) {
  const start = performance.now();
  await run(share);
  console.log(`${what}: ${Math.ceil(total * share)} inputs, ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
