import { createInterface } from "node:readline/promises";
import { createError } from "../base/index.ts";
import type { Credential } from "../driver/index.ts";
import type { CommandRow } from "./command.ts";
import { withCredential } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { type FormatFlags, formatFlag, printObjects } from "./row-output.ts";
import type { Surroundings } from "./surroundings.ts";

interface AuthFlags extends ConnectionFlags, FormatFlags {
	/** False with --no-browser. */
	readonly browser?: boolean;
}

type Action = (credential: Credential, flags: AuthFlags, surroundings: Surroundings) => Promise<void>;

const actions: Readonly<Record<string, Action>> = {
	async login(credential, _, { output, signal }) {
		await credential.login(signal);
		await output.write(`Access was granted. The token is kept in ${(await credential.status()).store}.\n`);
	},
	async status(credential, flags, surroundings) {
		const { obtainedAtMs, expiresAtMs, ...status } = await credential.status();
		const facts = {
			...status,
			hasRefreshToken: status.hasRefreshToken ? "yes" : "no",
			obtainedAt: formatTime(obtainedAtMs),
			expiresAt: formatTime(expiresAtMs),
		};
		const rows = Object.entries(facts).map(([name, value]) => ({ fact: printName(name), value }));
		await printObjects({ fact: "varchar", value: "text" }, rows, flags, surroundings);
	},
	async logout(credential, _, { output, signal }) {
		await credential.logout(signal);
		await output.write("The token is forgotten.\n");
	},
};

/** `intercom-sql auth`: OAuth in the browser, and what is known about the token. */
export const authCommand: CommandRow<AuthFlags> = {
	name: "auth",
	summary: "log in with OAuth in the browser, see what is known about the token, or log out",
	arguments: [{ name: "<action>", summary: Object.keys(actions).join(", ") }],
	takesConnection: true,
	flags: [
		{
			flags: "--no-browser",
			summary: "login: print the URL, and take the redirect URL or the code from standard input",
		},
		formatFlag,
	],
	notes: [
		"login asks the person, whatever is stored and whatever InitiateOAuth says. The token itself is never shown.",
	],
	examples: [
		'auth login -c "OAuthClientId=…;OAuthClientSecret=…;"',
		"auth login --no-browser",
		"auth status --format json",
		"auth logout",
	],
	async run({ arguments: [name = ""], flags, surroundings }) {
		const act = Object.hasOwn(actions, name) ? actions[name] : undefined;
		if (!act) {
			throw createError("command_line", {
				problem: `auth has no action "${name}"`,
				advice: `Use one of ${Object.keys(actions).join(", ")}.`,
			});
		}
		const byHand = {
			openBrowser: () => Promise.resolve(false),
			readPastedUrl: (signal: AbortSignal) => readLine(surroundings, signal),
		};
		await withCredential(flags, surroundings, (credential) => act(credential, flags, surroundings), {
			...(flags.browser === false ? byHand : {}),
		});
	},
};

async function readLine({ openInput }: Surroundings, signal: AbortSignal): Promise<string> {
	const lines = createInterface({ input: openInput(), signal });
	try {
		for await (const line of lines) if (line.trim() !== "") return line;
	} finally {
		lines.close();
	}
	throw createError("command_line", { problem: "standard input ended", advice: "Paste the redirect URL or the code." });
}

function formatTime(epochMs: number | undefined): string | null {
	return epochMs === undefined ? null : new Date(epochMs).toISOString();
}

// As SQL has names: has_refresh_token.
function printName(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
