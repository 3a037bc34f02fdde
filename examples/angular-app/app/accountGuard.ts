import { inject } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type CanActivateFn, Router } from '@angular/router';
import { injectConsent } from 'kelisim/angular';
import { first, map, switchMap } from 'rxjs';

export const accountGuard: CanActivateFn = () => {
  const home = inject(Router).createUrlTree(['/']);
  return toObservable(injectConsent()).pipe(
    // A guard can run before the page has made its consent.
    first(({ consent }) => consent !== undefined),
    switchMap(({ ask }) => ask('account')),
    map((isOpen) => isOpen || home),
  );
};
