import { loadByUrl } from './loading/loadByUrl';
import { startTag } from './loading/startTag';

startTag(loadByUrl);
