import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', format: 'src/format/index.ts', testing: 'src/testing/index.ts' },
  platform: 'neutral',
  format: 'esm',
  target: 'es2022',
  dts: true,
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
});
