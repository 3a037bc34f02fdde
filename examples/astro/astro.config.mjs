import node from '@astrojs/node';
import { defineConfig } from 'astro/config';

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'standalone' }),
  // Astro refuses a POST to another host than one of these. Replace the first by yours.
  security: { allowedDomains: [{ hostname: 'portal.example', protocol: 'https' }, { hostname: '127.0.0.1' }] },
});
