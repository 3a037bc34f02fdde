import { Component } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { injectConsent } from 'kelisim/angular';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <nav>
      <a routerLink="/">Home</a>
      <button type="button" (click)="consent().consent?.openPreferences()">Cookie settings</button>
    </nav>
    <router-outlet />
  `,
})
export class App {
  readonly consent = injectConsent();
}
