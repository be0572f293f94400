import { defineConfig } from "vitest/config";
import { compressed } from "./compressed.ts";

const server = process.env["FEIERABEND_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [compressed()],
  build: {
    outDir: "../chat_server/web/static",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the Content-Security-Policy allows no data: fonts or scripts
    modulePreload: { polyfill: false },
    target: "es2022",
  },
  server: { proxy: { "/api": server, "/ws": { target: server, ws: true } } },
  test: {
    include: ["{src,tests}/**/*.test.{ts,tsx}"],
    pool: "threads", // they start sooner than processes
    // ends what hangs; a busy machine needs seconds for what takes a quiet one a tenth of one
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
