import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { themes } from '../theme/src/tokens.ts';
import { words } from '../words/build/plugin.ts';
import { budget } from './build/budget.ts';
import { chunks, preloadFrame } from './build/chunks.ts';

/** `npm run dev` serves only the page and forwards all other requests to a running platform. */
const suite = process.env.QUIZCAST_URL ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [
    words(),
    react(),
    budget(),
    preloadFrame(),
    VitePWA({
      // The user decides about updates and is never asked during a game; see app-shell/updates.ts.
      registerType: 'prompt',
      injectRegister: null,
      manifest: {
        name: 'Quizcast',
        short_name: 'Quizcast',
        description: 'Live elimination quizzes with a prize fund',
        start_url: '/',
        display: 'standalone',
        background_color: themes.night.page,
        theme_color: themes.night.page,
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          {
            src: '/icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        // Only the shell is cached in advance. Pages, languages and other fonts are cached when
        // they are first used.
        globPatterns: [
          'index.html',
          'assets/{index,frame}-*.{js,css}',
          'assets/onest-{latin,cyrillic,cyrillic-ext}-wght-normal-*.woff2',
          'assets/{figures,tenge}-*.woff2',
        ],
        importScripts: ['/push.js'],
        navigateFallback: '/index.html',
        // The paths of services and of the portal must never get the player's page.
        navigateFallbackDenylist: [/^\/(api|uploads|ws|admin|legal)(\/|$)/, /\.\w+$/],
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'assets', expiration: { maxEntries: 200 } },
          },
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/legal/'),
            handler: 'NetworkFirst',
            options: { cacheName: 'legal', expiration: { maxEntries: 20 } },
          },
        ],
      },
    }),
  ],
  // Inlined files would need a weaker content security policy.
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': suite,
      '/uploads': suite,
      '/ws': { target: suite, ws: true },
    },
  },
});
