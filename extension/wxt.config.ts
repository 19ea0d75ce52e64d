import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { lightIcons } from '../examples/ui/vite.ts';

/** A plain-HTTP server is let in only on the person's own machine: the sandbox. */
const servers = ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'];

/** What only lucide's own tools read: it would be a tenth of the popup's scripts. */
const leanIcons: Plugin = {
  name: 'lean-icons',
  transform: {
    filter: { id: /lucide-preact.*icons/ },
    handler: (code) =>
      code.replaceAll(
        /,\s*key: "\w+"|\s*name: "[\w-]+",|\s*size: \d+,|,\s*aliases: \[[^\]]*\]|^__iconData\.node;$/gm,
        '',
      ),
  },
};

/** The first frame waits for the script, which has the last sum at hand: an empty one would cost a frame. */
const firstFrameWaits: Plugin = {
  name: 'first-frame-waits',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script type="module"', '$& blocking="render"'),
  },
};

export default defineConfig({
  srcDir: 'src',
  // Nothing appears by magic: every name is imported.
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [preact({ devToolsEnabled: false }), leanIcons, firstFrameWaits],
    resolve: { alias: [lightIcons] },
    build: {
      target: 'es2023',
      modulePreload: { polyfill: false },
      // One chunk for both pages, without what the popup needs only in its lazy chunks.
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'shared', test: /^(?!.*(field|logo|server-address|icons\/x\.))/, minShareCount: 2 },
            ],
          },
        },
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'ru',
    permissions: ['alarms', 'storage'],
    optional_permissions: ['notifications'],
    optional_host_permissions: servers,
    action: { default_title: '__MSG_name__' },
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+C' } } },
    // The default of Firefox would turn the sandbox's http:// into https://.
    content_security_policy: {
      extension_pages:
        "default-src 'self'; connect-src https: http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'extension@element-cabinet.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['authenticationInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
});
