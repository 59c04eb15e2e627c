import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { words } from '../words/build/plugin.ts';

/** `npm run dev` serves only the page and forwards all other requests to a running platform. */
const suite = process.env.QUIZCAST_URL ?? 'http://localhost:8080';

export default defineConfig({
  base: '/admin/',
  plugins: [words(), react()],
  // Inlined files would need a weaker content security policy.
  build: { target: 'es2022', assetsInlineLimit: 0 },
  server: {
    port: 5173,
    proxy: {
      '/api': suite,
      '/uploads': suite,
      '/ws': { target: suite, ws: true },
    },
  },
});
