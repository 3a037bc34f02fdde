import * as enFirst from 'virtual:kelisim-texts/en.first';
import * as enMore from 'virtual:kelisim-texts/en.more';
import * as kkFirst from 'virtual:kelisim-texts/kk.first';
import * as kkMore from 'virtual:kelisim-texts/kk.more';
import * as ruFirst from 'virtual:kelisim-texts/ru.first';
import * as ruMore from 'virtual:kelisim-texts/ru.more';
import * as companion from '../companion/accompany';
import type { LazyParts, Load } from '../core/lazy';
import * as gates from '../gates/startGates';
import * as bar from '../layouts/bar';
import * as center from '../layouts/center';
import * as messages from '../messages';
import * as modal from '../modal/standIn';
import * as receipt from '../receipt';
import * as resume from '../resume/resume';
import * as sync from '../sync/start';
import * as takeover from '../takeover/takeOver';
import * as sha256 from '../ui/sha256';
import * as views from '../ui/views';
import * as ui from './uiPart';

/** Everything in one file: for sandboxed frames, `file:` and pages that want one integrity hash. */
const parts: { [part: string]: unknown } = {
  'ui.kk': { ...ui, ...kkFirst },
  'ui.ru': { ...ui, ...ruFirst },
  'ui.en': { ...ui, ...enFirst },
  'views.kk': { ...views, ...kkMore },
  'views.ru': { ...views, ...ruMore },
  'views.en': { ...views, ...enMore },
  'decide.kk': ui,
  'decide.ru': ui,
  'decide.en': ui,
  bar,
  center,
  companion,
  gates,
  messages,
  modal,
  receipt,
  resume,
  sha256,
  sync,
  takeover,
  'kk.first': kkFirst,
  'kk.more': kkMore,
  'ru.first': ruFirst,
  'ru.more': ruMore,
  'en.first': enFirst,
  'en.more': enMore,
};

export const loadBundled: Load = async (part) => parts[part] as LazyParts[typeof part];
