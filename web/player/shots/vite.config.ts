import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { words } from '../../words/build/plugin.ts';

/** Builds the scenes separately from the page. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [words(), react()],
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true },
});
