import { loadByImport } from './loading/loadByImport';
import { startTag } from './loading/startTag';

startTag(() => loadByImport);
