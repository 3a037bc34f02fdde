import { startSignals } from './signals/tag/startSignals';

startSignals();
