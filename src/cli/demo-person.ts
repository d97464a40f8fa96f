/**
 * Plays the person in the browser: opens the approval page, presses Approve, and goes where that leads.
 * @param url The authorize URL.
 * @returns True, as a browser that could be opened.
 * @throws What fetch throws; Error when the page is not the approval page.
 */
export async function approveAccess(url: string, signal: AbortSignal): Promise<boolean> {
	const page = await fetch(url, { signal });
	const { action, fields } = readForm(await page.text());
	fields.set("decision", "approve");
	// The answer is a redirect to CallbackURL; fetch follows it there, as a browser does.
	const end = await fetch(new URL(action, url), { method: "POST", body: fields, signal });
	await end.text();
	return true;
}

function readForm(html: string): { readonly action: string; readonly fields: URLSearchParams } {
	const action = /<form [^>]*action="([^"]*)"/.exec(html)?.[1];
	if (action === undefined) throw new Error("the approval page has no form");
	const fields = new URLSearchParams();
	for (const [, name = "", value = ""] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
		fields.set(name, unescapeHtml(value));
	}
	return { action: unescapeHtml(action), fields };
}

function unescapeHtml(text: string): string {
	return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}
