import { startSandbox } from "../../src/sandbox/index.ts";

// A process of its own, so that what is measured is the driver. It tells its address and ends with its parent.
const sandbox = await startSandbox({ contacts: 20_000, conversations: 20_000, rateLimitPerMinute: 6_000_000 });
process.send?.({ url: sandbox.url, accessToken: sandbox.accessToken });
process.once("disconnect", () => {
	void sandbox.close();
});
