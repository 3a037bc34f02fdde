declare namespace App {
  interface Locals {
    consent: import('kelisim/server').ConsentReading;
  }
}
