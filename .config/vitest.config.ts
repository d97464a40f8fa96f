import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		root: new URL("..", import.meta.url).pathname,
		include: ["test/**/*.test.ts"],
		exclude: ["test/soak/**"],
		globalSetup: ".config/vitest-setup.ts",
		// The machines that run this have two cores, shared with others: no parallel storm, and generous limits.
		maxWorkers: 2,
		testTimeout: 60_000,
		hookTimeout: 60_000,
		reporters: process.env["CI"]
			? ["default", ["json", { outputFile: "node_modules/.cache/vitest-results.json" }]]
			: ["default"],
	},
});
