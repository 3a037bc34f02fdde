import { startSignals } from './integrations/tag/startSignals';

startSignals();
