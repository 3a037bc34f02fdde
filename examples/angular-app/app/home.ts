import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectConsent } from 'kelisim/angular';

@Component({
  imports: [RouterLink],
  template: `
    <h1>Home</h1>
    <a id="account" routerLink="/account" data-kelisim-needs="account">My account</a>
    @if (consent().allows('statistics')) {
      <p>Statistics are on.</p>
    } @else {
      <p>Statistics are off.</p>
    }
  `,
})
export class Home {
  readonly consent = injectConsent();
}
