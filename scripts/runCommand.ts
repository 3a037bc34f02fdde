import { COMMANDS } from './commands';

// The rest of the arguments is for the script.
const [command = '', name = ''] = process.argv.splice(2, 2);
const scripts = COMMANDS[command] ?? {};
const start = Object.hasOwn(scripts, name) ? scripts[name] : undefined;
if (!start) {
  console.error(`npm run ${command} -- ${Object.keys(scripts).join('|')} [arguments of the script]`);
  process.exit(1);
}
await start();
