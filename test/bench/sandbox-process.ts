import { startSandbox } from "../../src/sandbox/index.ts";

const sizes = {
	small: { contacts: 20_000, conversations: 20_000 },
	large: { contacts: 150_000, conversations: 150_000 },
	million: { contacts: 1_000_000, conversations: 1_000_000 },
};

// A process of its own, so that what is measured is the driver. It tells its address and ends with its parent.
const [size = "small", latency = "0", limit = "6000000"] = process.argv.slice(2);
const start = performance.now();
const sandbox = await startSandbox({
	...sizes[size as keyof typeof sizes],
	latencyMs: Number(latency),
	rateLimitPerMinute: Number(limit),
});
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
