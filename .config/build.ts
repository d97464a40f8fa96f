// `npm run build`: declarations by tsc, code and profiles by the bundler, all in dist/.
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundlePackage } from "./bundle.ts";
import { buildStorageWorker } from "./storage-worker.ts";

const root = new URL("..", import.meta.url).pathname;

process.chdir(root);
rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", ".config/tsconfig.build.json"], {
	stdio: "inherit",
});
await bundlePackage(join(root, "dist"));
await buildStorageWorker();
chmodSync("dist/cli/main.js", 0o755);
