import { defineConfig } from "vitest/config";

const all = "test/**/*.test.ts";
const soaks = "test/soak/**";

// What opens no connection need not load the project anew for each file: that takes longer than most of these tests.
const shared = "test/{base,bind,connection-string,examples,functions,optimise,plan,sql,table-file}/**/*.test.ts";

export default defineConfig({
	test: {
		root: new URL("..", import.meta.url).pathname,
		projects: [
			{
				extends: true,
				test: { name: "apart", include: [all], exclude: [soaks, shared], globalSetup: ".config/vitest-setup.ts" },
			},
			{ extends: true, test: { name: "shared", include: [shared], isolate: false } },
		],
		// The machines that run this have two cores, shared with others: no parallel storm, and generous limits.
		maxWorkers: 2,
		testTimeout: 60_000,
		hookTimeout: 60_000,
		reporters: process.env["CI"]
			? ["default", ["json", { outputFile: "node_modules/.cache/vitest-results.json" }]]
			: ["default"],
	},
});
