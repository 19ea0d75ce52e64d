import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { lightIcons } from '../ui/vite.ts';

export default defineConfig({
  base: '/operator/',
  plugins: [preact()],
  resolve: { alias: [lightIcons] },
  // Fonts and icons stay files: the policy of the pages allows no `data:`.
  build: { assetsInlineLimit: 0, target: 'baseline-widely-available' },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
});
