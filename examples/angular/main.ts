// The compiler in the browser, for an example without a build of Angular's own; `ng build` needs it not.
import '@angular/compiler';
import { type ApplicationRef, Component, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { injectConsent, provideConsent } from 'kelisim/angular';
import { options } from '../options';
import { LANGUAGES, wordsIn } from '../words';

let app: ApplicationRef | undefined;

// As a function: decorators would need another compiler.
const App = Component({
  selector: 'my-app',
  template: `
    <main>
      <h1>{{ words().title }}</h1>
      <nav>
        @for (code of languages; track code) {
          <button [id]="code" (click)="consent().consent?.setLanguage(code)">{{ code }}</button>
        }
      </nav>
      <button id="sign-in" data-kelisim-needs="account" (click)="visiting.set(true)">{{ words().signIn }}</button>
      @if (visiting() && consent().allows('account')) {
        <p id="account">{{ words().account }}</p>
      }
      @if (consent().allows('statistics')) {
        <p id="statistics">{{ words().statistics }}</p>
      } @else {
        <p id="closed">{{ words().closed }}</p>
      }
      <button id="open" (click)="consent().ask('statistics')">{{ words().open }}</button>
      <button id="withdraw" (click)="consent().consent?.withdraw()">{{ words().withdraw }}</button>
      <button id="leave" (click)="leave()">{{ words().leave }}</button>
    </main>
  `,
})(
  class {
    readonly languages = LANGUAGES;
    readonly consent = injectConsent();
    readonly visiting = signal(false);
    readonly words = () => wordsIn(this.consent().language);
    readonly leave = () => app?.destroy();
  },
);

app = await bootstrapApplication(App, { providers: [provideConsent(options)] });
