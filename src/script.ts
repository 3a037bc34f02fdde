import { startTag } from './tag/startTag';
import { loadByUrl } from './loading/byUrl';

startTag(loadByUrl);
