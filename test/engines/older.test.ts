import { describeOlder } from './older';
import { thorough } from './ways';

describeOlder('all of these', ...(thorough ? ['adoptedStyleSheets', 'cookieStore', 'BroadcastChannel'] : []));
