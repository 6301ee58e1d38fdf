import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.TRIMTAB_URL ?? 'http://127.0.0.1:8433';
const api = Object.fromEntries(
  ['/v1', '/docs', '/openapi', '/health', '/metrics'].map((path) => [path, { target: server }]),
);

const baseOfTheDevelopersServer = {
  name: 'base',
  apply: 'serve' as const,
  transformIndexHtml: (html: string) => html.replace('{{base}}', '/'),
};

export default defineConfig({
  plugins: [react(), baseOfTheDevelopersServer],
  // Relative, as the server may have a base path: index.html says where everything begins.
  base: './',
  html: { cspNonce: '{{nonce}}' },
  build: {
    outDir: 'target/classes/dev/trimtab/web',
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: { proxy: api },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    reporters: ['default', './build/reporter.ts'],
  },
});
