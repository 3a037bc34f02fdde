import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import { provideConsent } from 'kelisim/angular';
import { App } from './app/app';
import { routes } from './app/routes';
import { consentOptions } from './consentOptions';

bootstrapApplication(App, { providers: [provideRouter(routes), provideConsent(consentOptions)] });
