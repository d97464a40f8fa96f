// `npm run build`: declarations in one file, code and profiles by the bundler, the licences of what it takes in, all in dist/.
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundlePackage } from "./bundle.ts";
import { collectOwn, printDeclarations } from "./declarations.ts";
import { describeLicences } from "./licences.ts";
import { buildStorageWorker } from "./storage-worker.ts";

const root = new URL("..", import.meta.url).pathname;

process.chdir(root);
rmSync("dist", { recursive: true, force: true });
for (const [path, text] of printDeclarations(collectOwn(root))) {
	mkdirSync(join("dist", dirname(path)), { recursive: true });
	writeFileSync(join("dist", path), text);
}
writeFileSync("dist/LICENSES.txt", describeLicences(root));
await bundlePackage(join(root, "dist"));
await buildStorageWorker();
chmodSync("dist/cli/main.js", 0o755);
