import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Whether there is a Chromium; says so once where there is none. */
export const hasChromium = existsSync(executablePath);
if (!hasChromium) console.warn(`Skipped: there is no ${executablePath}. To run these tests: apt-get install chromium`);

/** A real browser with a profile of its own, in which a person acts. */
export interface PersonsBrowser {
	/** Every page that was opened. */
	readonly opened: string[];
	/** Opens the URL in a new tab and lets the person act there. */
	readonly openBrowser: (url: string) => Promise<boolean>;
	/** The page that the person ends at, when the acting is over. */
	lastPage(): Promise<Page>;
	close(): Promise<void>;
}

export async function startBrowser(act: (page: Page) => Promise<void>): Promise<PersonsBrowser> {
	const folder = mkdtempSync(join(tmpdir(), "chromium-"));
	const context: BrowserContext = await chromium.launchPersistentContext(folder, {
		executablePath,
		headless: true,
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-quic",
			"--no-first-run",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
		],
	});
	const opened: string[] = [];
	let last: Promise<Page> | undefined;
	const visit = async (url: string): Promise<Page> => {
		const page = await context.newPage();
		await page.goto(url);
		await act(page);
		return page;
	};
	return {
		opened,
		openBrowser(url) {
			opened.push(url);
			last = visit(url);
			last.catch(() => undefined);
			return Promise.resolve(true);
		},
		async lastPage() {
			if (!last) throw new Error("no page was opened");
			return last;
		},
		async close() {
			await context.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
