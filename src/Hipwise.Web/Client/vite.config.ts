import { defineConfig } from "vite";

// One script and one stylesheet under fixed names: the server adds a hash of the content to their addresses. The worker stands alone.
export default defineConfig({
  base: "/assets/",
  publicDir: false,
  worker: {
    format: "es",
    rollupOptions: { output: { entryFileNames: "[name]-[hash].js", chunkFileNames: "[name]-[hash].js" } },
  },
  build: {
    outDir: "../wwwroot/assets",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      input: { hipwise: "main.ts", sw: "sw.ts" },
      output: {
        entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", assetFileNames: "[name][extname]",
        // What is fetched later must not import the one script: its address would lack the hash, and it would run a second time.
        codeSplitting: { groups: [{ name: "parts", test: /elements[\\/](player[\\/](voice|dom|words|wake-lock|store)|camera[\\/](shelf|watch)|player[\\/]course)\.ts$/ }] },
      },
    },
  },
});
