import { drawReadmePicture } from './sheets/drawReadmePicture';
import { drawSheets } from './sheets/drawSheets';

/**
 * `npm run picture`: pictures of the notice.
 * - without arguments: `docs/notice.png`, the picture of the README;
 * - `--sheet`: contact sheets of every view in `test/.artifacts/sheets/`. `--sheet notice asked` draws
 *   only these views.
 *
 * Further arguments: `--no-build` uses `dist/` as it is; `--scale 0.4` is the size of the pictures on a sheet (0.5).
 */
const given = process.argv.slice(2);
const flags = new Set(given.filter((argument) => argument.startsWith('--')));
const scaleAt = given.indexOf('--scale');
const scale = scaleAt < 0 ? 0.5 : Number(given[scaleAt + 1]);
const views = given.filter((argument, index) => !argument.startsWith('--') && (scaleAt < 0 || index !== scaleAt + 1));
const build = !flags.has('--no-build');

if (!(scale > 0 && scale <= 1)) throw new Error('--scale takes a number above 0 and up to 1, for example --scale 0.4');
if (flags.has('--sheet')) await drawSheets({ views, scale, build });
else await drawReadmePicture({ build });
