import { describeOlder } from './older';

// With `npm run test:engines` alone.
describeOlder('HTMLDialogElement', 'inert', 'popover');
