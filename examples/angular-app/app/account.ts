import { Component } from '@angular/core';

@Component({
  template: `
    <h1>My account</h1>
    <p>Algebra</p>
  `,
})
export class Account {}
