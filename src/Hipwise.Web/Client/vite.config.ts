import { defineConfig } from "vite";

// One script and one stylesheet under fixed names: the server adds a hash of the content to their addresses. The worker stands alone.
export default defineConfig({
  base: "/assets/",
  publicDir: false,
  build: {
    outDir: "../wwwroot/assets",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    rollupOptions: {
      input: { hipwise: "main.ts", sw: "sw.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", assetFileNames: "[name][extname]" },
    },
  },
});
