import type { Status } from '../record/ConsentRecord';

/** The status on `<html>`, for the sheets of the page. */
export function showState(status: Status): void {
  document.documentElement.dataset.kelisimState = status;
}

export function isStateShown(): boolean {
  return 'kelisimState' in document.documentElement.dataset;
}

export function removeState(): void {
  delete document.documentElement.dataset.kelisimState;
}
