import type { Routes } from '@angular/router';
import { Account } from './account';
import { accountGuard } from './accountGuard';
import { Home } from './home';

export const routes: Routes = [
  { path: '', component: Home },
  { path: 'account', component: Account, canActivate: [accountGuard] },
];
