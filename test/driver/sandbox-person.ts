/** A person at the sandbox's approval page who always approves: reads the form and sends it, and follows the way back. */
export interface ApprovingPerson {
	readonly opened: string[];
	readonly openBrowser: (url: string) => Promise<boolean>;
}

export function createPerson(): ApprovingPerson {
	const opened: string[] = [];
	return {
		opened,
		openBrowser(url) {
			opened.push(url);
			void approve(url, "follow").catch(() => undefined);
			return Promise.resolve(true);
		},
	};
}

/** Approves and gives the address that the browser is sent back to. */
export async function approveByHand(url: string): Promise<string> {
	return (await approve(url, "manual")).headers.get("location") ?? "";
}

async function approve(url: string, redirect: "follow" | "manual"): Promise<Response> {
	const page = await (await fetch(url)).text();
	const fields = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
	const body = new URLSearchParams(
		fields.map(([, name = "", value = ""]): [string, string] => [name, value.replaceAll("&amp;", "&")]),
	);
	body.set("decision", "approve");
	return fetch(new URL("/oauth", url), { method: "POST", body, redirect });
}
