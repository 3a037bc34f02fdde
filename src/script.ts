import { loadByUrl } from './loading/byUrl';
import { startTag } from './tag/startTag';

startTag(loadByUrl);
