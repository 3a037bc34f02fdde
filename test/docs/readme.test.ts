import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { measure } from '../../scripts/sizes';

// It bundles: for machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const readme = readFileSync('README.md', 'utf8');

const measured = measure();
/** In KB, rounded up to a tenth: what is said is never smaller than what is. */
const said = async (what: string) => {
  const { bytes } = (await measured).find((row) => row.what === what) ?? { bytes: Number.NaN };
  return (Math.ceil((bytes / 1024) * 10) / 10).toFixed(1);
};

it.each([
  ['returning visitor', /\*\*([\d.]+) KB\*\* for a visitor who has decided/],
  ['first visitor, one language', /\*\*([\d.]+) KB\*\* for a first visit/],
  ['returning visitor', /\| returning visitor[^|]*\|\s*([\d.]+)/],
  ['first visitor, one language', /\| first visitor[^|]*\|\s*([\d.]+)/],
  ['all views, one language', /\| all views[^|]*\|\s*([\d.]+)/],
  ['kelisim.all.js, three languages', /\| `kelisim\.all\.js`[^|]*\|\s*([\d.]+)/],
  ['kelisim.signals.js, every vendor', /\| `kelisim\.signals\.js`[^|]*\|\s*([\d.]+)/],
  ['npm: createConsent', /\| npm[^|]*\|\s*([\d.]+)/],
  ['kelisim/server: readConsent', /\| `kelisim\/server`[^|]*\|\s*([\d.]+)/],
])('the README tells the size of %s as it is measured', async (what, pattern) => {
  expect(pattern.exec(readme)?.[1]).toBe(await said(what));
});
