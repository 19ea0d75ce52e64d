import { fileURLToPath } from 'node:url';

/**
 * `resolve.alias` that swaps the core of lucide-preact for a dozen lines of ours: the same icons, 2 kB gzip less, and
 * the popup has 20 in all.
 */
export const lightIcons = {
  find: '../createLucideIcon.mjs',
  replacement: fileURLToPath(new URL('./src/create-icon.ts', import.meta.url)),
};
