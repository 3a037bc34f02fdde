import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * Makes the folder that goes to `wp-content/plugins/`: the plugin, the server half in PHP, and the script files of
 * `dist`.
 * @param target is emptied first
 */
export function packWordPress(target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, 'lib'), { recursive: true });
  cpSync(join(ROOT, 'integrations/wordpress'), target, { recursive: true });
  cpSync(join(ROOT, 'integrations/php/kelisim.php'), join(target, 'lib/kelisim.php'));
  cpSync(join(ROOT, 'LICENSE'), join(target, 'LICENSE'));
  // The settings page links to it, and errors name it.
  cpSync(join(ROOT, 'docs/OPTIONS.md'), join(target, 'docs/OPTIONS.md'));
  const files = readdirSync(join(ROOT, 'dist')).filter((name) => /^kelisim\.(.*\.)?js$/.test(name));
  if (!files.includes('kelisim.js')) throw new Error('dist/kelisim.js: not there. Run `npm run build` first.');
  for (const name of files) cpSync(join(ROOT, 'dist', name), join(target, 'assets', name));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const target = resolve(process.argv[2] ?? join(ROOT, '.wordpress/kelisim'));
  packWordPress(target);
  console.log(`${target}: zip it, or copy it to wp-content/plugins/`);
}
