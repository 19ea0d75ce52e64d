import { readFileSync } from 'node:fs';
import type { Document } from '../../openapi/document.ts';

/** The contract as `npm run generate` made it. */
export function readDocument(): Document {
  return JSON.parse(readFileSync(new URL('../../openapi/openapi.gen.json', import.meta.url), 'utf8'));
}
