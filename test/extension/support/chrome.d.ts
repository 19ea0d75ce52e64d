/** In what a test runs inside the extension's own pages and worker. */
declare const chrome: typeof import('wxt/browser').browser;
