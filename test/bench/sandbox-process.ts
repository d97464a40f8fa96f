import { type SandboxOptions, startSandbox } from "../../src/sandbox/index.ts";

const sizes: Readonly<Record<string, SandboxOptions>> = {
	small: { contacts: 20_000, conversations: 20_000, rateLimitPerMinute: 6_000_000 },
	million: { contacts: 1_000_000, conversations: 1_000_000, rateLimitPerMinute: 6_000_000 },
	// As far away and as limited as the service is.
	distant: { contacts: 150_000, conversations: 150_000, latencyMs: 100, rateLimitPerMinute: 10_000 },
};

// A process of its own, so that what is measured is the driver. It tells its address and ends with its parent.
const start = performance.now();
const sandbox = await startSandbox(sizes[process.argv[2] ?? "small"]);
const startMs = performance.now() - start;
process.send?.({
	url: sandbox.url,
	accessToken: sandbox.accessToken,
	startMs,
	rssBytes: process.memoryUsage().rss,
});
process.on("message", () => {
	const { user, system } = process.cpuUsage();
	process.send?.({ rssBytes: process.memoryUsage().rss, cpuSeconds: (user + system) / 1e6 });
});
process.once("disconnect", () => {
	void sandbox.close();
});
