/** What the browser shows when it comes back. */
export type CallbackPage = keyof typeof pages;

const pages = {
	success: {
		status: 200,
		title: "You are connected",
		text: "Access was granted. You can close this tab and return to your program.",
	},
	denied: {
		status: 200,
		title: "Access was not granted",
		text: "Nothing was changed. You can close this tab; your program says how to try again.",
	},
	wrong_state: {
		status: 400,
		title: "This answer does not belong to the question",
		text: "The link did not come from the authorization that your program waits for, so it was not used. Your program goes on waiting: use the page that it opened, and close this one.",
	},
	failed: {
		status: 502,
		title: "The authorization could not be completed",
		text: "Access was granted, but the last step failed. Your program says what went wrong.",
	},
	answered: {
		status: 410,
		title: "This link was used already",
		text: "Each authorization is answered once. You can close this tab.",
	},
	incomplete: {
		status: 400,
		title: "Nothing to do here yet",
		text: "This address waits for the answer of an authorization. Start it from your program.",
	},
	foreign: {
		status: 403,
		title: "Not accepted",
		text: "This address only takes a browser's own visit.",
	},
	not_found: { status: 404, title: "Not found", text: "There is nothing at this address." },
} as const satisfies Record<string, { status: number; title: string; text: string }>;

/**
 * Renders a page; its words are fixed, so nothing that came with the request can appear in it.
 * @example renderCallbackPage("success").status // 200
 */
export function renderCallbackPage(page: CallbackPage): {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
} {
	const { status, title, text } = pages[page];
	return {
		status,
		headers: {
			"content-type": "text/html; charset=utf-8",
			"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
			// The URL of this page carries the code.
			"referrer-policy": "no-referrer",
			"cache-control": "no-store",
			"x-content-type-options": "nosniff",
			connection: "close",
		},
		body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} – intercom-sql</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 18vh auto; max-width: 32rem; padding: 0 1.5rem; color: #222; background: #fafafa }
@media (prefers-color-scheme: dark) { body { color: #eee; background: #181818 } }
</style>
<h1>${title}</h1>
<p>${text}</p>
<p><small>This page is from intercom-sql, which runs on this computer.</small></p>
</html>
`,
	};
}
