import type { Command } from './Command';
import { exportEntries } from './export';
import { find } from './find';
import { forget } from './forget';
import { prune } from './prune';
import { seal } from './seal';
import { stats } from './stats';
import { verify } from './verify';
import { verifyText } from './verifyText';

/** The commands that need nothing but the register. */
export const registerCommands: readonly Command[] = [
  seal,
  verify,
  find,
  stats,
  exportEntries,
  forget,
  prune,
  verifyText,
];
