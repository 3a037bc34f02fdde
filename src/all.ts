import { startTag } from './tag/startTag';
import { loadBundled } from './loading/bundled';

startTag(() => loadBundled);
