import { loadBundled } from './loading/bundled';
import { startTag } from './tag/startTag';

startTag(() => loadBundled);
